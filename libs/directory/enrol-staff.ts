import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, role, ROLES, StaffId, UnitId, oneLine } from '#kernel';
import { enter, entry, type Entry } from './entry.ts';
import { RoleName, StaffEnrolled, type DirectoryEvent } from './events.ts';
import { refused } from './refusals.ts';

/** Puts a person into the directory, or changes unit, post or roles. By HTTP and import; not by chat. */
export const EnrolStaff = command('directory.enrol-staff', {
  title: '登记人员',
  topic: '通讯录',
  says: [],
  examples: [],
  may: role('admin'),
  sheet: { names: ['人员', '通讯录'], blames: { 'directory.unit-unknown': 'unit' } },
  input: {
    staff: field(StaffId, {
      label: '工号',
      ask: '钉钉工号（userId）是什么？',
      example: 'zhangwei',
      kind: { is: 'text' },
    }),
    name: field(oneLine(1, 40), {
      label: '姓名',
      ask: '姓名是什么？',
      example: '张伟',
      kind: { is: 'text' },
    }),
    unit: field(UnitId, { label: '处室', ask: '在哪个处室？', example: 'platform', kind: { is: 'unit' } }),
    post: field(oneLine(0, 80), {
      label: '职务',
      ask: '职务是什么？',
      example: '平台中心主任',
      kind: { is: 'text' },
    }),
    roles: field(z.array(RoleName).min(1).max(10), {
      label: '角色',
      ask: '有哪些角色？',
      example: '["staff"]',
      written: '工作人员、办公室',
      kind: { is: 'choices', options: Object.entries(ROLES).map(([value, label]) => ({ value, label })) },
    }),
  },
  answer: z.object({ staff: z.string() }),
  reports: ({ staff }) => `已登记人员 ${staff}。`,
});
export type EnrolStaff = InstanceType<typeof EnrolStaff>;

@Handles(EnrolStaff)
export class EnrolStaffHandler {
  private readonly entries: Streams<Entry, DirectoryEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.entries = ledger.streams(entry);
  }

  async execute({ input, by }: EnrolStaff): Promise<Answered<{ staff: string }>> {
    if ((await this.entries.now(by.actor.organ, `unit-${input.unit}`)).is !== 'there')
      return { is: 'refused', ...refused('directory.unit-unknown', { unit: input.unit }) };
    const recording = await this.entries.decide(by, `staff-${input.staff}`, enter(StaffEnrolled(input)));
    return answered(recording, { staff: input.staff });
  }
}
