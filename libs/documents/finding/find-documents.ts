import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { counted, Database, foundBy } from '#infra/database';
import {
  Clock,
  countInWords,
  dateOf,
  field,
  LocalDate,
  numberInWords,
  oneLine,
  PeriodParameter,
  readNumber,
  role,
  soughtGrams,
  UnitId,
} from '#kernel';
import {
  documentInChat,
  DocumentLine,
  documentPage,
  documentsSeenBy,
  Standings,
  standsAs,
  type DocumentTables,
} from '../document-register/document-line.ts';
import { Kind, KINDS } from '../events.ts';
import { STANDINGS } from '../life.ts';
import { optionsOf } from '../procedure.ts';

const answer = z.object({
  items: z.array(DocumentLine),
  total: z.int(),
  exact: z.boolean(),
  page: z.int(),
  more: z.boolean(),
});

/** Documents by words of the title or number, kind, unit, how they stand and when they were published. */
export const FindDocuments = query('documents.find-documents', {
  title: '查文件',
  topic: '文件',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.document-register',
  input: z.object({
    words: oneLine(1, 100).optional(),
    documentKind: Kind.optional(),
    standing: Standings.optional(),
    unit: UnitId.optional(),
    period: PeriodParameter.optional(),
    on: LocalDate.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  answer,
  chat: {
    says: [
      '查文件',
      '查询文件',
      '找文件',
      '文件有哪些',
      '多少…文件',
      '哪些…文件',
      '几件…文件',
      '文件清单',
      '文件台账列表',
      '在起草的文件',
      '正在征求意见的文件',
    ],
    examples: ['查文件 科技创新券', '今年印发了多少规范性文件', '查文件 在起草的'],
    fields: {
      period: field(PeriodParameter, {
        label: '公布时间',
        ask: '哪段时间公布的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      documentKind: field(Kind, {
        label: '文件种类',
        ask: '哪一类文件？',
        example: 'normative',
        kind: { is: 'choice', options: optionsOf(KINDS) },
        needed: () => false,
      }),
      standing: field(Standings, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'in-force',
        kind: { is: 'choice', options: optionsOf(STANDINGS) },
        needed: () => false,
      }),
      unit: field(UnitId, {
        label: '起草处室',
        ask: '哪个处室的？',
        example: 'hightech',
        kind: { is: 'unit' },
        needed: () => false,
      }),
      words: field(oneLine(1, 100), {
        label: '文件',
        ask: '查什么？',
        example: '科技创新券',
        kind: { is: 'text' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, exact, page, more }) => ({
      title: '查文件',
      summary: `共 ${countInWords({ total, exact }, '件')}${total > 10 ? `，第${page}页` : ''}`,
      lines: items.map(documentInChat),
      none: page === 1 ? '没有找到符合的文件。' : '没有更多了。',
      more,
    }),
  },
});
export type FindDocuments = InstanceType<typeof FindDocuments>;

@Handles(FindDocuments)
export class FindDocumentsHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: FindDocuments): Promise<z.output<typeof answer>> {
    const { words, documentKind, standing, unit, period, page } = input;
    const db = this.database.of<DocumentTables>(actor.organ);
    const day = input.on ?? dateOf(this.clock.now());
    const number = readNumber(words ?? '');
    const own = number?.series === '文件' ? number : undefined;
    const terms = words === undefined || number ? [] : soughtGrams(words);
    const asked = documentsSeenBy(db, actor)
      .$if(own !== undefined, (all) => all.where('year', '=', own!.year).where('serial', '=', own!.serial))
      .$if(number !== undefined && own === undefined, (all) => all.where('reference', '=', numberInWords(number!)))
      .$if(terms.length > 0, (all) =>
        all.where(foundBy('document_term', { organ: actor.organ, record: 'document_register.document', terms })),
      )
      .$if(documentKind !== undefined, (all) => all.where('kind', '=', documentKind!))
      .$if(standing !== undefined, (all) => all.where(standsAs(standing!, day)))
      .$if(unit !== undefined, (all) => all.where('unit', '=', unit!))
      .$if(period !== undefined, (all) =>
        all.where('published_on', '>=', period!.first).where('published_on', '<=', period!.last),
      );
    const [{ lines, more }, count] = await Promise.all([documentPage(asked, page, day), counted(db, asked)]);
    return { items: lines, ...count, page, more };
  }
}
