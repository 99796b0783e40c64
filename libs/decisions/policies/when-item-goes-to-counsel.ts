import { policy, type Acting, type Happened } from '#infra/events';
import { derivedId, nextNumber, numberInWords, yearOf, type FileRef, type LocalDate } from '#kernel';
import { AskedOpinions, OpinionId, type Conclusion as OpinionConclusion } from '#legal-opinions';
import type { Conclusion } from '../gates/gate-kinds.ts';
import {
  GateAnswered,
  GateDropped,
  GateOpened,
  ItemWithdrawn,
  MaterialsAdded,
  type ItemEvent,
} from '../items/events.ts';
import { item } from '../items/item.ts';
import { marksOf } from '../party-group/quorum.ts';

/** The opinion that was asked for when an item was sent to counsel for the `n`th time. */
const opinionOf = (of: string, n: number): OpinionId =>
  OpinionId.parse(derivedId(`${of}:legalOpinion:${n}`, 'opinion'));

/** An event of an item as it stands in the ledger. */
type Recorded = ItemEvent & { readonly version: number };

const isSending = ({ type, data }: ItemEvent): boolean =>
  type === 'decisions.gate-opened' && data.gate === 'legalOpinion';

/** How often the item was sent to counsel, up to this version of its stream. */
const sendings = (events: readonly Recorded[], until: number): number =>
  events.filter((event) => event.version <= until && isSending(event)).length;

const historyOf = async (of: string, { ledger, organ }: Acting): Promise<readonly Recorded[]> =>
  (await ledger.read(organ, `decisions.item/${of}`)) as unknown as readonly Recorded[];

/** The files that had come to an item when it was sent. */
const materialsBy = (events: readonly Recorded[], until: number): readonly FileRef[] => {
  const files = events
    .filter(({ version, type }) => version <= until && type !== 'decisions.gate-answered')
    .flatMap(({ data }) => ('materials' in data ? (data.materials ?? []) : []));
  return [...new Map(files.map((file) => [file.sha256, file])).values()].slice(-50);
};

/** An item goes to counsel: an opinion is asked for, in place of the one before. */
const ask = async (sent: Happened<typeof GateOpened>, acting: Acting) => {
  if (sent.data.gate !== 'legalOpinion') return;
  const { item: of, sentTo, sentOn } = sent.data;
  const [known, events] = await Promise.all([acting.ledger.streams(item).now(acting.organ, of), historyOf(of, acting)]);
  if (known.is === 'unknown') return;
  const n = sendings(events, sent.version);
  const opinion = opinionOf(of, n);
  const materials = materialsBy(events, sent.version);
  const answeredSince = events.some(
    ({ version, type, data }) =>
      version > sent.version && type === 'decisions.gate-answered' && data.gate === 'legalOpinion',
  );
  const opinions = new AskedOpinions(acting.ledger);
  await opinions.ask(acting.because(), {
    opinion,
    number: nextNumber('意见', yearOf(sentOn)),
    subject: {
      kind: 'item',
      id: of,
      number: numberInWords(known.number),
      title: known.title,
      unit: known.unit,
      ...(known.persons ? { persons: [...known.persons] } : {}),
    },
    urgent: false,
    ...(materials.length > 0 ? { materials } : {}),
    askedBy: known.proposer,
    askedOn: sentOn,
    sentTo,
    ...(answeredSince ? { takenOver: true } : {}),
    marks: marksOf(known),
  });
  if (n > 1) await opinions.supersede(acting.because(), opinionOf(of, n - 1), opinion, sentOn);
};

const AS_OPINION: Readonly<Record<Conclusion, OpinionConclusion>> = {
  sound: 'lawful',
  'after-changes': 'amend',
  adverse: 'unlawful',
};

/** What came back was recorded with the item, in the simple form: it is the opinion. */
const takeOver = async (answered: Happened<typeof GateAnswered>, acting: Acting) => {
  const { item: of, gate, conclusion, by, answeredOn, remark, materials } = answered.data;
  if (gate !== 'legalOpinion' || answered.meta.channel === 'policy') return;
  const n = sendings(await historyOf(of, acting), answered.version);
  if (n === 0) return;
  await new AskedOpinions(acting.ledger).takeOver(acting.because(), opinionOf(of, n), {
    conclusion: AS_OPINION[conclusion],
    by,
    suggestions: [],
    remark,
    deliveredOn: answeredOn,
    materials,
  });
};

/** Files came to the item: counsel reads them too, and what he has read already may be another text now. */
const changeDraft = (added: Happened<typeof MaterialsAdded>, acting: Acting) =>
  ofLast(added, acting, (opinions, id) =>
    opinions.changeDraft(acting.because(), id, added.data.materials, added.data.addedOn),
  );

const withdraw = (withdrawn: Happened<typeof ItemWithdrawn>, acting: Acting) =>
  ofLast(withdrawn, acting, (opinions, id) =>
    opinions.withdraw(acting.because(), id, '议题撤回', withdrawn.data.withdrawnOn as LocalDate),
  );

const NOT_NEEDED = { corrected: '议题更正后不再需要', document: '以提请审议文件的法律顾问意见为准' } as const;

/** Nobody has to answer any more what the item does not need, or the document it is about has answered. */
const drop = async (dropped: Happened<typeof GateDropped>, acting: Acting) => {
  const { gate, why, droppedOn } = dropped.data;
  if (gate !== 'legalOpinion') return;
  await ofLast(dropped, acting, (opinions, id) => opinions.withdraw(acting.because(), id, NOT_NEEDED[why], droppedOn));
};

/** Does something about the opinion that was asked for last, if any was. */
const ofLast = async (
  { data, version }: Happened<typeof MaterialsAdded | typeof ItemWithdrawn | typeof GateDropped>,
  acting: Acting,
  act: (opinions: AskedOpinions, id: OpinionId) => Promise<void>,
) => {
  const n = sendings(await historyOf(data.item, acting), version);
  if (n > 0) await act(new AskedOpinions(acting.ledger), opinionOf(data.item, n));
};

/**
 * An item that is sent to counsel is asked about: an opinion of its own, with its days and its adviser. What was sent
 * and answered before there were such records becomes one too.
 */
export const whenItemGoesToCounsel = policy('decisions.when-item-goes-to-counsel')
  .onStreams()
  .on(GateOpened, ask)
  .on(GateAnswered, takeOver)
  .on(GateDropped, drop)
  .on(MaterialsAdded, changeDraft)
  .on(ItemWithdrawn, withdraw);
