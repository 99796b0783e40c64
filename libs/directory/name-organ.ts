import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, role, StaffId, oneLine } from '#kernel';
import { enter, entry, type Entry } from './entry.ts';
import { OrganNamed, type DirectoryEvent } from './events.ts';

const words = (label: string, ask: string, example: string) =>
  field(oneLine(1, 120), { label, ask, example, kind: { is: 'text' } });
const left = { needed: () => false } as const;

/** Says what the bureau is called in its own papers, where it is and who stands for it. By HTTP; not by chat. */
export const NameOrgan = command('directory.name-organ', {
  title: '登记本单位',
  topic: '通讯录',
  says: [],
  examples: [],
  may: role('admin'),
  input: {
    name: words('单位全称', '本单位全称是什么？', '天山市科学技术局'),
    short: { ...words('单位简称', '简称是什么？', '市科技局'), ...left },
    address: { ...words('地址', '地址是哪里？', '天山市友好路1号'), ...left },
    phone: { ...words('电话', '电话是多少？', '0991-0000000'), ...left },
    head: field(StaffId, {
      label: '法定代表人',
      ask: '法定代表人是谁？',
      example: 'wangjianguo',
      kind: { is: 'person' },
      ...left,
    }),
  },
  answer: z.object({ name: z.string() }),
  reports: ({ name }) => `已登记本单位：${name}。`,
});
export type NameOrgan = InstanceType<typeof NameOrgan>;

@Handles(NameOrgan)
export class NameOrganHandler {
  private readonly entries: Streams<Entry, DirectoryEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.entries = ledger.streams(entry);
  }

  async execute({ input, by }: NameOrgan): Promise<Answered<{ name: string }>> {
    return answered(await this.entries.decide(by, 'organ', enter(OrganNamed(input))), { name: input.name });
  }
}
