import { buffer } from 'node:stream/consumers';
import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { readWorkbook, type ReadWorkbook } from '#infra/documents';
import { FileStore } from '#infra/files';
import { workbookField } from '#imports';
import { dateOf, field, LocalDate, role, prose } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { MATTER_COLUMNS, readCatalogue } from './catalogue-sheet.ts';
import { publishCatalogue } from './catalogue.ts';
import { TheCatalogue } from './the-catalogue.ts';

/** More than this in one message nobody mends at once. */
const SHOWN = 20;

const faultsInWords = (faults: readonly string[]): string => {
  const more = faults.length - SHOWN;
  return `${faults.slice(0, SHOWN).join('；')}${more > 0 ? `；另有${more}处` : ''}`;
};

/** The list as the first sheet of a workbook has it. */
const catalogueIn = (workbook: ReadWorkbook, today: LocalDate): ReturnType<typeof readCatalogue> => {
  switch (workbook.is) {
    case 'sheets':
      return readCatalogue(workbook.sheets[0] ?? { name: '', rows: [] }, today);
    case 'too-large':
      return { is: 'faulty', faults: [workbook.most] };
    case 'unreadable':
      return { is: 'faulty', faults: ['文件不是可以读取的 .xlsx 表格'] };
  }
};

/** Puts a 三重一大 list in force from a day on, from a sheet; a sheet with a fault changes nothing. */
export const ImportCatalogue = command('decisions.import-catalogue', {
  title: '导入事项清单',
  topic: '事项清单',
  says: ['导入事项清单', '导入三重一大清单', '更新事项清单'],
  examples: ['导入事项清单 2026年1月1日起施行', '导入三重一大清单', '更新事项清单'],
  may: role('office', 'admin'),
  sheet: { names: ['事项清单', '三重一大清单', '三重一大事项清单'], whole: MATTER_COLUMNS },
  input: {
    from: field(LocalDate, { label: '施行日期', ask: '从哪天起施行？', example: '2026-01-01', kind: { is: 'date' } }),
    file: workbookField({ label: '清单文件', of: '事项清单', like: '(?:清单|三重一大).*\\.xlsx$' }),
    reason: field(prose(2, 500), {
      label: '依据',
      ask: '依据什么？',
      example: '局党组会议通过',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: z.object({ matters: z.int(), version: z.string() }),
  reports: ({ matters, version }) => `已导入事项清单 **${version}** 版，共 ${matters} 项，自施行之日起报议题适用。`,
});
export type ImportCatalogue = InstanceType<typeof ImportCatalogue>;

@Handles(ImportCatalogue)
export class ImportCatalogueHandler {
  constructor(
    @Inject(TheCatalogue) private readonly catalogue: TheCatalogue,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  async execute({ input, by }: ImportCatalogue): Promise<Answered<{ matters: number; version: string }>> {
    const { organ } = by.actor;
    const [file] = input.file;
    const bytes = await this.files.open(organ, file!.sha256);
    if (!bytes) return { is: 'refused', ...refused('decisions.material-unknown', { name: file!.name }) };
    const read = catalogueIn(await readWorkbook(await buffer(bytes)), dateOf(by.at));
    if (read.is === 'faulty')
      return { is: 'refused', ...refused('decisions.catalogue-faulty', { faults: faultsInWords(read.faults) }) };
    const recording = await this.catalogue.streams.decide(
      by,
      organ,
      publishCatalogue(read.matters, input.from, input.reason ?? file!.name),
    );
    return answered(recording, {
      matters: read.matters.length,
      version: (await this.catalogue.of(organ)).versions.at(-1)?.version ?? '',
    });
  }
}
