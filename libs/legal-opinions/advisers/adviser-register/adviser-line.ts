// The register of legal advisers 法律顾问名册: its tables, and who is engaged on a day.
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { dateInWords, numberInWords, type LocalDate, type OrganId, sayable } from '#kernel';
import { ADVISER_TYPES, AdviserType } from '../events.ts';

/** A line of the register: an adviser and the term that holds on the day asked about, else his last. */
export const AdviserLine = z.object({
  adviser: z.uuid(),
  number: z.string(),
  title: sayable(z.string()),
  name: z.string(),
  type: AdviserType,
  firm: z.string().nullable(),
  scope: z.string().nullable(),
  firstDay: z.string(),
  lastDay: z.string(),
  letterNumber: z.string().nullable(),
  engaged: z.boolean(),
});
export type AdviserLine = z.infer<typeof AdviserLine>;

/** `adviser_register` a line for each adviser, `adviser_term` one for each of his engagements. */
export interface AdviserTables {
  adviser_register: {
    organ: string;
    adviser: string;
    year: number;
    serial: number;
    name: string;
    type: AdviserType;
    firm: string | null;
    license: string | null;
    phone: string | null;
    account: string | null;
    scope: string | null;
    unit: string;
  };
  adviser_term: {
    organ: string;
    adviser: string;
    n: number;
    first_day: string;
    last_day: string;
    agreed_until: string;
    fee: string | null;
    end_reason: string | null;
    letter_number: string | null;
  };
}

/** Which advisers: by words of name or firm, of a kind; all of them, or those engaged on the day. */
export interface Sought {
  readonly day: LocalDate;
  readonly words?: string | undefined;
  readonly type?: AdviserType | undefined;
  readonly everybody: boolean;
}

/** 薛律师 is looked for as 薛. */
const TITLE_OF_RESPECT = /(?:法律顾问|律师事务所|律师|老师|教授|顾问|所)$/u;

const matches = (words: string, { name, firm, number }: Pick<AdviserLine, 'name' | 'firm' | 'number'>): boolean => {
  const plain = words.trim();
  const short = plain.replace(TITLE_OF_RESPECT, '');
  if (plain === number || (plain.length > 1 && (name.includes(plain) || plain.includes(name)))) return true;
  if (firm !== null && short.length > 1 && (firm.includes(short) || plain.includes(firm))) return true;
  return short.length === 1 ? name.startsWith(short) : short !== '' && name.includes(short);
};

/** Advisers of an organ, those whose term holds on the day first; a bureau has a few dozen in all its years. */
export const advisersOf = async (
  db: Kysely<AdviserTables>,
  organ: OrganId,
  { day, words, type, everybody }: Sought,
): Promise<readonly AdviserLine[]> => {
  const rows = await db
    .selectFrom('adviser_register as a')
    .innerJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('adviser_term as t')
          .select([
            't.first_day',
            't.last_day',
            't.letter_number',
            sql<boolean>`t.first_day <= ${day} and ${day} <= t.last_day`.as('engaged'),
          ])
          .whereRef('t.organ', '=', 'a.organ')
          .whereRef('t.adviser', '=', 'a.adviser')
          .orderBy(sql`t.first_day <= ${day} and ${day} <= t.last_day`, 'desc')
          .orderBy('t.n', 'desc')
          .limit(1)
          .as('term'),
      (join) => join.onTrue(),
    )
    .select(['a.adviser', 'a.year', 'a.serial', 'a.name', 'a.type', 'a.firm', 'a.scope'])
    .select(['term.first_day', 'term.last_day', 'term.letter_number', 'term.engaged'])
    .where('a.organ', '=', organ)
    .$if(type !== undefined, (all) => all.where('a.type', '=', type!))
    .$if(!everybody, (all) => all.where('term.engaged', '=', true))
    .orderBy('term.engaged', 'desc')
    .orderBy('a.year')
    .orderBy('a.serial')
    .execute();
  return rows
    .map(({ year, serial, first_day, last_day, letter_number, firm, name, ...row }) => ({
      ...row,
      name,
      firm,
      number: numberInWords({ series: '顾问', year, serial }),
      title: firm === null ? name : `${name}（${firm}）`,
      firstDay: first_day,
      lastDay: last_day,
      letterNumber: letter_number,
    }))
    .filter((line) => words === undefined || matches(words, line));
};

/** A line in chat; a tap opens the adviser. */
export const adviserInChat = ({ number, title, type, scope, firstDay, lastDay, engaged }: AdviserLine) => ({
  head: `${number} ${title}`,
  tail: [
    ADVISER_TYPES[type].label,
    scope ?? undefined,
    `${dateInWords(firstDay as LocalDate)}至${dateInWords(lastDay as LocalDate)}`,
    engaged ? undefined : '不在聘期',
  ]
    .filter((part) => part !== undefined)
    .join(' · '),
});
