import { Directory } from '#directory';
import { putNews, type NewsItem } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { numberInWords, plain } from '#kernel';
import { CONCLUSIONS } from '../ground/terms.ts';
import {
  AssignmentDeclined,
  DraftChanged,
  OpinionAsked,
  OpinionAssigned,
  OpinionDelivered,
  OpinionReturned,
} from './events.ts';
import { opinion, type KnownOpinion } from './opinion.ts';

type Event = Parameters<typeof putNews>[1];
type Told = Omit<NewsItem, 'staff'>;

const tell = async (event: Event, { client }: Acting, staff: readonly string[], told: Told) => {
  for (const one of staff) await putNews(client, event, { staff: one, ...told });
};

const knownOf = async (
  of: { readonly opinion: string },
  { ledger, organ }: Acting,
): Promise<KnownOpinion | undefined> => {
  const known = await ledger.streams(opinion).now(organ, of.opinion);
  return known.is === 'unknown' ? undefined : known;
};

/** `**意见〔2026〕8号** 孵化器后补助办法` */
const headOf = ({ number, subject }: KnownOpinion): string => `**${numberInWords(number)}** ${plain(subject.title)}`;

/** Those who give opinions to advisers. */
const deskOf = async ({ database, organ }: Acting): Promise<readonly string[]> =>
  [...(await new Directory(database).roll(organ)).staff.values()]
    .filter(({ roles }) => roles.includes('legal'))
    .map(({ staff }) => staff);

const askToAssign = async (event: Happened<typeof OpinionAsked | typeof AssignmentDeclined>, acting: Acting) => {
  const known = await knownOf(event.data, acting);
  if (known?.is !== 'asked' || known.takenOver || known.assigned) return;
  const declined = event.type === 'opinions.assignment-declined' ? `\n\n原顾问不能承办：${plain(event.data.why)}` : '';
  await tell(event, acting, await deskOf(acting), {
    title: '请指派法律顾问',
    words: `${headOf(known)}${known.sentTo ? `\n\n希望：${plain(known.sentTo)}` : ''}${declined}`,
    button: { title: '指派顾问', says: `指派顾问 ${numberInWords(known.number)}` },
  });
};

const askAdviser = async (event: Happened<typeof OpinionAssigned | typeof OpinionReturned>, acting: Acting) => {
  const known = await knownOf(event.data, acting);
  const account = known?.assigned?.account;
  if (!known || known.is !== 'asked' || account === undefined) return;
  const number = numberInWords(known.number);
  const returned = event.type === 'opinions.opinion-returned' ? `\n\n请补充：${plain(event.data.reason)}` : '';
  const question = known.question ? `\n\n问题：${plain(known.question)}` : '';
  const how = `\n\n办好后，把法律意见书发到这里，再发一行：\n\n${number} 合法 建议2条 一、……；二、……`;
  await tell(event, acting, [account], {
    title: '请出具法律意见',
    words: `${headOf(known)}${question}${returned}${how}\n\n有利益冲突的，请发送“不能承办 ${number}”。`,
    button: { title: '查看', says: number },
  });
};

const tellAsker = async (event: Happened<typeof OpinionDelivered>, acting: Acting) => {
  const known = await knownOf(event.data, acting);
  if (!known?.askedBy || !known.delivery || known.takenOver || event.meta.channel === 'policy') return;
  const number = numberInWords(known.number);
  const button = { title: '查看', says: number };
  const { conclusion, suggestions, by } = known.delivery;
  const label = CONCLUSIONS[conclusion].label;
  const count = suggestions.length > 0 ? `，建议${suggestions.length}条，请逐条登记采纳情况` : '';
  await tell(event, acting, [known.askedBy], {
    title: '法律意见已出具',
    words: `${headOf(known)}\n\n${plain(by)}：${label}${count}。`,
    button,
  });
};

const tellOutdated = async (event: Happened<typeof DraftChanged>, acting: Acting) => {
  const known = await knownOf(event.data, acting);
  if (!event.data.outdates || !known?.askedBy) return;
  await tell(event, acting, [known.askedBy], {
    title: '法律意见须重新出具',
    words: `${headOf(known)}\n\n出具意见后文本已经修改，原意见不再适用，请重新送请出具。`,
    button: { title: '查看', says: numberInWords(known.number) },
  });
};

/** Who has something to do about an opinion is told, and who asked for it is told that it came. */
export const tellOfOpinions = policy('opinions.tell-of-opinions')
  .onStreams()
  .on([OpinionAsked, AssignmentDeclined], askToAssign)
  .on([OpinionAssigned, OpinionReturned], askAdviser)
  .on(OpinionDelivered, tellAsker)
  .on(DraftChanged, tellOutdated);
