import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { Database } from '#infra/database';
import { dateOf, field, role, sayable, type Actor, type LocalDate } from '#kernel';
import { adviserField, AdviserDesk } from '../advisers/adviser-desk.ts';
import { advisersOf, type AdviserTables } from '../advisers/adviser-register/adviser-line.ts';
import { ranked, rankedInWords } from './assigning.ts';
import { OpinionAnswer, OpinionDesk, opinionField, opinionInWords } from './opinion-desk.ts';
import type { OpinionTables } from './opinion-register/opinion-line.ts';
import { assignOpinion } from './opinion.ts';

/** What it comes to, and who else could have been asked: by what they know and what they have in hand. */
const AssignAnswer = OpinionAnswer.safeExtend({ others: z.array(sayable(z.string())) });

/** Gives an opinion to an adviser. Whether he has a conflict of interest is asked each time. */
export const AssignOpinion = command('opinions.assign', {
  title: '指派顾问',
  topic: '法律顾问',
  says: ['指派顾问', '指派法律顾问', '指派律师', '转给顾问', '交顾问办理', '改派顾问'],
  examples: ['指派顾问 意见〔2026〕8号 薛怀谦律师 无利益冲突', '改派顾问 意见〔2026〕8号 邓律师', '指派顾问'],
  may: role('legal', 'office'),
  input: {
    opinion: opinionField,
    adviser: adviserField,
    conflict: field(z.enum(['no', 'yes']), {
      label: '利益冲突',
      ask: '问过顾问了吗：他（她）与这件事、与对方有没有利益冲突？',
      example: 'no',
      written: '无利益冲突',
      kind: {
        is: 'choice',
        options: [
          { value: 'no', label: '无利益冲突', synonyms: ['没有利益冲突', '无冲突', '没有冲突', '不存在利益冲突'] },
          { value: 'yes', label: '有利益冲突', synonyms: ['存在利益冲突', '有冲突', '须回避'] },
        ],
      },
    }),
  },
  answer: AssignAnswer,
  reports: ({ others, ...answer }) =>
    [opinionInWords(answer), others.length > 0 ? `其他可以指派的：${others.join('；')}。` : '']
      .filter((part) => part !== '')
      .join('\n\n'),
});
export type AssignOpinion = InstanceType<typeof AssignOpinion>;

@Handles(AssignOpinion)
export class AssignOpinionHandler {
  constructor(
    @Inject(OpinionDesk) private readonly desk: OpinionDesk,
    @Inject(AdviserDesk) private readonly advisers: AdviserDesk,
    @Inject(Database) private readonly database: Database,
  ) {}

  async execute({ input, by }: AssignOpinion): Promise<Answered<z.output<typeof AssignAnswer>>> {
    const today = dateOf(by.at);
    const to = await this.advisers.named(by.actor.organ, input.adviser, today);
    if ('refusal' in to) return { is: 'refused', ...to };
    const decision = assignOpinion(to, input.conflict === 'yes', today);
    const done = await this.desk.record(by, input.opinion, decision, { may: () => true });
    if (done.is === 'refused') return done;
    const seen = await this.desk.seen(by.actor, input.opinion, today);
    const all = seen ? ranked(await this.available(by.actor, today), seen.known.subject) : [];
    const others = all.filter(({ name }) => name !== done.answer.adviser).map(rankedInWords);
    return { ...done, answer: { ...done.answer, others } };
  }

  private async available({ organ }: Actor, day: LocalDate) {
    const waiting = this.database
      .of<OpinionTables>(organ)
      .selectFrom('opinion_register')
      .select(['adviser', ({ fn }) => fn.countAll<string>().as('n')])
      .where('organ', '=', organ)
      .where('state', '=', 'asked')
      .where('adviser', 'is not', null)
      .groupBy('adviser');
    const [engaged, loads] = await Promise.all([
      advisersOf(this.database.of<AdviserTables>(organ), organ, { day, everybody: false }),
      waiting.execute(),
    ]);
    const load = new Map(loads.map(({ adviser, n }) => [adviser, Number(n)]));
    return engaged.map(({ adviser, number, name, firm, scope }) => ({
      number,
      name,
      firm: firm ?? undefined,
      scope: scope ?? undefined,
      load: load.get(adviser) ?? 0,
    }));
  }
}
