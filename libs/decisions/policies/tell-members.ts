import { Directory } from '#directory';
import { putNews, type NewsItem } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { dateInWords, numberInWords, plain, type LocalDate, type StaffId } from '#kernel';
import { TaskAssigned, TaskReassigned, TaskReturned } from '../follow-up/events.ts';
import { task, type OpenTask } from '../follow-up/task.ts';
import {
  AttendanceCorrected,
  CorrectionAsked,
  ItemPutOnAgenda,
  MeetingCancelled,
  MeetingClosed,
  MeetingConvened,
  MeetingMoved,
  RecusalCorrected,
  ResolutionCorrected,
  VoteCorrected,
  VoteTaken,
  type AgendaEntry,
  type Vote,
} from '../meetings/events.ts';
import { OUTCOME_WORDS } from '../meetings/meeting-desk.ts';
import { tallyInWords } from '../meetings/tally.ts';
import { meeting, settledOf, type Held } from '../meetings/meeting.ts';
import { membersOn, partyGroup, type Seat } from '../party-group/party-group.ts';

type Told = Omit<NewsItem, 'staff'>;

const tell = async (
  event: Parameters<typeof putNews>[1],
  { client }: Acting,
  staff: readonly StaffId[],
  told: Told,
) => {
  for (const one of staff) await putNews(client, event, { staff: one, ...told });
};

const seatsOn = async (day: LocalDate, { organ, ledger }: Acting): Promise<readonly Seat[]> =>
  membersOn(await ledger.streams(partyGroup).now(organ, organ), day);

const membersAt = async (day: LocalDate, acting: Acting): Promise<readonly StaffId[]> =>
  (await seatsOn(day, acting)).map(({ staff }) => staff);

const agendaInWords = (agenda: readonly AgendaEntry[]): string =>
  agenda.map((entry) => `- 议题${entry.place} ${entry.number} ${plain(entry.title)}`).join('\n');

/** `2026-11-25(周三) 15:00，三楼会议室` */
const whenAndWhere = ({
  heldOn,
  at,
  place,
}: {
  heldOn: LocalDate;
  at?: string | undefined;
  place?: string | undefined;
}) => `${dateInWords(heldOn)}${at ? ` ${at}` : ''}${place ? `，${plain(place)}` : ''}`;

const tellOfNotice = async (event: Happened<typeof MeetingConvened>, acting: Acting) => {
  const { heldOn, agenda, number, returned = [] } = event.data;
  const called = numberInWords(number);
  const overdue = `提请研究的逾期督办事项：\n\n${returned.map((one) => `- ${plain(one)}`).join('\n')}`;
  const words = [
    `**${number.year}年第${number.serial}次党组会议**`,
    whenAndWhere(event.data),
    agendaInWords(agenda),
    ...(returned.length > 0 ? [overdue] : []),
    `因故不能参加的，请发送“请假 ${called}”并写明原因，可以提交书面意见。`,
  ].join('\n\n');
  const button = { title: '会议材料', says: `会议材料 ${called}` };
  return tell(event, acting, await membersAt(heldOn, acting), { title: '党组会议通知', words, button });
};

/** What is told of a meeting that was called already. `words` follow its number. */
const tellOfChange = async (
  event: Happened<typeof ItemPutOnAgenda | typeof MeetingMoved | typeof MeetingCancelled>,
  acting: Acting,
  title: string,
  words: string,
) => {
  const known = await acting.ledger.streams(meeting).now(event.organ, event.data.meeting);
  if (known.is === 'unknown') return;
  const number = numberInWords(known.number);
  const button = { title: '查看议程', says: number };
  await tell(event, acting, await membersAt(known.heldOn, acting), { title, words: `**${number}** ${words}`, button });
};

const tellOfLateItem = (event: Happened<typeof ItemPutOnAgenda>, acting: Acting) => {
  const { entry } = event.data;
  const words = `增加临时议题：\n\n${agendaInWords([entry])}\n\n理由：${plain(entry.late ?? '')}`;
  return tellOfChange(event, acting, '增加临时议题', words);
};

const tellOfMove = (event: Happened<typeof MeetingMoved>, acting: Acting) => {
  const words = `改到 ${whenAndWhere(event.data)}。\n\n原因：${plain(event.data.reason)}`;
  return tellOfChange(event, acting, '党组会议改期', words);
};

const tellOfCancellation = (event: Happened<typeof MeetingCancelled>, acting: Acting) =>
  tellOfChange(event, acting, '党组会议取消', `取消。\n\n原因：${plain(event.data.reason)}`);

type Corrected = Happened<
  typeof VoteCorrected | typeof AttendanceCorrected | typeof RecusalCorrected | typeof ResolutionCorrected
>;

const askToConfirm = async (event: Happened<typeof MeetingClosed> | Corrected, acting: Acting) => {
  const held = await acting.ledger.streams(meeting).now(event.organ, event.data.meeting);
  if (held.is !== 'closed') return;
  const number = numberInWords(held.number);
  const what =
    event.type === 'decisions.meeting-closed'
      ? '已散会'
      : `的记录已更正（原因：${plain(event.data.reason)}），此前的确认不再有效`;
  const words = [
    `**${number}** ${what}，结果如下，请核对：`,
    ...[figuresOf(event)].filter((figures) => figures !== ''),
    resultsInWords(held),
    `发送“起草会议纪要 ${number}”可以看全文；无误请点“确认纪要”，有异议请发送“纪要有误 ${number}”并写明。`,
  ].join('\n\n');
  const button = { title: '确认纪要', says: `确认纪要 ${number}` };
  await tell(event, acting, whoWasThere(held), { title: '请确认会议纪要', words, button });
};

