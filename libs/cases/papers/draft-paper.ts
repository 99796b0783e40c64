// Papers that can be drafted from what is on record of a case: a query for each, answered with a file.
import { z } from 'zod';
import { Declined, handlerMade, query, type QueryType } from '#infra/commands';
import { DOCX, isComplete, officialPaper } from '#infra/documents';
import { Clock, dateOf, MadeFile, role, type Actor, type DocumentNumber } from '#kernel';
import { CaseRecords } from '../finding/case-records.ts';
import { toldOf } from '../counted.ts';
import { DRAFTS, type Draft } from './drafts/index.ts';
import { KINDS } from '../events.ts';
import { refused } from '../refusals.ts';
import { CaseNamed } from '../named.ts';
import { caseField } from '../steps/step-fields.ts';

/** Declares the query for one paper. */
const declare = ({ id, name, says, examples }: Draft) =>
  query(`cases.draft-${id}`, {
    title: `起草${name}`,
    topic: '文书台账',
    may: role('staff', 'office', 'legal'),
    from: 'cases.case-register',
    input: z.object({ case: CaseNamed }),
    answer: MadeFile,
    gives: 'file',
    chat: {
      says,
      examples,
      fields: { case: caseField() },
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
  readonly input: { readonly case: DocumentNumber };
  readonly actor: Actor;
}

/** Draws the paper from what is on record. */
const write = async (draft: Draft, { input, actor }: Asked, records: CaseRecords, clock: Clock): Promise<MadeFile> => {
  const found = await records.find(actor, input.case);
  if (!found) throw new Declined(refused('cases.unknown').refusal);
  const kind = KINDS[found.case.kind].label;
  if (!draft.kinds.includes(found.case.kind))
    throw new Declined(refused('cases.no-such-paper', { paper: draft.name, kind }).refusal);
  const { number, documents, time, roll } = found;
  const { mark, ...paper } = draft.paper({
    organ: roll.organ,
    case: found.case,
    number,
    documents,
    deadlines: toldOf(found.case, time),
    today: dateOf(clock.now()),
    person: (staff) => roll.staff.get(staff),
  });
  // Nothing says that it is a draft where nothing is left to be written.
  const bytes = await officialPaper(isComplete(paper) || mark === undefined ? paper : { ...paper, mark });
  return { name: `${draft.name}_${number}.docx`, type: DOCX, bytes };
};

/** A query for each paper that can be drafted from a case, in the layout of GB/T 9704. */
export const draftQueries: readonly QueryType[] = DRAFTS.map((draft) => {
  const type = declare(draft) as unknown as QueryType;
  handlerMade(type, `draft ${draft.id} handler`, [CaseRecords, Clock], (asked: Asked, records, clock) =>
    write(draft, asked, records, clock),
  );
  return type;
});
