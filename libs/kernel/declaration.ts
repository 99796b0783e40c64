// How a command, a query and their fields are declared: once, for HTTP, chat, help and Excel.
import { z } from 'zod';
import { LocalDate, type Instant } from './local-date.ts';
import { bearing, naming } from './marks.ts';
import { oneLine } from './text.ts';
import type { Actor, Permission } from './who.ts';

/** One answer among several: as it is recorded, as it is shown, and what people say instead. */
interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
}

/** What a field holds, as far as a reader of chat must know to recognise it. */
export type FieldKind =
  /**
   * `like`: a pattern by which its words are known among others (法院$); without it only words nobody else claims fill
   * it. `rest`: it takes what no other field took, as it was written, lines and punctuation too; nothing typed is lost.
   * `listed`: it is a list of records' numbers, and finds those that are named with words.
   */
  | { readonly is: 'text'; readonly like?: string; readonly rest?: true; readonly listed?: Finder }
  /**
   * `behind`: words that may stand directly behind a name without being a part of what it is in, as a regular
   * expression: 局长出庭.
   */
  | { readonly is: 'choice'; readonly behind?: string; readonly options: readonly ChoiceOption[] }
  /** Several of them: 法律意见、预算. */
  | { readonly is: 'choices'; readonly options: readonly ChoiceOption[] }
  | { readonly is: 'amount' }
  /** `tense`: which way such a day lies where the words do not say. */
  | { readonly is: 'date'; readonly tense?: 'past' | 'future' }
  /** `15:00` */
  | { readonly is: 'time' }
  /** `15个工作日`: see `Length`. */
  | { readonly is: 'length' }
  /** The days of a year, a quarter, a month or between two days; queries only. */
  | { readonly is: 'period' }
  /**
   * `self`: the words by which one means oneself, offered as a button; `behind` as above: 吴磊承办.
   * `strict`: only with such words behind it, or its label before it; not any name.
   */
  | { readonly is: 'person'; readonly self?: string; readonly behind?: string; readonly strict?: true }
  | { readonly is: 'unit' }
  /**
   * `offers`: the query that knows which records may be meant when none is named, and what to ask it with. `any`: one of
   * another series may be named as well; `series` is that of a number without one.
   */
  | {
      readonly is: 'number';
      readonly series: string;
      readonly any?: true;
      readonly offers?: { readonly query: string; readonly input: Readonly<Record<string, unknown>> };
      /** The query that finds records by words of their title or party, given it as `words`. */
      readonly found?: Finder;
    }
  /** The place of an item on an agenda: 议题3; `found` as above, of the entries of the meeting at hand. */
  | { readonly is: 'place'; readonly found?: Finder }
  /** So many persons or votes: 应到9人, 赞成7票. */
  | {
      readonly is: 'tally';
      readonly of: 'due' | 'present' | 'for' | 'against' | 'abstain' | 'postpone' | 'invalid' | 'items';
    }
  /** 一致通过, 全票同意. */
  | { readonly is: 'unanimous' }
  /** Several persons; `behind`: only those named behind such words, 反对李明、王芳. */
  | { readonly is: 'people'; readonly behind?: string }
  /** Who is away and why: 张三请假(出差). */
  | { readonly is: 'absences' }
  /** `like`: what a file must be called to be offered this, as a regular expression: `\.xlsx$`. */
  | { readonly is: 'files'; readonly like?: string };

/**
 * A query that finds records by `words`: of their title or party, or their number. `within`: a field whose value it is
 * given under the same name, if that is known: the meeting of an agenda. `by`: it knows records by their number only.
 */
export interface Finder {
  readonly query: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly within?: string;
  readonly by?: 'number';
}

