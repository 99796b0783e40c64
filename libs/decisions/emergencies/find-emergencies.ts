import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger, type Streams } from '#infra/events';
import { dateInWords, field, LocalDate, numberInWords, role, sayable } from '#kernel';
import type { EmergencyTables } from './emergency-register/emergency-line.ts';
import { emergency, type Emergency } from './emergency.ts';
import type { EmergencyEvent } from './events.ts';

const PAGE = 10;
const Line = z.object({
  number: z.string(),
  what: sayable(z.string()),
  actor: z.string(),
  actedOn: LocalDate,
  due: LocalDate.optional(),
  ratifiedOn: LocalDate.optional(),
  rejectedOn: LocalDate.optional(),
});
const answer = z.object({ items: z.array(Line), page: z.int(), more: z.boolean() });

const State = z.enum(['pending', 'ratified', 'rejected']);
const STATES = [
  {
    value: 'pending',
    label: '待追认',
    synonyms: ['未追认', '没有追认', '还没追认', '待追认的紧急处置', '未追认的紧急处置'],
  },
  { value: 'ratified', label: '已追认', synonyms: ['追认了的'] },
  { value: 'rejected', label: '未予追认', synonyms: ['不予追认'] },
];

/** When it was ratified or refused, else by which meeting it is to be. */
const ratification = ({ due, ratifiedOn, rejectedOn }: z.infer<typeof Line>): string => {
  if (rejectedOn) return `${dateInWords(rejectedOn)}党组会议未予追认`;
  if (ratifiedOn) return `${dateInWords(ratifiedOn)}追认`;
  return due ? `待${dateInWords(due)}党组会议追认` : '待下一次党组会议追认';
};

/** What was done alone because it could not wait, and whether a meeting has ratified it; the latest first. */
export const FindEmergencies = query('decisions.find-emergencies', {
  title: '查紧急处置',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'legal'),
  from: 'decisions.when-emergency-acted',
  input: z.object({ state: State.optional(), page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer,
  chat: {
    says: ['查紧急处置', '紧急处置情况', '紧急处置台账', '待追认', '待追认的紧急处置', '未追认的紧急处置'],
    examples: ['查紧急处置', '紧急处置台账', '待追认'],
    personal: true,
    fields: {
      state: field(State, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'pending',
        kind: { is: 'choice', options: STATES },
        needed: () => false,
      }),
    },
    tells: ({ items, page, more }) => ({
      title: '紧急处置',
      none: page === 1 ? '没有紧急处置。' : '没有更多了。',
      more,
      lines: items.map((line) => ({
        head: `${line.number} ${line.what}`,
        tail: `${line.actor} · ${dateInWords(line.actedOn)}处置 · ${ratification(line)}`,
      })),
    }),
  },
});
export type FindEmergencies = InstanceType<typeof FindEmergencies>;

@Handles(FindEmergencies)
export class FindEmergenciesHandler {
  private readonly emergencies: Streams<Emergency, EmergencyEvent>;

  constructor(
    @Inject(Ledger) ledger: Ledger,
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
  ) {
    this.emergencies = ledger.streams(emergency);
  }

  async execute({ input: { state, page }, actor }: FindEmergencies): Promise<z.output<typeof answer>> {
    const { organ } = actor;
    const [rows, { staff }] = await Promise.all([
      this.database
        .of<EmergencyTables>(organ)
        .selectFrom('emergency_register')
        .selectAll()
        .where('organ', '=', organ)
        .$if(state === 'pending', (all) => all.where('ratified_on', 'is', null).where('rejected_on', 'is', null))
        .$if(state === 'ratified', (all) => all.where('ratified_on', 'is not', null))
        .$if(state === 'rejected', (all) => all.where('rejected_on', 'is not', null))
        .orderBy('acted_on', 'desc')
        .orderBy('emergency')
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE)
        .execute(),
      this.directory.roll(organ),
    ]);
    const lines = await Promise.all(
      rows.slice(0, PAGE).map(async ({ emergency: id, due, ratified_on, rejected_on }) => {
        const acted = await this.emergencies.now(organ, id);
        if (acted.is === 'unknown') return [];
        return {
          number: numberInWords(acted.number),
          what: acted.what,
          actor: staff.get(acted.actor)?.name ?? acted.actor,
          actedOn: acted.actedOn,
          ...(due ? { due: due as LocalDate } : {}),
          ...(ratified_on ? { ratifiedOn: ratified_on as LocalDate } : {}),
          ...(rejected_on ? { rejectedOn: rejected_on as LocalDate } : {}),
        };
      }),
    );
    return { items: lines.flat(), page, more: rows.length > PAGE };
  }
}
