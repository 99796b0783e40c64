// The register of duties: its tables, a line of it, and who sees which lines.
import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import {
  carrying,
  dateInWords,
  daysBetween,
  Marks,
  naming,
  sayable,
  type Actor,
  type LocalDate,
  type Mark,
  type Role,
} from '#kernel';

/**
 * A line of the register of duties, with the marks of the record it comes from. `days` until it is due, negative once
 * that is past; absent where it has no day.
 */
export const DutyLine = carrying(
  z.object({
    duty: z.uuid(),
    number: naming(z.string()),
    title: sayable(z.string()),
    name: sayable(z.string()),
    due: z.string().nullable(),
    safe: z.string().nullable(),
    provisional: z.boolean(),
    source: sayable(z.string()),
    caution: sayable(z.string()),
    unit: naming(z.string()),
    owner: naming(z.string()).nullable(),
    deputy: naming(z.string()).nullable(),
    /** It is of whoever holds this role. */
    role: z.string().nullable(),
    about: sayable(z.string()),
    /** Waits since this day; null where that was not kept. */
    since: z.string().nullable(),
    /** What does it by a tap. */
    act: z.object({ title: naming(z.string()), says: naming(z.string()) }).nullable(),
    state: z.enum(['open', 'suspended', 'met', 'closed']),
    missed: z.boolean(),
    late: z.boolean(),
    days: z.int().nullable(),
    ours: z.boolean(),
    marks: Marks,
  }),
);
export type DutyLine = z.infer<typeof DutyLine>;

/**
 * The tables of this room: `duty_register` a line for each duty, `duty_news` what somebody is to be told because a day
 * moved.
 */
export interface DutyTables {
  duty_register: {
    organ: string;
    duty: string;
    room: string;
    record: string;
    number: string;
    title: string;
    name: string;
    rule: string | null;
    side: 'bureau' | 'other';
    due: string | null;
    safe: string | null;
    provisional: boolean;
    source: string;
    caution: string;
    law: number;
    facts: unknown;
    steps: unknown;
    state: 'open' | 'suspended' | 'met' | 'closed';
    missed: boolean;
    late: boolean;
    settled_on: string | null;
    unit: string;
    owner: string | null;
    deputy: string | null;
    role: Role | null;
    not_of: string[];
    about: string;
    since: string | null;
    act_title: string | null;
    act_says: string | null;
    asked: boolean;
    /** The day its owner is reminded next; null until that is reckoned. */
    look_on: string | null;
    marks: Mark[];
  };
  duty_news: {
    organ: string;
    event: string;
    staff: string;
    words: string;
    title: string;
    button: string;
    says: string;
    at: Date;
    told_at: Date | null;
  };
}

type Duties<O = object> = SelectQueryBuilder<DutyTables, 'duty_register', O>;

/** Who sees the duties of every unit; others see those of their own, and those given to them. */
const SEE_ALL: readonly Role[] = ['office', 'legal', 'secretary', 'member'];

/** The duties of his organ that a person may see. */
export const dutiesSeenBy = (db: Kysely<DutyTables>, actor: Actor): Duties => {
  const duties = db.selectFrom('duty_register').where('organ', '=', actor.organ);
  if (actor.roles.some((role) => SEE_ALL.includes(role))) return duties;
  if (actor.is !== 'staff') return duties.where(sql<boolean>`false`);
  const { staffId, unit } = actor;
  return duties.where((where) =>
    where.or([where('unit', '=', unit), where('owner', '=', staffId), where('deputy', '=', staffId)]),
  );
};

/**
 * Those given to the person himself, to him while the one they are given to is away, or to a role he holds: of each the
 * first that are due, so that a page costs what it shows and not what is open.
 */
export const dutiesOf = (db: Kysely<DutyTables>, actor: Actor & { readonly is: 'staff' }, page: number): Duties => {
  const { organ, staffId, roles } = actor;
  const first = (of: RawBuilder<unknown>) => sql`(select duty from duty_register
    where organ = ${organ} and state = 'open' and side = 'bureau' and ${of}
    order by due nulls last, duty limit ${page * PAGE + 1})`;
  const mine = [
    first(sql`owner = ${staffId}`),
    first(sql`deputy = ${staffId}`),
    ...roles.map((role) => first(sql`role = ${role} and not (${staffId} = any (not_of))`)),
  ];
  return db
    .selectFrom('duty_register')
    .where('organ', '=', organ)
    .where('duty', 'in', sql<string>`(${sql.join(mine, sql` union `)})`);
};

const PAGE = 10;

/** Ten of them, what is due first before the rest. */
export const dutyPage = async (
  duties: Duties,
  page: number,
  today: LocalDate,
): Promise<{ readonly lines: DutyLine[]; readonly more: boolean }> => {
  const rows = await duties
    .select([
      'duty',
      'number',
      'title',
      'name',
      'due',
      'safe',
      'provisional',
      'source',
      'caution',
      'unit',
      'owner',
      'deputy',
      'state',
      'missed',
      'late',
      'side',
      'role',
      'about',
      'since',
      'act_title',
      'act_says',
      'marks',
    ])
    .orderBy('due', (order) => order.asc().nullsLast())
    .orderBy('duty')
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
    .execute();
  return {
    lines: rows.slice(0, PAGE).map(({ side, act_title: title, act_says: says, ...row }) => ({
      ...row,
      ours: side === 'bureau',
      act: title === null || says === null ? null : { title, says },
      days: row.due === null ? null : daysBetween(today, row.due as LocalDate),
    })),
    more: rows.length > PAGE,
  };
};

const daysInWords = (days: number, ours: boolean): string => {
  if (!ours) return days < 0 ? '期限已过' : `对方期限，还有${days}天`;
  if (days < 0) return `已逾期${-days}天`;
  return days === 0 ? '今天到期' : `还有${days}天`;
};

/** A line in chat; a tap opens the record it comes from. */
export const dutyInChat = (duty: DutyLine) => {
  const { number, title, name, about, since, act, due, safe, provisional, source, caution, days, ours } = duty;
  const parts = [
    title,
    about,
    due === null && since !== null && act !== null ? `${dateInWords(since as LocalDate)}起等您办理` : '',
    due === null ? '' : `${dateInWords(due as LocalDate)}${provisional ? '（暂定）' : ''}`,
    days === null ? '' : daysInWords(days, ours),
    safe === null ? '' : `稳妥起见${dateInWords(safe as LocalDate)}前办结`,
    source === '' ? '' : `${source.split('；')[0]!}${caution === '' ? '' : `（${caution}）`}`,
  ];
  const tail = parts.filter((part) => part !== '').join(' · ');
  return { head: `${number} ${name}`, tail, opens: number, ...(act === null ? {} : { act }) };
};
