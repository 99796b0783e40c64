// What was found on a document answers the gates of the item it is put to: nobody is asked twice.
import { ItemGates, type Gate, type Review } from '#decisions';
import { policy, type Acting, type Happened } from '#infra/events';
import { numberInWords, readNumber } from '#kernel';
import { documentDecider } from './document.ts';
import { StepTaken } from './events.ts';
import { latest, taken, type Entry, type Known } from './state.ts';

/** Which step of a document answers which gate of an item, and who speaks by it. */
const ANSWERS = [
  { gate: 'legalOpinion', step: 'hear-adviser', by: '法律顾问' },
  { gate: 'legalityReview', step: 'deliver-legality-review', by: '法制审核机构' },
  { gate: 'fairCompetition', step: 'fair-competition-review', by: '起草单位公平竞争审查' },
  { gate: 'publicConsultation', step: 'publish-feedback', by: '公开征求意见及采纳情况' },
  { gate: 'expertReview', step: 'expert-review', by: '专家论证' },
  { gate: 'riskAssessment', step: 'risk-assessment', by: '风险评估' },
] as const satisfies readonly { readonly gate: Gate; readonly step: string; readonly by: string }[];

const reviewOf = (document: Known, { gate, step, by }: (typeof ANSWERS)[number]): readonly Review[] => {
  const found: Entry | undefined = latest(document, step);
  if (!found) return [];
  const { facts, on } = found;
  return [
    {
      gate,
      conclusion: facts.conclusion?.startsWith('修改后') ? 'after-changes' : 'sound',
      by: `${by}（${numberInWords(document.number)}）`,
      answeredOn: on,
      ...(facts.materials ? { materials: [...facts.materials] } : {}),
    },
  ];
};

const itemOf = async (document: Known, { ledger, organ }: Acting): Promise<string | undefined> => {
  const number = readNumber(latest(document, 'submit-document')?.facts.item ?? '');
  return number && (await ledger.numbered(organ, number));
};

const follow = async ({ data }: Happened<typeof StepTaken>, acting: Acting) => {
  const { organ, ledger, because } = acting;
  if (data.step !== 'submit-document' && data.step !== 'revise-draft') return;
  const document = await ledger.streams(documentDecider).now(organ, data.document);
  if (document.is === 'unknown') return;
  const item = await itemOf(document, acting);
  if (item === undefined || (data.step === 'revise-draft' && !goesUpAnew(document, data))) return;
  const gates = new ItemGates(ledger);
  if (data.step === 'submit-document')
    return gates.answer(
      because(),
      item,
      ANSWERS.flatMap((answer) => reviewOf(document, answer)),
      numberInWords(document.number),
    );
  const asked = ANSWERS.slice(0, 3).map(({ gate }) => gate);
  return gates.reopen(because(), item, asked, numberInWords(document.number), data.on);
};

/** A text that the meeting itself asked for needs no new reviews; one that was decided on is not before it any more. */
const goesUpAnew = (document: Known, { facts, entry }: Happened<typeof StepTaken>['data']): boolean => {
  if (facts.change === 'meeting') return false;
  const changed = document.entries.find((one) => one.entry === entry);
  return changed !== undefined && !taken(document, 'decided').some(({ n }) => n < changed.n);
};

/** A document that is put to an item brings its reviews with it; with another text they are open again. */
export const whenDocumentGoesUp = policy('documents.when-document-goes-up').on(StepTaken, follow);
