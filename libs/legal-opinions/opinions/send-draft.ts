import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, role } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { Materials } from '../ground/terms.ts';
import { OpinionAnswer, OpinionDesk, opinionField, opinionInWords } from './opinion-desk.ts';
import { changeDraft } from './opinion.ts';
import { asksFor } from './seeing.ts';

/** Sends a later version of the text: an opinion that was given does not speak of it, and is to be given again. */
export const SendDraft = command('opinions.send-draft', {
  title: '补送文本',
  topic: '法律顾问',
  says: ['补送文本', '送新稿', '换新版本', '补送材料给顾问', '更新送审文本', '送修改稿'],
  examples: ['补送文本 意见〔2026〕8号', '送新稿 意见〔2026〕8号', '送修改稿'],
  may: role('staff', 'office', 'legal'),
  input: {
    opinion: opinionField,
    materials: field(Materials, {
      label: '文本',
      ask: '请在私聊中发送新的文本（发完点“确认”）。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
    }),
  },
  answer: OpinionAnswer,
  reports: opinionInWords,
});
export type SendDraft = InstanceType<typeof SendDraft>;

@Handles(SendDraft)
export class SendDraftHandler {
  constructor(@Inject(OpinionDesk) private readonly desk: OpinionDesk) {}

  async execute({ input: { opinion, materials }, by }: SendDraft): Promise<Answered<OpinionAnswer>> {
    const { actor, at } = by;
    const known = (await this.desk.seen(actor, opinion, dateOf(at)))?.known;
    const read = new Set(known?.materials.map(({ sha256 }) => sha256));
    if (known && materials.every(({ sha256 }) => read.has(sha256)))
      return { is: 'refused', ...refused('opinions.draft-same') };
    const decision = changeDraft(materials, dateOf(at), true);
    return this.desk.record(by, opinion, decision, { may: (one) => asksFor(actor, one), materials });
  }
}
