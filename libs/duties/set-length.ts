import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { lengthInWords } from '#calendar';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, Length, role, oneLine } from '#kernel';
import { findRule, versionsOf } from '#rulebook';
import type { LawEvent } from './events.ts';
import { law, setLength, type Law } from './law.ts';
import { refused } from './refusals.ts';

/** Sets the bureau's own number for a rule that may be set, on the basis of its own rules. */
export const SetLength = command('duties.set-length', {
  title: '设定期限',
  topic: '规则期限',
  says: ['设定期限', '设置期限', '修改期限规则'],
  examples: [
    '设定期限 行政调解办结，15个工作日，局行政调解工作制度第八条',
    '设定期限 行政调解受理，3个工作日，局制度',
    '设定期限',
  ],
  may: role('legal', 'admin'),
  input: {
    rule: field(oneLine(1, 100), {
      label: '规则',
      ask: '设定哪一条规则的期限？',
      example: '行政调解办结',
      kind: { is: 'text' },
    }),
    length: field(Length, {
      label: '期限',
      ask: '多长？例如“15个工作日”。',
      example: '{"n":15,"unit":"workday"}',
      written: '15个工作日',
      kind: { is: 'length' },
    }),
    basis: field(oneLine(2, 200), {
      label: '依据',
      ask: '依据哪个文件的哪一条？',
      example: '局行政调解工作制度第八条',
      kind: { is: 'text' },
    }),
  },
  answer: z.object({ name: z.string(), length: Length, basis: z.string() }),
  foresees: ({ rule }) => {
    const found = findRule(rule);
    const known = found.is === 'rule' ? versionsOf(found.id)[0] : undefined;
    if (known?.is !== 'period') return [];
    const { name, length, sources, certainty } = known;
    return [{ text: `“${name}”现为${lengthInWords(length)}`, source: sources[0].text.name, certainty }];
  },
  reports: ({ name, length, basis }) =>
    `**${name}** 已设定为 **${lengthInWords(length)}**（${basis}），有关期限正在重新计算。`,
});
export type SetLength = InstanceType<typeof SetLength>;

@Handles(SetLength)
export class SetLengthHandler {
  private readonly streams: Streams<Law, LawEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.streams = ledger.streams(law);
  }

  async execute({
    input: { rule, length, basis },
    by,
  }: SetLength): Promise<Answered<{ name: string; length: Length; basis: string }>> {
    const found = findRule(rule);
    if (found.is === 'nearest') {
      const nearest = found.ids.map(nameOf).join('、') || '（没有）';
      return { is: 'refused', ...refused('duties.rule-unknown', { nearest }) };
    }
    const recording = await this.streams.decide(by, by.actor.organ, setLength(found.id, length, basis));
    return answered(recording, { name: nameOf(found.id), length, basis });
  }
}

const nameOf = (rule: string): string => versionsOf(rule)[0]!.name;
