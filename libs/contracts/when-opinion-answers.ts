import { policy, type Acting, type Happened } from '#infra/events';
import { clipped, dateOf, numberInWords, type LocalDate } from '#kernel';
import {
  AskedOpinions,
  DraftChanged,
  OpinionCorrected,
  OpinionDelivered,
  OpinionId,
  OpinionReturned,
  passes,
  SuggestionSettled,
  type Conclusion,
  type KnownOpinion,
} from '#legal-opinions';
import { answerFromOpinion, contract, reopenReview } from './contract.ts';
import type { Verdict } from './events.ts';

const AS_VERDICT: Readonly<Record<Conclusion, Verdict>> = {
  lawful: 'sound',
  outside: 'sound',
  amend: 'amend',
  unlawful: 'adverse',
};

type Heard = Happened<
  | typeof OpinionDelivered
  | typeof SuggestionSettled
  | typeof OpinionCorrected
  | typeof OpinionReturned
  | typeof DraftChanged
>;

const aboutContract = async (event: Heard, { ledger, organ }: Acting): Promise<KnownOpinion | undefined> => {
  // What the legal unit recorded with the contract came from there.
  if (event.meta.channel === 'policy') return undefined;
  const known = await new AskedOpinions(ledger).now(organ, OpinionId.parse(event.data.opinion));
  const isHere = known.is !== 'unknown' && known.subject.kind === 'contract' && known.subject.id !== undefined;
  return isHere ? known : undefined;
};

/** What the opinion comes to is the review: when all is known that it waits for. */
const answer = async (
  event: Happened<typeof OpinionDelivered | typeof SuggestionSettled | typeof OpinionCorrected>,
  acting: Acting,
) => {
  const known = await aboutContract(event, acting);
  if (!known?.delivery) return;
  const { conclusion, by, on, suggestions } = known.delivery;
  if (passes(known) === undefined) return reopen(known, 'corrected', dateOf(event.recordedAt), acting);
  const text = suggestions.map((one) => `${one.n}. ${one.text}`).join('\n');
  await acting.ledger.streams(contract).decide(
    acting.because(),
    known.subject.id!,
    answerFromOpinion({
      verdict: AS_VERDICT[conclusion],
      by: `${by}（${numberInWords(known.number)}）`,
      answeredOn: event.type === 'opinions.suggestion-settled' ? event.data.settledOn : on,
      ...(text === '' ? {} : { suggestion: clipped(text, 5000) }),
      ...(known.papers.length > 0 ? { materials: known.papers.slice(-50) } : {}),
    }),
  );
};

const reopen = async (
  known: KnownOpinion,
  why: 'draft-changed' | 'returned' | 'corrected',
  on: LocalDate,
  { ledger, because }: Acting,
) => {
  const decision = reopenReview(why, numberInWords(known.number), on);
  await ledger.streams(contract).decide(because(), known.subject.id!, decision);
};

const reopenReturned = async (event: Happened<typeof OpinionReturned>, acting: Acting) => {
  const known = await aboutContract(event, acting);
  if (known) await reopen(known, 'returned', event.data.returnedOn, acting);
};

const reopenOutdated = async (event: Happened<typeof DraftChanged>, acting: Acting) => {
  const known = event.data.outdates ? await aboutContract(event, acting) : undefined;
  if (known) await reopen(known, 'draft-changed', event.data.changedOn, acting);
};

/** An opinion on a contract is its review; given back for more, or with another text, the contract waits again. */
export const whenOpinionAnswers = policy('contracts.when-opinion-answers')
  .onStreams()
  .on([OpinionDelivered, SuggestionSettled, OpinionCorrected], answer)
  .on(OpinionReturned, reopenReturned)
  .on(DraftChanged, reopenOutdated);
