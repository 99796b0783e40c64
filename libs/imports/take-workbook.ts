import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, oneLine, type FileRef } from '#kernel';
import { importInWords, Importing, ImportResult } from './importing.ts';
import { refused } from './refusals.ts';
import { importers, TryWorkbook } from './try-workbook.ts';
import { workbookField } from './workbook-field.ts';
import { WorkbooksSent } from './workbooks-sent.ts';

const answer = ImportResult.extend({ file: z.string(), asked: z.string().optional() });

/** Takes the good rows of a workbook in, each as the command it stands for; sent again, nothing goes in twice. */
export const TakeWorkbook = command('imports.take-workbook', {
  title: '导入表格',
  topic: '导入',
  says: ['导入表格', '批量导入', '导入台账', '导入Excel', 'Excel导入', '导入登记表', '导入这个表'],
  examples: ['导入表格', '导入表格 法律顾问', '批量导入'],
  may: importers,
  input: {
    file: workbookField({ label: '表格', of: '法律顾问', like: '\\.xlsx$' }),
    register: field(oneLine(1, 40), {
      label: '登记表',
      ask: '导入到哪一种登记表？表名或表头认得出的不用写。',
      example: '法律顾问',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  personal: () => true,
  answer,
  previews: ({ file, register }) => {
    const [one] = (file as readonly FileRef[] | undefined) ?? [];
    return (
      one && {
        query: TryWorkbook.declaration.name,
        input: { file: one.sha256, ...(register === undefined ? {} : { register }) },
        tells: (result) => `试导入（还没有登记）：\n\n${importInWords(result as ImportResult, true)}`,
      }
    );
  },
  encloses: ({ sheets, file, asked }) =>
    sheets.some(({ faults }) => faults.length > 0)
      ? { query: 'imports.rows-left', input: { file, ...(asked === undefined ? {} : { register: asked }) } }
      : undefined,
  reports: (result) => importInWords(result, false),
});
export type TakeWorkbook = InstanceType<typeof TakeWorkbook>;

@Handles(TakeWorkbook)
export class TakeWorkbookHandler {
  constructor(
    @Inject(Importing) private readonly importing: Importing,
    @Inject(WorkbooksSent) private readonly sent: WorkbooksSent,
  ) {}

  async execute({ input: { file, register }, by }: TakeWorkbook): Promise<Answered<z.output<typeof answer>>> {
    const { sha256 } = file[0]!;
    const bytes = await this.sent.open(by.actor, sha256);
    if (!bytes) return { is: 'refused', ...refused('imports.file-unknown') };
    const { result, seq } = await this.importing.take(bytes, by, register);
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: { ...result, file: sha256, ...(register === undefined ? {} : { asked: register }) },
    };
  }
}
