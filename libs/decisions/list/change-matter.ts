import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { dateOf, Fen, field, LocalDate, role, prose } from '#kernel';
import { Gate, gateOptions } from '../gates/gate-kinds.ts';
import { usualGates } from '../gates/gates.ts';
import { Category, categoryOptions } from '../ground/categories.ts';
import { Title } from '../ground/terms.ts';
import { catalogueOn, changeMatter } from './catalogue.ts';
import { Body, Matter } from './events.ts';
import { TheCatalogue } from './the-catalogue.ts';

/** Changes one matter of the list, or adds one: a version of its own, from a day on. */
export const ChangeMatter = command('decisions.change-matter', {
  title: '调整清单事项',
  topic: '事项清单',
  says: ['调整清单事项', '修改清单事项', '增加清单事项'],
  examples: [
    '增加清单事项 D02 设备采购 大额资金 30万元',
    '调整清单事项 D01 大额专项资金 大额资金 100万元',
    '调整清单事项',
  ],
  may: role('office', 'admin'),
  input: {
    code: field(Matter.shape.code, {
      label: '编码',
      ask: '事项编码是什么？',
      example: 'D01',
      kind: { is: 'text', like: '^[A-Za-z]{1,4}-?\\d{1,6}$' },
    }),
    name: field(Title, { label: '事项名称', ask: '事项名称是什么？', example: '大额专项资金', kind: { is: 'text' } }),
    category: field(Category, {
      label: '类别',
      ask: '属于哪一类？',
      example: 'largeFunds',
      written: '大额资金',
      kind: { is: 'choice', options: categoryOptions },
    }),
    threshold: field(Fen, {
      label: '金额起点',
      ask: '多少金额起？',
      example: '50000000',
      written: '50万元',
      kind: { is: 'amount' },
      needed: () => false,
    }),
    from: field(LocalDate, {
      label: '施行日期',
      ask: '从哪天起施行？',
      example: '2026-03-01',
      kind: { is: 'date' },
      otherwise: ({ today }) => today,
    }),
    // What is not said stays as it was.
    gates: field(z.array(Gate).max(20), {
      label: '前置程序',
      ask: '需要哪些前置程序？',
      example: '["legalOpinion"]',
      written: '法律意见、预算',
      kind: { is: 'choices', options: gateOptions },
      needed: () => false,
    }),
    // The order of the bodies comes from the sheet, or from other systems.
    bodies: field(z.array(Body).min(1).max(5), {
      label: '决策顺序',
      ask: '哪些机构先后决策？',
      example: '["partyGroup"]',
      kind: { is: 'text', like: '(?!)' },
      needed: () => false,
    }),
    reason: field(prose(2, 500), {
      label: '依据',
      ask: '依据什么调整？',
      example: '局党组会议通过',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: z.object({ code: z.string(), version: z.string() }),
  reports: ({ code, version }) => `已登记清单事项 **${code}**，清单为 **${version}** 版。`,
});
export type ChangeMatter = InstanceType<typeof ChangeMatter>;

@Handles(ChangeMatter)
export class ChangeMatterHandler {
  constructor(@Inject(TheCatalogue) private readonly catalogue: TheCatalogue) {}

  async execute({ input, by }: ChangeMatter): Promise<Answered<{ code: string; version: string }>> {
    const { organ } = by.actor;
    const from = input.from ?? dateOf(by.at);
    const was = catalogueOn(await this.catalogue.of(organ), from)?.matters.find(({ code }) => code === input.code);
    const threshold = input.threshold ?? was?.threshold;
    const matter: Matter = {
      code: input.code,
      name: input.name,
      category: input.category,
      ...(threshold === undefined ? {} : { threshold }),
      gates: input.gates ?? was?.gates ?? [...usualGates(input.category)],
      bodies: input.bodies ?? was?.bodies ?? ['partyGroup'],
    };
    const recording = await this.catalogue.streams.decide(
      by,
      organ,
      changeMatter(matter, from, input.reason ?? '清单调整'),
    );
    return answered(recording, {
      code: input.code,
      version: (await this.catalogue.of(organ)).versions.at(-1)?.version ?? '',
    });
  }
}
