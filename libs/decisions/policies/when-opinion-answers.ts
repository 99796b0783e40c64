import { policy, type Acting, type Happened } from '#infra/events';
import { dateOf, numberInWords, type FileRef, type LocalDate } from '#kernel';
import {
  AskedOpinions,
  DraftChanged,
  OpinionCorrected,
  OpinionDelivered,
  OpinionId,
  OpinionReturned,
  passes,
  SuggestionSettled,
  type Conclusion as OpinionConclusion,
  type KnownOpinion,
} from '#legal-opinions';
import type { Conclusion } from '../gates/gate-kinds.ts';
import { item } from '../items/item.ts';
import { answerFromRecord, reopenGate } from '../items/passing-gates.ts';

const AS_ANSWER: Readonly<Record<OpinionConclusion, Conclusion>> = {
  lawful: 'sound',
  outside: 'sound',
  amend: 'after-changes',
  unlawful: 'adverse',
};

/** The opinion an event belongs to, if it is about an item and speaks of itself. */
const aboutItem = async (
  event: { readonly data: { readonly opinion: string }; readonly meta: { readonly channel: string } },
  { ledger, organ }: Acting,
): Promise<KnownOpinion | undefined> => {
  // What was recorded with the item came from there.
  if (event.meta.channel === 'policy') return undefined;
  const known = await new AskedOpinions(ledger).now(organ, OpinionId.parse(event.data.opinion));
  return known.is !== 'unknown' && known.subject.kind === 'item' && known.subject.id !== undefined ? known : undefined;
};

/** What the opinion comes to is the answer to the gate: when all is known that it waits for. */
const answer = async (
  event: Happened<typeof OpinionDelivered | typeof SuggestionSettled | typeof OpinionCorrected>,
  acting: Acting,
) => {
  const known = await aboutItem(event, acting);
  if (!known?.delivery) return;
  const { conclusion, by, on } = known.delivery;
  if (passes(known) === undefined) return reopen(known, 'corrected', dateOf(event.recordedAt), acting);
  const number = numberInWords(known.number);
  const settledOn = event.type === 'opinions.suggestion-settled' ? event.data.settledOn : on;
  await acting.ledger.streams(item).decide(
    acting.because(),
    known.subject.id!,
    answerFromRecord({
      gate: 'legalOpinion',
      conclusion: AS_ANSWER[conclusion],
      by: `${by}（${number}）`,
      answeredOn: conclusion === 'amend' ? settledOn : on,
      ...(conclusion === 'outside' ? { remark: '不属审查范围' } : {}),
      ...(known.papers.length > 0 ? { materials: lastOf(known.papers) } : {}),
    }),
  );
};

const lastOf = (papers: readonly FileRef[]): FileRef[] => [...papers.slice(-50)];

const reopen = async (
  known: KnownOpinion,
  why: 'draft-changed' | 'returned' | 'corrected',
  on: LocalDate,
  { ledger, because }: Acting,
) => {
  await ledger
    .streams(item)
    .decide(because(), known.subject.id!, reopenGate('legalOpinion', why, numberInWords(known.number), on));
};

const reopenReturned = async (event: Happened<typeof OpinionReturned>, acting: Acting) => {
  const known = await aboutItem(event, acting);
  if (known) await reopen(known, 'returned', event.data.returnedOn, acting);
};

/** Files come to an item by the room of items, and so by a policy: that the text is another is news to the gate. */
const reopenOutdated = async (event: Happened<typeof DraftChanged>, acting: Acting) => {
  if (!event.data.outdates) return;
  const known = await aboutItem({ ...event, meta: { channel: '' } }, acting);
  if (known) await reopen(known, 'draft-changed', event.data.changedOn, acting);
};

/**
 * An opinion on an item passes or blocks the gate of counsel; given back for more, or with another text than counsel has
 * read, the gate is closed again.
 */
export const whenOpinionAnswers = policy('decisions.when-opinion-answers')
  .onStreams()
  .on([OpinionDelivered, SuggestionSettled, OpinionCorrected], answer)
  .on(OpinionReturned, reopenReturned)
  .on(DraftChanged, reopenOutdated);
