// A document that a case finds to be amended or repealed (附带审查) comes back to its own record.
import { CaseOpened, CaseStepTaken } from '#cases';
import { TheLaw } from '#duties';
import { Positions, policy, type Acting, type Happened } from '#infra/events';
import { derivedId } from '#kernel';
import { takeStep, documentDecider } from './document.ts';
import type { DocumentTables } from './document-register/document-line.ts';
import { EntryId } from './events.ts';

/** The step in which the bureau says what is wrong with a document that was referred to it. */
const FINDING = 'answer-transferred-norm';
const WRONG: readonly string[] = ['修改', '废止'];

/** The one document in force whose title these words mean; undefined if several or none are meant. */
const meantBy = async (words: string, { organ, database }: Acting): Promise<string | undefined> => {
  const title = words.replaceAll(/[《》\s]/gu, '');
  const found = await database
    .of<DocumentTables>(organ)
    .selectFrom('document_register')
    .select(['document', 'title'])
    .where('organ', '=', organ)
    .where('issued_on', 'is not', null)
    .where('repealed_on', 'is', null)
    .execute();
  const meant = found.filter((one) => one.title.includes(title) || title.includes(one.title));
  return meant.length === 1 ? meant[0]!.document : undefined;
};

const bringBack = async (event: Happened<typeof CaseStepTaken>, acting: Acting) => {
  const { organ, ledger, database, because } = acting;
  const { step, on, entry, facts } = event.data;
  if (step !== FINDING || !WRONG.includes(facts.result ?? '')) return;
  const [opened] = await ledger.read(organ, event.stream);
  const { facts: first } = opened!.data as Happened<typeof CaseOpened>['data'];
  await new Positions(database).reached(organ, 'documents.document-register', event.seq);
  const document = first.document === undefined ? undefined : await meantBy(first.document, acting);
  if (document === undefined) return;
  const finding = `附带审查处理结论：${facts.result}`;
  const noted = {
    entry: EntryId.parse(derivedId(entry, 'note-unlawful')),
    step: 'note-unlawful',
    on,
    facts: { by: first.authority ?? '转送机关', finding },
  };
  await ledger
    .streams(documentDecider)
    .decide(because(), document, takeStep(noted, on, await new TheLaw(ledger).of(organ)));
};

/** What a case finds wrong with a document is to be put right there. */
export const whenCaseFinds = policy('documents.when-case-finds').on(CaseStepTaken, bringBack);
