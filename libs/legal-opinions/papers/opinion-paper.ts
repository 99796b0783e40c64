import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Declined, Handles, query } from '#infra/commands';
import { DOCX, isComplete, officialPaper } from '#infra/documents';
import { Ledger } from '#infra/events';
import { Clock, dateOf, MadeFile, numberInWords, role, writtenNumber } from '#kernel';
import { adviser } from '../advisers/adviser.ts';
import { refused } from '../ground/refusals.ts';
import { OpinionDesk, opinionField } from '../opinions/opinion-desk.ts';
import { opinionPaper } from './drawing.ts';

/** The opinion as a paper in official layout: what is on record, and what counsel has to write left to be filled in. */
export const OpinionPaper = query('opinions.paper', {
  title: '起草法律意见书',
  topic: '文书台账',
  may: role('staff', 'office', 'legal', 'adviser'),
  from: 'opinions.opinion-register',
  input: z.object({ opinion: writtenNumber('意见') }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['起草法律意见书', '法律意见书初稿', '生成法律意见书'],
    examples: ['起草法律意见书 意见〔2026〕8号', '法律意见书初稿 意见〔2026〕8号', '起草法律意见书'],
    personal: true,
    fields: { opinion: opinionField },
    tells: ({ name }) => ({
      title: '法律意见书',
      lines: [],
      none: `已起草 **${name}**，随后发给您。标出“待填”的请补写。`,
      more: false,
    }),
  },
});
export type OpinionPaper = InstanceType<typeof OpinionPaper>;

@Handles(OpinionPaper)
export class OpinionPaperHandler {
  constructor(
    @Inject(OpinionDesk) private readonly desk: OpinionDesk,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: OpinionPaper): Promise<MadeFile> {
    const today = dateOf(this.clock.now());
    const seen = await this.desk.seen(actor, input.opinion, today);
    if (!seen) throw new Declined(refused('opinions.unknown').refusal);
    const { known } = seen;
    const [{ organ }, given] = await Promise.all([
      this.directory.roll(actor.organ),
      known.assigned && this.ledger.streams(adviser).now(actor.organ, known.assigned.adviser),
    ]);
    const who =
      given?.is === 'engaged'
        ? { name: given.name, firm: given.firm, license: given.details.license, type: given.type }
        : undefined;
    const { mark, ...paper } = opinionPaper({ organ, opinion: known, ...(who ? { adviser: who } : {}), today });
    const bytes = await officialPaper(isComplete(paper) || mark === undefined ? paper : { ...paper, mark });
    return { name: `法律意见书_${numberInWords(known.number)}.docx`, type: DOCX, bytes };
  }
}
