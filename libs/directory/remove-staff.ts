import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, role, StaffId } from '#kernel';
import { entry, leave, type Entry } from './entry.ts';
import type { DirectoryEvent } from './events.ts';

/** A person has left: from then on he may do nothing. His records stay. */
export const RemoveStaff = command('directory.remove-staff', {
  title: '人员离开',
  topic: '通讯录',
  says: [],
  examples: [],
  may: role('admin'),
  input: {
    staff: field(StaffId, {
      label: '工号',
      ask: '钉钉工号（userId）是什么？',
      example: 'zhangwei',
      kind: { is: 'text' },
    }),
  },
  answer: z.object({ staff: z.string() }),
  reports: ({ staff }) => `人员 ${staff} 已离开。`,
});
export type RemoveStaff = InstanceType<typeof RemoveStaff>;

@Handles(RemoveStaff)
export class RemoveStaffHandler {
  private readonly entries: Streams<Entry, DirectoryEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.entries = ledger.streams(entry);
  }

  async execute({ input, by }: RemoveStaff): Promise<Answered<{ staff: string }>> {
    const recording = await this.entries.decide(by, `staff-${input.staff}`, leave(input.staff));
    return answered(recording, { staff: input.staff });
  }
}
