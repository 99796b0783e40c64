// What counsel says of a document, where he was asked about it, is the adviser's opinion its gate waits for.
import {
  AskedOpinions,
  OpinionAsked,
  OpinionCorrected,
  OpinionDelivered,
  OpinionId,
  passes,
  SuggestionSettled,
  type Conclusion,
  type KnownOpinion,
} from '#legal-opinions';
import { TheLaw } from '#duties';
import { Positions, policy, type Acting, type Happened } from '#infra/events';
import { dateOf, derivedId } from '#kernel';
import { documentDecider, strikeStep, takeStep } from './document.ts';
import type { DocumentTables } from './document-register/document-line.ts';
import { EntryId, type Facts } from './events.ts';
import { latest, taken, textOf } from './state.ts';

/** The conclusions of counsel in the words of the step. */
const IN_WORDS: Readonly<Record<Conclusion, string>> = {
  lawful: '合法',
  amend: '修改后合法',
  unlawful: '不合法',
  outside: '不属审查范围',
};

type Asked = Happened<typeof OpinionAsked>['data'];

/** The draft that was asked about: by its id, else the one of just this title. */
const meantBy = async ({ subject }: Asked, { organ, database }: Acting): Promise<string | undefined> => {
  const title = subject.title.replaceAll(/[《》\s]/gu, '');
  const found = await database
    .of<DocumentTables>(organ)
    .selectFrom('document_register')
    .select('document')
    .where('organ', '=', organ)
    .where('issued_on', 'is', null)
    .where('stopped_on', 'is', null)
    .where((where) => where.or([where('title', '=', title), where('title', '=', subject.title)]))
    .execute();
  return subject.id ?? (found.length === 1 ? found[0]!.document : undefined);
};

/** The step of an opinion that came or was settled by this event. */
const entryOf = (opinion: string, seq: string): EntryId =>
  EntryId.parse(derivedId(`${opinion}:${seq}`, 'hear-adviser'));

const hearAdviser = async (event: Happened<typeof OpinionDelivered>, acting: Acting) => {
  const { organ, ledger, database, because } = acting;
  const { conclusion, by, suggestions, deliveredOn, opinion } = event.data;
  const [first] = await ledger.read(organ, event.stream);
  const asked = first!.data as Asked;
  if (asked.subject.kind !== 'document') return;
  await new Positions(database).reached(organ, 'documents.document-register', event.seq);
  const id = await meantBy(asked, acting);
  const documents = ledger.streams(documentDecider);
  const document = id === undefined ? undefined : await documents.now(organ, id);
  if (document?.is !== 'known') return;
  // An opinion belongs to the text counsel has read: of another it says nothing.
  const text = textOf(document);
  if (asked.materials && !asked.materials.some(({ sha256 }) => sha256 === text)) return;
  const suggestion = suggestions
    .map(({ n, text: words }) => `${n}. ${words}`)
    .join('\n')
    .slice(0, 1000);
  const facts = {
    conclusion: IN_WORDS[conclusion],
    source: by,
    ...(suggestion === '' ? {} : { suggestion }),
    ...(conclusion === 'amend' && suggestions.length > 0 ? { missing: `${suggestions.length}条` } : {}),
  };
  const entry = entryOf(opinion, event.seq);
  const time = await new TheLaw(ledger).of(organ);
  await documents.decide(
    because(),
    document.document,
    takeStep({ entry, step: 'hear-adviser', on: deliveredOn, facts }, deliveredOn, time),
  );
};

/** What counsel says of the draft, as it stands. */
const adviceIn = ({ delivery }: KnownOpinion): Facts => {
  const { conclusion, by, suggestions } = delivery!;
  const left = conclusion === 'amend' ? suggestions.filter(({ settled }) => settled === undefined).length : 0;
  const suggestion = suggestions
    .map(({ n, text }) => `${n}. ${text}`)
    .join('\n')
    .slice(0, 1000);
  return {
    conclusion: IN_WORDS[conclusion],
    source: by,
    ...(suggestion === '' ? {} : { suggestion }),
    ...(left > 0 ? { missing: `${left}条` } : {}),
  };
};

/** What was recorded of an opinion was wrong: what the draft had of it is taken back, and it is heard as it is right. */
const correctAdvice = async (event: Happened<typeof OpinionCorrected>, acting: Acting) => {
  const { organ, ledger, database, because } = acting;
  const { opinion, reason } = event.data;
  const [history, known] = await Promise.all([
    ledger.read(organ, event.stream),
    new AskedOpinions(ledger).now(organ, OpinionId.parse(opinion)),
  ]);
  const asked = history[0]!.data as Asked;
  if (asked.subject.kind !== 'document' || known.is !== 'delivered' || !known.delivery) return;
  await new Positions(database).reached(organ, 'documents.document-register', event.seq);
  const id = await meantBy(asked, acting);
  const documents = ledger.streams(documentDecider);
  const document = id === undefined ? undefined : await documents.now(organ, id);
  if (id === undefined || document?.is !== 'known') return;
  const entries = history.map(({ seq }) => entryOf(opinion, seq));
  for (const { entry } of taken(document, 'hear-adviser').filter((one) => entries.includes(one.entry)))
    await documents.decide(because(entry), id, strikeStep(entry, `法律意见更正：${reason}`));
  const { read, on } = known.delivery;
  if (read.length > 0 && !read.some(({ sha256 }) => sha256 === textOf(document))) return;
  const heard = { entry: entryOf(opinion, event.seq), step: 'hear-adviser', on, facts: adviceIn(known) };
  const time = await new TheLaw(ledger).of(organ);
  await documents.decide(because(), id, takeStep(heard, dateOf(event.recordedAt), time));
};

/** Once it was said of each suggestion what became of it, counsel is heard: on the text he has read. */
const settleAdvice = async (event: Happened<typeof SuggestionSettled>, acting: Acting) => {
  const { organ, ledger, database, because } = acting;
  const { opinion, settledOn } = event.data;
  const [first] = await ledger.read(organ, event.stream);
  const asked = first!.data as Asked;
  if (asked.subject.kind !== 'document') return;
  const known = await new AskedOpinions(ledger).now(organ, OpinionId.parse(opinion));
  if (known.is !== 'delivered' || passes(known) === undefined) return;
  await new Positions(database).reached(organ, 'documents.document-register', event.seq);
  const id = await meantBy(asked, acting);
  const documents = ledger.streams(documentDecider);
  const document = id === undefined ? undefined : await documents.now(organ, id);
  const heard = document?.is === 'known' ? latest(document, 'hear-adviser') : undefined;
  if (document?.is !== 'known' || heard?.facts.missing === undefined || heard.text !== textOf(document)) return;
  const { missing: _missing, ...facts } = heard.facts;
  const entry = entryOf(opinion, event.seq);
  const time = await new TheLaw(ledger).of(organ);
  await documents.decide(
    because(),
    document.document,
    takeStep({ entry, step: 'hear-adviser', on: settledOn, facts }, settledOn, time),
  );
};

/** The adviser's opinion on a draft opens or shuts its gate. */
export const whenOpinionDelivered = policy('documents.when-opinion-delivered')
  .on(OpinionDelivered, hearAdviser)
  .on(SuggestionSettled, settleAdvice)
  .on(OpinionCorrected, correctAdvice);