/** A vote that was forgotten makes another version of the minutes. */
const askAboutMissedVote = async (event: Happened<typeof VoteTaken>, acting: Acting) => {
  const { meeting: of, vote, recordedLate } = event.data;
  const held = await acting.ledger.streams(meeting).now(event.organ, of);
  if (recordedLate === undefined || held.is !== 'closed') return;
  const number = numberInWords(held.number);
  const words = [
    `**${number}** 补记了散会前漏记的表决（原因：${plain(recordedLate.reason)}），此前的确认不再有效：`,
    votesInWords(vote),
    resultsInWords(held),
  ].join('\n\n');
  const button = { title: '确认纪要', says: `确认纪要 ${number}` };
  await tell(event, acting, whoWasThere(held), { title: '请确认会议纪要', words, button });
};

/** Who is to approve a correction is asked, with what it changes and why. */
const askToApprove = async (event: Happened<typeof CorrectionAsked>, acting: Acting) => {
  const { meeting: of, correction, what, reason, approvedBy, askedBy } = event.data;
  const known = await acting.ledger.streams(meeting).now(event.organ, of);
  if (known.is === 'unknown') return;
  const number = numberInWords(known.number);
  const { staff } = await new Directory(acting.database).roll(event.organ);
  const words = [
    `**${number}** 的记录有一项更正请您批准（${staff.get(askedBy)?.name ?? askedBy}提交）：`,
    plain(what),
    `原因：${plain(reason)}`,
    `批准以前记录不变。不批准的，请发送“不予更正 ${number} 更正${correction}”并写明理由。`,
  ].join('\n\n');
  const button = { title: '批准', says: `批准更正 ${number} 更正${correction}` };
  await tell(event, acting, [approvedBy], { title: '请批准更正会议记录', words, button });
};

/** `议题3（张伟）：赞成5票、反对1票、弃权0票，通过` */
const votesInWords = (vote: Vote): string => {
  const { place, person, outcome } = vote;
  const about = `议题${place}${person ? `（${plain(person)}）` : ''}`;
  return `${about}：${tallyInWords(vote)}，${OUTCOME_WORDS[outcome]}`;
};

/** The figures a correction took the place of, beside its own. */
const figuresOf = (event: Happened<typeof MeetingClosed> | Corrected): string =>
  event.type === 'decisions.vote-corrected' && event.data.was
    ? `原记录 ${votesInWords(event.data.was)}；现更正为 ${votesInWords(event.data.vote)}。`
    : '';

const resultsInWords = (held: Held): string =>
  held.agenda
    .map(({ place, title }) => `- 议题${place} ${plain(title)}：${OUTCOME_WORDS[settledOf(held, place) ?? 'deferred']}`)
    .join('\n');

const whoWasThere = ({ due, absent }: Held): readonly StaffId[] =>
  due.map(({ staff }) => staff).filter((staff) => !absent.some((away) => away.staff === staff));

const taskInWords = ({ number, what, due }: OpenTask): string =>
  `**${numberInWords(number)}** ${plain(what)}${due ? `\n\n期限：${dateInWords(due)}` : ''}`;

const tellOwner = async (event: Happened<typeof TaskAssigned | typeof TaskReassigned>, acting: Acting) => {
  const known = await acting.ledger.streams(task).now(event.organ, event.data.task);
  if (known.is === 'unknown') return;
  const button = { title: '报告进展', says: `任务进展 ${numberInWords(known.number)}` };
  const words = taskInWords(known);
  await tell(event, acting, [known.owner], { title: '党组会议决议交您落实', words, button });
};

const tellOfReturn = async (event: Happened<typeof TaskReturned>, acting: Acting) => {
  const known = await acting.ledger.streams(task).now(event.organ, event.data.task);
  if (known.is === 'unknown') return;
  const seats = await seatsOn(event.data.due, acting);
  const secretary = seats.filter(({ rank }) => rank === 'secretary').map(({ staff }) => staff);
  const words = `${taskInWords(known)}，已经逾期。将列入下一次党组会议通知。`;
  const button = { title: '督办事项', says: '督办事项' };
  const title = '决议落实逾期，提请党组研究';
  await tell(event, acting, [...new Set([known.owner, ...secretary])], { title, words, button });
};

/**
 * Members are told of a meeting with its agenda when it is called, moved or cancelled, and of what comes on the agenda
 * late; who was there is asked to confirm the minutes when it has ended, and again when they were corrected; who is to
 * approve a correction is asked to. Who is to carry out what was passed is told, and the secretary, when its day has
 * passed.
 */
export const tellMembers = policy('decisions.tell-members')
  .onStreams()
  .on(MeetingConvened, tellOfNotice)
  .on(ItemPutOnAgenda, tellOfLateItem)
  .on(MeetingMoved, tellOfMove)
  .on(MeetingCancelled, tellOfCancellation)
  .on([MeetingClosed, VoteCorrected, AttendanceCorrected, RecusalCorrected, ResolutionCorrected], askToConfirm)
  .on(VoteTaken, askAboutMissedVote)
  .on(CorrectionAsked, askToApprove)
  .on([TaskAssigned, TaskReassigned], tellOwner)
  .on(TaskReturned, tellOfReturn);
