import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Declined, Handles, query } from '#infra/commands';
import { field, MadeFile, oneLine, role } from '#kernel';
import { Importing } from './importing.ts';
import { refused } from './refusals.ts';

/** The empty workbook of a register: its columns, and on a second sheet what each takes. */
export const TemplateOf = query('imports.template', {
  title: '导入模板',
  topic: '导入',
  may: role('staff', 'office', 'legal', 'secretary', 'member', 'admin'),
  from: 'directory.directory',
  gives: 'file',
  input: z.object({ register: oneLine(1, 40) }),
  answer: MadeFile,
  chat: {
    says: ['导入模板', '下载导入模板', '导入表模板', '导入用的表格', '给我导入模板'],
    examples: ['导入模板 法律顾问', '导入模板 合同'],
    personal: true,
    fields: {
      register: field(oneLine(1, 40), {
        label: '登记表',
        ask: '导入什么？例如“法律顾问”“合同”“法律意见”。',
        example: '法律顾问',
        kind: { is: 'text', rest: true },
      }),
    },
    tells: ({ name }) => ({
      title: '导入模板',
      summary: `${name}：按表头填写，第二张表有每一列的说明。填好后发给我，说“导入表格”。`,
      lines: [],
      none: '',
      more: false,
    }),
  },
});
export type TemplateOf = InstanceType<typeof TemplateOf>;

@Handles(TemplateOf)
export class TemplateOfHandler {
  constructor(@Inject(Importing) private readonly importing: Importing) {}

  async execute({ input }: TemplateOf): Promise<MadeFile> {
    const made = await this.importing.template(input.register);
    if ('problem' in made) throw new Declined(refused('imports.no-template', { why: made.problem }).refusal);
    return made;
  }
}
