// Papers that are drawn from what is on record of a document: a query for each, answered with a file.
import { z } from 'zod';
import { Declined, handlerMade, query, type QueryType } from '#infra/commands';
import { DOCX, isComplete, officialPaper } from '#infra/documents';
import { Clock, dateOf, MadeFile, role, writtenNumber, type Actor, type DocumentNumber } from '#kernel';
import { REVIEWERS } from '../dues.ts';
import { DocumentRecords } from '../finding/document-records.ts';
import { refused } from '../refusals.ts';
import { documentField } from '../steps/document-desk.ts';
import { adoptionStatement, consultationNotice } from './consultation.ts';
import { filingReport } from './filing.ts';
import { competitionConclusion, competitionForm, legalityOpinion } from './reviews.ts';
import type { Paper } from './source.ts';

/** Every paper that can be drawn from one document. */
export const PAPERS: readonly Paper[] = [
  consultationNotice,
  adoptionStatement,
  legalityOpinion,
  competitionForm,
  competitionConclusion,
  filingReport,
];

const declare = ({ id, name, says, examples }: Paper) =>
  query(`documents.paper-${id}`, {
    title: `起草${name}`,
    topic: '文书台账',
    may: role('staff', 'office', 'legal'),
    from: 'documents.document-register',
    input: z.object({ document: writtenNumber('文件') }),
    answer: MadeFile,
    gives: 'file',
    chat: {
      says,
      examples,
      fields: { document: documentField },
      personal: true,
      tells: ({ name: file }) => ({
        title: name,
        lines: [],
        none: `已起草 **${file}**，随后发给您。标出“待填”的请补写，核对无误后按程序送审、用印。`,
        more: false,
      }),
    },
  });

/** What such a query is asked with. */
interface Asked {
  readonly input: { readonly document: DocumentNumber };
  readonly actor: Actor;
}

const draw = async (
  paper: Paper,
  { input, actor }: Asked,
  records: DocumentRecords,
  clock: Clock,
): Promise<MadeFile> => {
  const found = await records.find(actor, input.document);
  if (!found) throw new Declined(refused('documents.unknown').refusal);
  const { document, number, events, roll, nameOf } = found;
  const why = paper.lacking(document);
  if (why !== undefined) throw new Declined(refused('documents.no-such-paper', { paper: paper.name, why }).refusal);
  const unitName = roll.units.get(document.unit)?.name ?? document.unit;
  const drawn = paper.paper({
    organ: roll.organ,
    document,
    number,
    events,
    unitName,
    reviewersName: roll.units.get(REVIEWERS)?.name ?? '法制审核机构',
    nameOf,
    today: dateOf(clock.now()),
  });
  const bytes = await officialPaper(isComplete(drawn) ? drawn : { ...drawn, mark: `初稿  ${number}` });
  return { name: `${paper.name}_${number}.docx`, type: DOCX, bytes };
};

/** A query for each paper, in the layout of GB/T 9704. */
export const paperQueries: readonly QueryType[] = PAPERS.map((paper) => {
  const type = declare(paper) as unknown as QueryType;
  handlerMade(type, `paper ${paper.id} handler`, [DocumentRecords, Clock], (asked: Asked, records, clock) =>
    draw(paper, asked, records, clock),
  );
  return type;
});