/** A file that was sent and is kept; `sha256` names it. What it is called may tell what is in it. */
export const FileRef = z.object({
  name: bearing(oneLine(1, 200), 'internal'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sm3: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(1).max(1_000_000_000),
  type: naming(oneLine(0, 120)),
});
export type FileRef = z.infer<typeof FileRef>;

/** A time of day in China, `15:00`. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const LONGEST = { workday: 1000, day: 3650, month: 240, year: 20 };
/** So many: at most 1000 working days, 3650 calendar days, months or years. */
export const Length = z
  .object({ n: z.int().min(1).max(3650), unit: z.enum(['workday', 'day', 'month', 'year']) })
  .refine(({ n, unit }) => n <= LONGEST[unit], { error: '期限太长：最多20年、240个月、3650日或1000个工作日' });
export type Length = z.infer<typeof Length>;

const UNITS: readonly (readonly [RegExp, Length['unit']])[] = [
  [/^(?:workday|个?工作日)s?$/u, 'workday'],
  [/^(?:day|日|天|个?自然日)s?$/u, 'day'],
  [/^(?:month|个?月)s?$/u, 'month'],
  [/^(?:year|年)s?$/u, 'year'],
];

/** A length as an object, or as HTTP writes it: `30 day`, `10个工作日`. */
export const LengthParameter = z.preprocess((given) => {
  const [, n, unit] = (typeof given === 'string' && /^(\d{1,4})\s*(\D{1,5})$/u.exec(given.trim())) || [];
  const known = UNITS.find(([words]) => words.test(unit ?? ''))?.[1];
  return known === undefined ? given : { n: Number(n), unit: known };
}, Length);

/** From the first day to the last, both included. */
export const Period = z
  .object({ first: LocalDate, last: LocalDate })
  .refine(({ first, last }) => first <= last, { error: '末日不能早于首日' });
export type Period = z.infer<typeof Period>;

/** A period as an object, or as HTTP writes it: `2026-01-01..2026-12-31`. */
export const PeriodParameter = z.preprocess((given) => {
  const [first, last] = typeof given === 'string' ? given.split('..') : [];
  return first !== undefined && last !== undefined ? { first, last } : given;
}, Period);

/** Several periods, as a list or as HTTP writes it: `2026-03-01..2026-03-10,2026-04-01..2026-04-05`. */
export const PeriodsParameter = z.preprocess((given) => {
  if (typeof given === 'string') return given.split(',');
  return Array.isArray(given) ? given : [given];
}, z.array(PeriodParameter).max(20));

/** What is known when a form is opened; defaults come from here and are read back like everything else. */
export interface Occasion {
  readonly actor: Actor;
  readonly today: LocalDate;
}

/**
 * One field of a command, declared once: it gives the HTTP property, the question in chat, the line of the read-back
 * and the Excel column.
 */
export interface Field<T = unknown> {
  readonly schema: z.ZodType<T>;
  readonly label: string;
  /** The question that asks for it. */
  readonly ask: string;
  readonly kind: FieldKind;
  /** What HTTP takes, shown in the API documentation. */
  readonly example: string;
  /** What one may write in chat, where that is something else. */
  readonly written?: string;
  /** Under which other headings offices have it as a column. */
  readonly headings?: readonly string[];
  /** Asked for only if this holds of what is known so far. Absent: always required. */
  needed?(known: Readonly<Record<string, unknown>>): boolean;
  /** Where it has no place at all it is neither read nor asked for nor shown: who came, where nobody did. */
  applies?(known: Readonly<Record<string, unknown>>): boolean;
  /** Asked for once though it is not needed; one may skip it. */
  readonly offered?: boolean;
  /** `known`: what was said of the other fields so far. */
  otherwise?(occasion: Occasion, known: Readonly<Record<string, unknown>>): T | undefined;
}

/** The fields of a command by their names, in the order they are asked. */
export type Fields = Readonly<Record<string, Field>>;

/** The names of the fields that are always needed. */
type Needed<F extends Fields> = { [K in keyof F]: F[K] extends { readonly needed: unknown } ? never : K }[keyof F];

/** The value of a command: fields that are always needed are there, the others may be. */
export type InputOf<F extends Fields> = { readonly [K in Needed<F>]: z.output<F[K]['schema']> } & {
  readonly [K in Exclude<keyof F, Needed<F>>]?: z.output<F[K]['schema']> | undefined;
};

/** What the law or the bureau requires next, and where it stands. M in the rulebook: from memory, shown as 待核实. */
export interface Requirement {
  readonly text: string;
  readonly source: string;
  readonly certainty: 'V' | 'V2' | 'M';
}

/** Requirements as a numbered list; what rests on memory or on a second-hand text is marked 待核实. */
export const requirementsInWords = (requires: readonly Requirement[]): string =>
  requires
    .map(({ text, source, certainty }, n) => {
      const unsure = certainty === 'V' ? '' : '，待核实';
      return `${n + 1}. ${text}（${source}${unsure}）`;
    })
    .join('\n');

/** Something one may say next, as a button. */
export interface NextStep {
  readonly title: string;
  readonly says: string;
}

/** A command as the rows of a workbook. */
export interface Sheet {
  /** What its workbook is called, the usual name first: 法律顾问. */
  readonly names: readonly string[];
  /** The field that is to blame for a refusal, by its code. */
  readonly blames?: Readonly<Record<string, string>>;
  /** The columns of a sheet that is one record as a whole: the command takes the file, all or nothing. */
  readonly whole?: Fields;
}

/** What a query is asked with. */
export interface Question {
  readonly query: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A command, declared once: HTTP, OpenAPI, chat form, help and Excel column all come from here. */
export interface Declaration<F extends Fields = Fields, A = unknown> {
  readonly name: string;
  readonly title: string;
  /** What it is about, for help: 议题, 复议. */
  readonly topic: string;
  /** The words in chat that mean this command, the usual one first. */
  readonly says: readonly string[];
  readonly examples: readonly string[];
  readonly may: Permission;
  readonly input: F;
  /** Fields that belong together and are asked for in one question. */
  readonly together?: readonly (readonly string[])[];
  /** Concerns a person or is a list of one's own: in a group the talk goes on in private. */
  personal?(known: Readonly<Record<string, unknown>>): boolean;
  /** What comes back; JSON. */
  readonly answer: z.ZodType<A>;
  /**
   * The command that takes this one back, with what it must be given and what it takes back; offered for ten minutes.
   */
  undo?(answer: A): {
    readonly what: string;
    readonly command: string;
    readonly input: Readonly<Record<string, unknown>>;
  };
  /** The choice that is its whole meaning: said directly behind the number of the record, it is this command. */
  readonly answers?: string;
  /** No other command takes it back: it is opened only by words that clearly mean it. */
  readonly irreversible?: true;
  /**
   * The readers whose tables its handler makes a list of, or looks for a twin in: it waits until they have taken in what
   * is on record, so that nothing is left out that was recorded a moment ago.
   */
  readonly reads?: readonly string[];
  /** Many may come in at once, a row each: by these names, beside its title; known by its headings too. */
  readonly sheet?: Sheet;
  /** The query that knows beforehand what would come of it, and how that is told on the card, above its facts. */
  previews?(known: Readonly<Record<string, unknown>>): (Question & { tells(answer: unknown): string }) | undefined;
  /** The query that makes a file which is sent along with what is told. */
  encloses?(answer: A): Question | undefined;
  /** What is most likely done next, each a tap away; the likeliest first. */
  next?(answer: A): readonly NextStep[];
  /** The command that puts right what this one recorded, and by what it knows the record. */
  corrected?(answer: A): { readonly command: string; readonly input: Readonly<Record<string, unknown>> };
  /** What the law will require, shown before anything is recorded. */
  foresees?(input: InputOf<F>): readonly Requirement[];
  /** How the answer reads in chat (DingTalk markdown). */
  reports(answer: A): string;
}

/** A record in a list. `opens`: what one says to see it; `act`: what one says to do what it waits for. */
export interface ToldLine {
  readonly head: string;
  readonly tail: string;
  readonly opens?: string;
  readonly act?: NextStep;
}

/** How an answer reads in chat: a list of records or the facts of one, or words if there are none. */
export interface Telling {
  readonly title: string;
  /** Before the list: what was looked for, how many there are. */
  readonly summary?: string;
  readonly lines: readonly ToldLine[];
  readonly none: string;
  /** There is a next page; the query has an input `page`, and is asked again with the next one. */
  readonly more: boolean;
  /** What one may want to do next. */
  readonly next?: readonly NextStep[];
}

/** A document made from the record: fetched over HTTP, sent in the chat. */
export const MadeFile = z.object({ name: z.string(), type: z.string(), bytes: z.instanceof(Uint8Array) });
export type MadeFile = z.infer<typeof MadeFile>;

/** A question that changes nothing. */
export interface QueryDeclaration<S extends z.ZodObject = z.ZodObject, A = unknown> {
  readonly name: string;
  readonly title: string;
  readonly topic: string;
  readonly may: Permission;
  /** The reader whose tables it asks; whoever must see his own command first waits for that reader. */
  readonly from: string;
  /** It shows what follows from commands, not their own events only: then one waits for that too. */
  readonly consequences?: true;
  /** The answer is a `MadeFile`. */
  readonly gives?: 'file';
  readonly input: S;
  readonly answer: z.ZodType<A>;
  readonly chat?: {
    /** The words that ask this; `…` stands for a few others between them: 多少…议题. */
    readonly says: readonly string[];
    readonly examples: readonly string[];
    /** What stands behind the words that ask, by input property; asked for if the input needs it. */
    readonly fields: Fields;
    /** A number of this series by itself asks this query for the record. */
    readonly opens?: string;
    readonly personal?: boolean;
    tells(answer: A): Telling;
  };
}

/** Declares a field; its type is that of the schema. */
export const field = <S extends z.ZodType, const E extends Omit<Field<z.output<S>>, 'schema'>>(
  schema: S,
  rest: E,
): E & { readonly schema: S } => ({ schema, ...rest });

/** Where a command comes from. `id` is unique in the ledger: the same command twice gives the first answer. */
export interface CommandContext {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly channel: 'chat' | 'http' | 'ctl' | 'policy';
  readonly correlation: string;
}
