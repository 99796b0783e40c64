// Papers that can be drafted from what is on record of a case: a query for each, answered with a file.
import { Inject, type Type } from '@nestjs/common';
import { z } from 'zod';
import { Declined, Handles, query, type QueryType } from '#infra/commands';
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

class DraftHandler {
  constructor(
    private readonly records: CaseRecords,
    private readonly clock: Clock,
  ) {}

  protected async write(draft: Draft, of: DocumentNumber, actor: Actor): Promise<MadeFile> {
    const found = await this.records.find(actor, of);
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
      today: dateOf(this.clock.now()),
      person: (staff) => roll.staff.get(staff),
    });
    // Nothing says that it is a draft where nothing is left to be written.
    const bytes = await officialPaper(isComplete(paper) || mark === undefined ? paper : { ...paper, mark });
    return { name: `${draft.name}_${number}.docx`, type: DOCX, bytes };
  }
}

/** What such a query is asked with. */
interface Asked {
  readonly input: { readonly case: DocumentNumber };
  readonly actor: Actor;
}

/** The handler of one paper's query, as the bus wants it: a class of its own. */
const handlerOf = (draft: Draft, type: QueryType): Type => {
  class Handler extends DraftHandler {
    constructor(records: CaseRecords, clock: Clock) {
      super(records, clock);
    }
    execute({ input, actor }: Asked): Promise<MadeFile> {
      return this.write(draft, input.case, actor);
    }
  }
  Object.defineProperty(Handler, 'name', { value: `draft ${draft.id} handler` });
  Inject(CaseRecords)(Handler, undefined, 0);
  Inject(Clock)(Handler, undefined, 1);
  Handles(type)(Handler);
  return Handler;
};

const declared = DRAFTS.map((draft) => {
  const type = declare(draft) as unknown as QueryType;
  return { type, handler: handlerOf(draft, type) };
});

/** A query for each paper that can be drafted from a case, in the layout of GB/T 9704. */
export const draftQueries: readonly QueryType[] = declared.map(({ type }) => type);
/** Their handlers, in the same order. */
export const draftHandlers: readonly Type[] = declared.map(({ handler }) => handler);
