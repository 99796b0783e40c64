// What the Party group makes of the item a document was put to is the decision on the document.
import { ItemSettled } from '#decisions';
import { TheLaw } from '#duties';
import { Positions, policy, type Acting, type Happened, type RecordedEvent } from '#infra/events';
import { derivedId, numberInWords, readNumber, type DocumentNumber } from '#kernel';
import { documentDecider, settleByItem, takeStep } from './document.ts';
import type { DocumentTables } from './document-register/document-line.ts';
import { DocumentId, EntryId, StepTaken } from './events.ts';
import { effectiveOn, repealedFrom } from './life.ts';
import { referenceOf } from './document-register/document-reader.ts';

type Settled = Pick<Happened<typeof ItemSettled>, 'data'>['data'];

const OUTCOMES: Readonly<Record<Settled['outcome'], string>> = {
  passed: '通过',
  rejected: '不通过',
  deferred: '暂缓',
};

/** The same result, recorded once, whichever of the two came first. */
const resultOf = (item: string, { outcome, settledOn, meeting }: Settled) => ({
  entry: EntryId.parse(derivedId(`${item}:${meeting}:${outcome}:${settledOn}`, 'decided')),
  item,
  conclusion: OUTCOMES[outcome],
  on: settledOn,
});

/** The item was decided: so was the document that was put to it. */
const settleDocument = async (event: Happened<typeof ItemSettled>, acting: Acting) => {
  const { organ, ledger, database, because } = acting;
  const [proposed] = await ledger.read(organ, event.stream);
  const item = numberInWords((proposed!.data as { readonly number: DocumentNumber }).number);
  await new Positions(database).reached(organ, 'documents.document-register', event.seq);
  const found = await database
    .of<DocumentTables>(organ)
    .selectFrom('document_register')
    .select('document')
    .where('organ', '=', organ)
    .where('item', '=', item)
    .execute();
  for (const { document } of found)
    await ledger.streams(documentDecider).decide(because(document), document, settleByItem(resultOf(item, event.data)));
};

const isSettling = (event: RecordedEvent): boolean => event.type === ItemSettled.type;

/** A document that was put to an item that is decided already is decided with it. */
const settleAtOnce = async ({ data }: Happened<typeof StepTaken>, { organ, ledger, because }: Acting) => {
  const item = readNumber(data.facts.item ?? '');
  const id = item && (await ledger.numbered(organ, item));
  if (!item || id === undefined) return;
  const settled = (await ledger.read(organ, `decisions.item/${id}`)).findLast(isSettling);
  if (!settled) return;
  const result = resultOf(numberInWords(item), settled.data as Settled);
  await ledger.streams(documentDecider).decide(because(), data.document, settleByItem(result));
};

/** A new document that takes the place of another repeals it, from its own first day in force. */
const repealReplaced = async ({ data }: Happened<typeof StepTaken>, { organ, ledger, because }: Acting) => {
  const documents = ledger.streams(documentDecider);
  const document = await documents.now(organ, data.document);
  if (document.is === 'unknown' || !document.replaces) return;
  const id = await ledger.numbered(organ, document.replaces);
  const former = id === undefined ? undefined : await documents.now(organ, id);
  if (former?.is !== 'known' || repealedFrom(former) !== undefined) return;
  const facts = {
    replacedBy: referenceOf(document) ?? numberInWords(document.number),
    effectiveDate: effectiveOn(document),
    reason: `被《${document.title}》替代`,
  };
  const entry = EntryId.parse(derivedId(`${data.entry}:${former.document}`, 'repeal'));
  const time = await new TheLaw(ledger).of(organ);
  const repeal = takeStep({ entry, step: 'repeal', on: data.on, facts }, data.on, time);
  await documents.decide(because(), DocumentId.parse(former.document), repeal);
};

const follow = (event: Happened<typeof StepTaken>, acting: Acting) => {
  switch (event.data.step) {
    case 'submit-document':
      return settleAtOnce(event, acting);
    case 'publish-document':
      return repealReplaced(event, acting);
    default:
      return undefined;
  }
};

/** A document follows what is decided of its item; another follows the document that takes its place. */
export const whenItemSettles = policy('documents.when-item-settles')
  .on(ItemSettled, settleDocument)
  .on(StepTaken, follow);
