import { Inject } from '@nestjs/common';
import { Directory } from '#directory';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, StaffId, oneLine } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { nameHandlers } from '../case.ts';
import { caseField } from '../steps/step-fields.ts';

/** Names who handles a case, who helps when that person is away, and its legal adviser. */
export const NameHandlers = command('cases.name-handlers', {
  title: '指定承办人',
  topic: '案件办理',
  says: ['指定承办人', '更换承办人', '承办人改为', '案件承办人'],
  examples: ['指定承办人 吴磊', '更换承办人 案件〔2026〕1号 吴磊 协办周芳', '指定承办人'],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    handler: field(StaffId, {
      label: '承办人',
      ask: '由谁承办？',
      example: 'wulei',
      written: '吴磊',
      kind: { is: 'person', self: '我承办', behind: '承办|经办|负责' },
    }),
    deputy: field(StaffId, {
      label: '协办人',
      ask: '谁协办？承办人不在时待办也提示协办人。',
      example: 'zhoufang',
      written: '周芳',
      kind: { is: 'person' },
      needed: () => false,
      offered: true,
    }),
    adviser: field(oneLine(1, 100), {
      label: '法律顾问',
      ask: '请哪位法律顾问？',
      example: '天山律师事务所',
      kind: { is: 'text', like: '律师|律所|法律顾问' },
      needed: () => false,
    }),
  },
  answer: CaseAnswer,
  reports: caseInWords,
  next: caseNext,
});
export type NameHandlers = InstanceType<typeof NameHandlers>;

@Handles(NameHandlers)
export class NameHandlersHandler {
  constructor(
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /** The case goes to the unit of whoever handles it; an adviser named before stays unless another is. */
  async execute({ input: { case: of, handler, deputy, adviser }, by }: NameHandlers): Promise<Answered<CaseAnswer>> {
    const { staff } = await this.directory.roll(by.actor.organ);
    return this.desk.record(by, of, (before) =>
      nameHandlers(handler, deputy, adviser ?? before.adviser, staff.get(handler)?.unit ?? before.unit),
    );
  }
}
