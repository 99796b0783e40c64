import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { everyRow, Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { DOCX, lazily, officialPaper, workbook, XLSX, type Column } from '#infra/documents';
import { Clock, dateOf, field, LocalDate, MadeFile, role, type Actor } from '#kernel';
import {
  documentsFrom,
  documentsSeenBy,
  endedFrom,
  standsAs,
  type DocumentLine,
  type Documents,
  type DocumentTables,
} from '../document-register/document-line.ts';
import { Kind, KINDS } from '../events.ts';
import { STANDINGS } from '../life.ts';
import { optionsOf } from '../procedure.ts';
import { catalogue } from './catalogue.ts';

const COLUMNS: readonly Column[] = [
  { title: '编号', width: 18 },
  { title: '文件名称', width: 40 },
  { title: '种类', width: 14 },
  { title: '发文字号', width: 20 },
  { title: '起草处室', width: 18 },
  { title: '起草人', width: 10 },
  { title: '公布日期', width: 12, is: 'date' },
  { title: '施行日期', width: 12, is: 'date' },
  { title: '有效期至', width: 12, is: 'date' },
  { title: '解读日期', width: 12, is: 'date' },
  { title: '备案日期', width: 12, is: 'date' },
  { title: '废止日期', width: 12, is: 'date' },
  { title: '状态', width: 12 },
];

const dayField = field(LocalDate, {
  label: '时点',
  ask: '哪天的？',
  example: '2025-12-31',
  written: '2025年12月31日',
  kind: { is: 'date' },
  needed: () => false,
});
const kindField = field(Kind, {
  label: '文件种类',
  ask: '哪一类文件？',
  example: 'normative',
  kind: { is: 'choice', options: optionsOf(KINDS) },
  needed: () => false,
});
const input = z.object({ on: LocalDate.optional(), documentKind: Kind.optional() });

/** The register of documents as a workbook, as it stands on a day. */
export const DocumentLedger = query('documents.document-ledger', {
  title: '文件台账',
  topic: '文书台账',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.document-register',
  input,
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['导出文件台账', '文件台账', '规范性文件台账', '导出文件清单'],
    examples: ['文件台账', '导出文件台账 规范性文件'],
    personal: true,
    fields: { on: dayField, documentKind: kindField },
    tells: ({ name }) => ({ title: '文件台账', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type DocumentLedger = InstanceType<typeof DocumentLedger>;

/** The list of what is in force on a day, with what was repealed or ran out, as it is published. */
export const DocumentCatalogue = query('documents.document-catalogue', {
  title: '生成有效文件目录',
  topic: '文书台账',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.document-register',
  input,
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['生成有效文件目录', '导出有效文件目录', '起草有效文件目录'],
    examples: ['生成有效文件目录', '导出有效文件目录 2025年12月31日 规范性文件'],
    personal: true,
    fields: { on: dayField, documentKind: kindField },
    tells: ({ name }) => ({ title: '有效文件目录', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type DocumentCatalogue = InstanceType<typeof DocumentCatalogue>;

interface Asked {
  readonly input: z.output<typeof input>;
  readonly actor: Actor;
}

/** The lines of documents that somebody may see, as they stand on a day. */
class Lines {
  constructor(
    protected readonly database: Database,
    protected readonly directory: Directory,
    protected readonly clock: Clock,
  ) {}

  protected read(asked: Asked, only: (all: Documents) => Documents) {
    return this.rows(asked, only, documentsFrom);
  }

  protected async rows<T>(
    { input: { on, documentKind }, actor }: Asked,
    only: (all: Documents) => Documents,
    from: (asked: Documents, limit: number, offset: number, day: LocalDate) => Promise<T[]>,
  ) {
    const day = on ?? dateOf(this.clock.now());
    const asked = only(documentsSeenBy(this.database.of<DocumentTables>(actor.organ), actor))
      .$if(documentKind !== undefined, (all) => all.where('kind', '=', documentKind!))
      .orderBy('year')
      .orderBy('serial');
    const [lines, roll] = await Promise.all([
      everyRow((limit, offset) => from(asked, limit, offset, day)),
      this.directory.roll(actor.organ),
    ]);
    const unitName = (unit: string) => roll.units.get(unit as never)?.name ?? unit;
    const nameOf = (staff: string) => roll.staff.get(staff)?.name ?? staff;
    return { day, lines, organ: roll.organ, unitName, nameOf };
  }
}

@Handles(DocumentLedger)
export class DocumentLedgerHandler extends Lines {
  constructor(
    @Inject(Database) database: Database,
    @Inject(Directory) directory: Directory,
    @Inject(Clock) clock: Clock,
  ) {
    super(database, directory, clock);
  }

  async execute(asked: DocumentLedger): Promise<MadeFile> {
    const { day, lines, organ, unitName, nameOf } = await this.read(asked, (all) => all);
    const { actor } = asked;
    const row = (line: DocumentLine) => [
      line.number,
      line.title,
      KINDS[line.kind].label,
      line.reference ?? undefined,
      unitName(line.unit),
      nameOf(line.drafter),
      line.publishedOn ?? undefined,
      line.effectiveOn ?? undefined,
      line.until ?? undefined,
      line.interpretedOn ?? undefined,
      line.filedOn ?? undefined,
      line.repealedOn ?? undefined,
      STANDINGS[line.standing].label,
    ];
    const bytes = await workbook([
      {
        name: '文件台账',
        title: '文件台账',
        filledIn: {
          organ: organ?.name ?? '',
          time: `截至${day}`,
          measure: '件',
          by: actor.is === 'staff' ? nameOf(actor.staffId) : actor.name,
          on: dateOf(this.clock.now()),
        },
        columns: COLUMNS,
        rows: lazily(lines, row),
      },
    ]);
    return { name: `文件台账_截至${day}.xlsx`, type: XLSX, bytes };
  }
}

@Handles(DocumentCatalogue)
export class DocumentCatalogueHandler extends Lines {
  constructor(
    @Inject(Database) database: Database,
    @Inject(Directory) directory: Directory,
    @Inject(Clock) clock: Clock,
  ) {
    super(database, directory, clock);
  }

  async execute(asked: DocumentCatalogue): Promise<MadeFile> {
    const { actor, input: given } = asked;
    const on = given.on ?? dateOf(this.clock.now());
    // Internal rules are not in a list that is published, unless they alone are asked for.
    const published = (all: Documents) =>
      given.documentKind === undefined ? all.where('kind', '<>', 'internal') : all;
    const valid = await this.read({ input: given, actor }, (all) => published(all).where(standsAs('in-force', on)));
    const ended = await this.rows(
      { input: given, actor },
      (all) => published(all).where((where) => where.or([standsAs('repealed', on), standsAs('expired', on)])),
      endedFrom,
    );
    const { organ, unitName } = valid;
    const bytes = await officialPaper(catalogue({ organ, on, valid: valid.lines, ended: ended.lines, unitName }));
    return { name: `有效文件目录_${on}.docx`, type: DOCX, bytes };
  }
}
