import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Clock, dateOf, fenInFigures, LocalDate, role } from '#kernel';
import { GATES } from '../gates/gate-kinds.ts';
import { CATEGORIES } from '../ground/categories.ts';
import { catalogueOn } from './catalogue.ts';
import { BODIES, Matter } from './events.ts';
import { TheCatalogue } from './the-catalogue.ts';

const PAGE = 10;
const answer = z.object({
  version: z.string().optional(),
  from: LocalDate.optional(),
  items: z.array(Matter),
  total: z.int(),
  page: z.int(),
  more: z.boolean(),
});

/** The 三重一大 list in force, with what each matter asks for. */
export const FindMatters = query('decisions.find-matters', {
  title: '事项清单',
  topic: '事项清单',
  may: role('staff', 'office', 'secretary', 'member', 'legal', 'admin'),
  from: 'decisions.item-register',
  input: z.object({ on: LocalDate.optional(), page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer,
  chat: {
    says: ['事项清单', '三重一大清单', '查清单', '三重一大事项清单'],
    examples: ['事项清单', '三重一大清单', '查清单'],
    fields: {},
    tells: ({ version, from, items, total, page, more }) => ({
      title: '三重一大事项清单',
      summary: version ? `**${version}** 版，${from}起施行，共 **${total}** 项` : '',
      none:
        page === 1
          ? '还没有登记事项清单：请办公室“导入事项清单”。没有清单的，按四类事项的通常程序办理。'
          : '没有更多了。',
      more,
      lines: items.map(({ code, name, category, threshold, gates, bodies }) => ({
        head: `${code} ${name}`,
        tail: [
          CATEGORIES[category].label,
          threshold ? `${fenInFigures(threshold)}起` : undefined,
          gates.map((gate) => GATES[gate].label).join('、') || undefined,
          bodies.map((body) => BODIES[body].label).join('→'),
        ]
          .filter((part) => part !== undefined)
          .join(' · '),
      })),
    }),
  },
});
export type FindMatters = InstanceType<typeof FindMatters>;

@Handles(FindMatters)
export class FindMattersHandler {
  constructor(
    @Inject(TheCatalogue) private readonly catalogue: TheCatalogue,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { on, page }, actor }: FindMatters): Promise<z.output<typeof answer>> {
    const now = catalogueOn(await this.catalogue.of(actor.organ), on ?? dateOf(this.clock.now()));
    const matters = now?.matters ?? [];
    return {
      ...(now ? { version: now.version, from: now.from } : {}),
      items: matters.slice((page - 1) * PAGE, page * PAGE),
      total: matters.length,
      page,
      more: matters.length > page * PAGE,
    };
  }
}
