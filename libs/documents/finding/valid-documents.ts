import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Clock, dateInWords, dateOf, field, LocalDate, role } from '#kernel';
import {
  documentInChat,
  DocumentLine,
  documentsFrom,
  documentsSeenBy,
  standsAs,
  type DocumentTables,
} from '../document-register/document-line.ts';
import { Kind, KINDS } from '../events.ts';
import { optionsOf } from '../procedure.ts';

const answer = z.object({
  on: LocalDate,
  items: z.array(DocumentLine),
  total: z.int(),
  page: z.int(),
  more: z.boolean(),
});
const PAGE = 20;
const MOST = 5000;

/** Which documents are in force on a day, as the record has it: those that were and ran out since are there too. */
export const ValidDocuments = query('documents.valid-documents', {
  title: '有效文件目录',
  topic: '文件',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.document-register',
  input: z.object({
    on: LocalDate.optional(),
    documentKind: Kind.optional(),
    page: z.coerce.number().int().min(1).max(250).default(1),
  }),
  answer,
  chat: {
    says: [
      '有效文件目录',
      '有效文件',
      '继续有效目录',
      '现行有效文件',
      '继续有效的文件',
      '有效的规范性文件',
      '现行文件有哪些',
    ],
    examples: ['有效文件目录', '有效文件 2025年12月31日 规范性文件', '现行有效文件'],
    fields: {
      on: field(LocalDate, {
        label: '时点',
        ask: '哪天的？',
        example: '2025-12-31',
        written: '2025年12月31日',
        kind: { is: 'date' },
        needed: () => false,
      }),
      documentKind: field(Kind, {
        label: '文件种类',
        ask: '哪一类文件？',
        example: 'normative',
        kind: { is: 'choice', options: optionsOf(KINDS) },
        needed: () => false,
      }),
    },
    tells: ({ on, items, total, page, more }) => ({
      title: '有效文件目录',
      summary: `截至${dateInWords(on)}有效的文件 **${total}** 件${total > PAGE ? `，第${page}页` : ''}`,
      lines: items.map(documentInChat),
      none: '这一天没有有效的文件。',
      more,
    }),
  },
});
export type ValidDocuments = InstanceType<typeof ValidDocuments>;

@Handles(ValidDocuments)
export class ValidDocumentsHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: ValidDocuments): Promise<z.output<typeof answer>> {
    const { documentKind, page } = input;
    const on = input.on ?? dateOf(this.clock.now());
    const valid = documentsSeenBy(this.database.of<DocumentTables>(actor.organ), actor)
      .where(standsAs('in-force', on))
      .$if(documentKind !== undefined, (all) => all.where('kind', '=', documentKind!))
      .orderBy('effective_on')
      .orderBy('year')
      .orderBy('serial');
    const all = await documentsFrom(valid, MOST, 0, on);
    const from = (page - 1) * PAGE;
    return { on, items: all.slice(from, from + PAGE), total: all.length, page, more: all.length > from + PAGE };
  }
}
