import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { answered, type Answered, command, Handles } from '#infra/commands';
import { Ledger } from '#infra/events';
import { field, oneLine, role } from '#kernel';
import { Kind, KINDS } from '../events.ts';
import { seriesDecider, setSeries } from '../numbers.ts';
import { optionsOf } from '../procedure.ts';

const answer = z.object({ documentKind: Kind, series: z.string() });

/** Under which words documents of a kind are numbered from now on. */
export const SetSeries = command('documents.set-series', {
  title: '设定发文代字',
  topic: '文件',
  says: ['设定发文代字', '发文代字', '设置发文代字'],
  examples: ['设定发文代字 规范性文件 天科规', '发文代字 政策性文件 天科发'],
  may: role('office', 'admin'),
  input: {
    documentKind: field(Kind, {
      label: '文件种类',
      ask: '哪类文件？',
      example: 'normative',
      written: '规范性文件',
      kind: { is: 'choice', options: optionsOf(KINDS) },
    }),
    series: field(
      oneLine(2, 12).regex(/^[\u4E00-\u9FFF]{2,12}$/u, { error: '发文代字是二到十二个汉字，例如“天科规”' }),
      {
        label: '发文代字',
        ask: '代字是什么？例如“天科规”。',
        example: '天科规',
        kind: { is: 'text', rest: true },
      },
    ),
  },
  answer,
  reports: ({ documentKind, series }) => `${KINDS[documentKind].label}以后编为 **${series}〔年份〕×号**。`,
});
export type SetSeries = InstanceType<typeof SetSeries>;

@Handles(SetSeries)
export class SetSeriesHandler {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  async execute({ input, by }: SetSeries): Promise<Answered<z.output<typeof answer>>> {
    const { organ } = by.actor;
    const recording = await this.ledger
      .streams(seriesDecider)
      .decide(by, organ, setSeries(input.documentKind, input.series));
    return answered(recording, input);
  }
}
