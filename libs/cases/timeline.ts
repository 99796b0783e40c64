// What happened in a case, told line by line in the words of its procedure.
import { lengthInWords } from '#calendar';
import { dateInWords, fenInFigures, type FileRef, type LocalDate } from '#kernel';
import { versionsOf } from '#rulebook';
import { GROUNDS, type CaseEvent, type FactName, type StepFacts } from './events.ts';
import { stepOf } from './procedures/index.ts';

/** A line of the timeline. `on` is the legal day; empty where what happened has none of its own. */
export interface TimelineLine {
  readonly what: string;
  readonly on: LocalDate;
  readonly detail: string;
  readonly materials: FileRef[];
}

type NameOf = (staff: string) => string;

const NO_DAY = '' as LocalDate;

const line = (what: string, on: LocalDate, detail = '', materials: readonly FileRef[] = []): TimelineLine => ({
  what,
  on,
  detail,
  materials: [...materials],
});

/** What an event says, in the words of its procedure. */
export const timelineOf = (event: CaseEvent, nameOf: NameOf): TimelineLine => {
  switch (event.type) {
    case 'cases.case-opened':
    case 'cases.step-taken': {
      const { step, on, facts } = event.data;
      return line(stepOf(step).name, on, factsInWords(step, facts, nameOf), facts.materials);
    }
    case 'cases.step-corrected': {
      const { on, reason } = event.data;
      return line('更正', on ?? NO_DAY, `${on ? `日期改为${dateInWords(on)}；` : ''}${reason}`);
    }
    case 'cases.step-struck':
      return line('撤销一步', NO_DAY, event.data.reason);
    case 'cases.period-extended': {
      const { rule, by, approvedBy, reason, on } = event.data;
      const longer = `${versionsOf(rule)[0]!.name}延长${lengthInWords(by)}`;
      return line('延长期限', on, `${longer}，${approvedBy}，${reason}`);
    }
    case 'cases.extension-corrected': {
      const { rule, was, on, by, reason } = event.data;
      const changes = [on && `批准日期改为${dateInWords(on)}`, by && `改为延长${lengthInWords(by)}`, reason];
      return line(`更正延长（${versionsOf(rule)[0]!.name}）`, on ?? was, changes.filter((part) => part).join('；'));
    }
    case 'cases.extension-struck':
      return line(`撤销延长（${versionsOf(event.data.rule)[0]!.name}）`, event.data.was, event.data.reason);
    case 'cases.halt-corrected': {
      const { was, from, to, ground, reason } = event.data;
      const changes = [
        from && `中止改自${dateInWords(from)}起`,
        to && `不计入的最后一日改为${dateInWords(to)}`,
        ground && `中止情形改为“${GROUNDS[ground].label}”`,
        reason,
      ];
      return line('更正中止', from ?? was, changes.filter((part) => part).join('；'));
    }
    case 'cases.halt-struck':
      return line('撤销中止', event.data.was, event.data.reason);
    case 'cases.case-suspended': {
      const { from, reason, ground } = event.data;
      return line('中止', from, ground ? `${reason}（${GROUNDS[ground].label}）` : reason);
    }
    case 'cases.case-resumed':
      return line('恢复', event.data.to);
    case 'cases.handlers-named': {
      const { handler, deputy, adviser } = event.data;
      const named = [nameOf(handler), deputy && `协办${nameOf(deputy)}`, adviser];
      return line('指定承办人', NO_DAY, named.filter((part) => part).join('，'));
    }
    case 'cases.documents-added': {
      const { addedOn, documents } = event.data;
      return line('补充材料', addedOn, documents.map(({ name }) => name).join('、'), documents);
    }
    case 'cases.case-archived':
      return line('归档', event.data.on);
  }
};

/** The facts of a step that are told, by the words they were asked with. */
export const factsInWords = (step: string, facts: StepFacts, nameOf: NameOf): string => {
  const { takes } = stepOf(step);
  const asked = takes.flatMap(({ fact, label, options }) => {
    const value = facts[fact];
    if (value === undefined || fact === 'materials') return [];
    return [`${label}${wordsOf(fact, value, options, nameOf)}`];
  });
  const remark = facts.reason !== undefined && !takes.some(({ fact }) => fact === 'reason') ? [facts.reason] : [];
  return [...asked, ...remark].join('，');
};

const STAFF: readonly FactName[] = ['headName', 'agent', 'secondAgent'];

const wordsOf = (
  fact: FactName,
  value: unknown,
  options: readonly { readonly value: string; readonly label: string }[] | undefined,
  nameOf: NameOf,
): string => {
  if (options) return options.find((option) => option.value === value)?.label ?? String(value);
  if (STAFF.includes(fact)) return nameOf(String(value));
  if (fact === 'amount') return fenInFigures(value as Parameters<typeof fenInFigures>[0]);
  if (fact === 'length') return lengthInWords(value as Parameters<typeof lengthInWords>[0]);
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? dateInWords(value as LocalDate) : String(value);
};
