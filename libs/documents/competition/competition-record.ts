import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { LocalDate, naming, numberInWords, PeriodParameter, role, sayable } from '#kernel';
import { documentsSeenBy, type DocumentTables } from '../document-register/document-line.ts';
import { Kind } from '../events.ts';
import { competitionOf } from './standing.ts';

const Line = z.object({
  number: naming(z.string()),
  title: sayable(z.string()),
  kind: Kind,
  reference: z.string().nullable(),
  publishedOn: LocalDate,
  reviewedOn: LocalDate.optional(),
  conclusion: sayable(z.string()).optional(),
  breach: z.boolean(),
});
const answer = z.object({ items: z.array(Line), total: z.int(), reviewed: z.int(), breaches: z.int() });
const MOST = 5000;

/** Normative and policy documents published in a time, with what their fair-competition reviews came to. */
export const CompetitionRecord = query('documents.competition-record', {
  title: '公平竞争审查情况',
  topic: '文件',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.document-register',
  input: z.object({ period: PeriodParameter }),
  answer,
});
export type CompetitionRecord = InstanceType<typeof CompetitionRecord>;

@Handles(CompetitionRecord)
export class CompetitionRecordHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { period }, actor }: CompetitionRecord): Promise<z.output<typeof answer>> {
    const rows = await documentsSeenBy(this.database.of<DocumentTables>(actor.organ), actor)
      .where('kind', '!=', 'internal')
      .where('published_on', '>=', period.first)
      .where('published_on', '<=', period.last)
      .select(['year', 'serial', 'title', 'kind', 'reference', 'published_on', 'state'])
      .orderBy('published_on')
      .orderBy('serial')
      .limit(MOST)
      .execute();
    const items = rows.map(({ year, serial, title, kind, reference, published_on, state }) => {
      const { reviewedOn, words: conclusion, breach } = competitionOf(state);
      const number = numberInWords({ series: '文件', year, serial });
      const publishedOn = published_on as LocalDate;
      return { number, title, kind, reference, publishedOn, reviewedOn, conclusion, breach };
    });
    return {
      items,
      total: items.length,
      reviewed: items.filter(({ conclusion }) => conclusion !== undefined).length,
      breaches: items.filter(({ breach }) => breach).length,
    };
  }
}
