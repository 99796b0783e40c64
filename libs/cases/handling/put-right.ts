// The fields by which an extension or a halt is found that is to be put right, and why it is.
import { field, LocalDate, prose } from '#kernel';
import { ExtendedRule, PERIOD_OPTIONS } from './periods.ts';

/** The period whose extension is meant. `verb`: 更正 or 撤销. */
export const extendedPeriod = (verb: string) =>
  field(ExtendedRule, {
    label: '哪一个期限',
    ask: `${verb}哪一个期限的延长？例如“信访办结”。`,
    example: 'petition-close',
    written: '信访办结',
    kind: { is: 'choice', options: PERIOD_OPTIONS },
  });

/** Of several extensions, halts or steps of a sort the one that was recorded with this day; the last, if none is said. */
export const recordedWith = (day: '批准日期' | '中止日期' | '日期', example: string, written: string) =>
  field(LocalDate, {
    label: `原登记的${day}`,
    ask: `原来登记的${day}是哪天？`,
    example,
    written,
    kind: { is: 'date', tense: 'past' },
    needed: () => false,
  });

/**
 * The day it should have been; needed unless something else is put right. It stands before the day that was recorded: a
 * day of which nothing else is said is the right one.
 */
export const shouldBe = (
  day: string,
  [example, written]: readonly [string, string],
  needed: (known: Readonly<Record<string, unknown>>) => boolean,
) =>
  field(LocalDate, {
    label: day,
    ask: `正确的${day}是哪天？`,
    example,
    written,
    kind: { is: 'date', tense: 'past' },
    needed,
  });

/** Why, and on what it rests. `verb`: 更正 or 撤销. */
export const why = (verb: '更正' | '撤销', example: string) =>
  field(prose(2, 500), {
    label: `${verb}原因`,
    ask: verb === '更正' ? '为什么更正？依据什么？' : '为什么撤销？',
    example,
    kind: { is: 'text' },
  });
