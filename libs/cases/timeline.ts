import { lengthInWords } from '#calendar';
import { dateInWords, fenInFigures, type FileRef, type LocalDate } from '#kernel';
import { versionsOf } from '#rulebook';
import type { CaseEvent, FactName, StepFacts } from './events.ts';
import { stepOf } from './procedures/index.ts';

export interface Told {
  readonly what: string;
  readonly on: LocalDate;
  readonly detail: string;
  readonly materials: FileRef[];
}

/** What an event says, in the words of its procedure. */
export const timelineOf = (event: CaseEvent, nameOf: (staff: string) => string): Told => {
  const told = (what: string, on: LocalDate, detail = '', materials: readonly FileRef[] = []): Told => ({
    what,
    on,
    detail,
    materials: [...materials],
  });
  switch (event.type) {
    case 'cases.case-opened':
    case 'cases.step-taken':
      return told(
        stepOf(event.data.step).name,
        event.data.on,
        factsInWords(event.data.step, event.data.facts, nameOf),
        event.data.facts.materials,
      );
    case 'cases.step-corrected':
      return told(
        '更正',
        event.data.on ?? ('' as LocalDate),
        `${event.data.on ? `日期改为${dateInWords(event.data.on)}；` : ''}${event.data.reason}`,
      );
    case 'cases.step-struck':
      return told('撤销一步', '' as LocalDate, event.data.reason);
    case 'cases.period-extended':
      return told(
        '延长期限',
        event.data.on,
        `${versionsOf(event.data.rule)[0]!.name}延长${lengthInWords(event.data.by)}，${event.data.approvedBy}，${event.data.reason}`,
      );
    case 'cases.case-suspended':
      return told('中止', event.data.from, event.data.reason);
    case 'cases.case-resumed':
      return told('恢复', event.data.to, '');
    case 'cases.handlers-named':
      return told(
        '指定承办人',
        '' as LocalDate,
        [nameOf(event.data.handler), event.data.deputy && `协办${nameOf(event.data.deputy)}`, event.data.adviser]
          .filter((part) => part)
          .join('，'),
      );
    case 'cases.documents-added':
      return told(
        '补充材料',
        event.data.addedOn,
        event.data.documents.map(({ name }) => name).join('、'),
        event.data.documents,
      );
    case 'cases.case-archived':
      return told('归档', event.data.on);
  }
};

/** The facts of a step that are told, by the words they were asked with. */
export const factsInWords = (step: string, facts: StepFacts, nameOf: (staff: string) => string): string => {
  const { takes } = stepOf(step);
  return takes
    .flatMap(({ fact, label, options }) => {
      const value = facts[fact];
      if (value === undefined || fact === 'materials') return [];
      return [`${label}${wordsOf(fact, value, options, nameOf)}`];
    })
    .concat(facts.reason !== undefined && !takes.some(({ fact }) => fact === 'reason') ? [facts.reason] : [])
    .join('，');
};

const STAFF: readonly FactName[] = ['headName', 'agent', 'secondAgent'];
const wordsOf = (
  fact: FactName,
  value: unknown,
  options: readonly { readonly value: string; readonly label: string }[] | undefined,
  nameOf: (staff: string) => string,
): string => {
  if (options) return options.find((one) => one.value === value)?.label ?? String(value);
  if (STAFF.includes(fact)) return nameOf(String(value));
  if (fact === 'amount') return fenInFigures(value as Parameters<typeof fenInFigures>[0]);
  if (fact === 'length') return lengthInWords(value as Parameters<typeof lengthInWords>[0]);
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? dateInWords(value as LocalDate) : String(value);
};
