import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Ledger } from '#infra/events';
import { role, writtenNumber } from '#kernel';
import { RoundAnswer, RoundDesk, roundField, roundInWords, roundTold } from './round-desk.ts';
import { roundDecider } from './round.ts';

const answer = z.object({ found: z.boolean(), round: RoundAnswer.optional() });

/** How far a clean-up has come; the one that is open, where none is named. */
export const CleanUpProgress = query('documents.clean-up-progress', {
  title: '清理进展',
  topic: '文件清理',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.clean-up-register',
  input: z.object({ round: writtenNumber('清理').optional() }),
  answer,
  chat: {
    says: ['清理进展', '清理情况', '清理到哪了', '哪些文件没清理'],
    examples: ['清理进展', '清理进展 清理〔2026〕1号'],
    opens: '清理',
    fields: { round: roundField },
    tells: ({ round }) => ({
      title: '清理进展',
      ...(round ? { summary: roundInWords(round) } : {}),
      lines: (round?.left ?? []).map((number) => ({ head: number, tail: '没有清理意见', opens: number })),
      none: round ? '没有遗漏的文件。' : '现在没有正在进行的清理。',
      more: false,
    }),
  },
});
export type CleanUpProgress = InstanceType<typeof CleanUpProgress>;

@Handles(CleanUpProgress)
export class CleanUpProgressHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(RoundDesk) private readonly desk: RoundDesk,
  ) {}

  async execute({ input, actor: { organ } }: CleanUpProgress): Promise<z.output<typeof answer>> {
    const number = input.round ?? (await this.desk.openNow(organ));
    const id = number && (await this.ledger.numbered(organ, number));
    const round = id === undefined ? undefined : await this.ledger.streams(roundDecider).now(organ, id);
    return round?.is === 'known' ? { found: true, round: roundTold(round) } : { found: false };
  }
}
