// What happened to a document, a line each, in the words of its procedure.
import { lengthInWords } from '#calendar';
import { dateInWords, LocalDate, type Field, type FileRef, type Length } from '#kernel';
import { KINDS, type DocumentEvent, type FactName, type Facts } from '../events.ts';
import { stepOf } from '../procedure/index.ts';

/** A line of the timeline. `on` is the legal day; undefined where what happened has none of its own. */
export interface TimelineLine {
  readonly what: string;
  readonly on?: LocalDate | undefined;
  readonly detail: string;
  readonly materials: FileRef[];
}

type NameOf = (staff: string) => string;

const line = (
  what: string,
  on: LocalDate | undefined,
  parts: readonly (string | undefined)[],
  materials: readonly FileRef[] = [],
): TimelineLine => ({ what, on, detail: parts.filter((part) => part).join('，'), materials: [...materials] });

/** What an event says. */
export const timelineOf = (event: DocumentEvent, nameOf: NameOf): TimelineLine => {
  switch (event.type) {
    case 'documents.draft-started': {
      const { startedOn, drafter, basis, reason } = event.data;
      return line('起草文件', startedOn, [`起草人${nameOf(drafter)}`, basis, reason]);
    }
    case 'documents.document-entered': {
      const { publishedOn, reference } = event.data;
      return line('登记现行文件', publishedOn, [reference]);
    }
    case 'documents.step-taken': {
      const { step, on, facts } = event.data;
      return line(stepOf(step).name, on, [factsInWords(step, facts, nameOf)], facts.materials);
    }
    case 'documents.step-corrected': {
      const { on, facts, reason } = event.data;
      const changed = Object.values(facts).map((value) => wordsOf(value, undefined, nameOf));
      return line('更正', on, [on && `日期改为${dateInWords(on)}`, ...changed.map((one) => `改为${one}`), reason]);
    }
    case 'documents.step-struck':
      return line('撤销一步', undefined, [event.data.reason]);
    case 'documents.description-corrected': {
      const { title, kind, drafter, publishedOn, effectiveOn, until, reason } = event.data;
      return line('更正文件信息', undefined, [
        title,
        kind && KINDS[kind].label,
        drafter && nameOf(drafter),
        publishedOn && `${dateInWords(publishedOn)}公布`,
        effectiveOn && `${dateInWords(effectiveOn)}起施行`,
        until && `有效期至${dateInWords(until)}`,
        reason,
      ]);
    }
  }
};

const PEOPLE: readonly FactName[] = ['reviewer', 'signer'];
const ITEM_FACTS: readonly FactName[] = ['item', 'conclusion'];

/** The facts of a step, by the words they were asked with. */
export const factsInWords = (step: string, facts: Facts, nameOf: NameOf): string => {
  const { takes } = stepOf(step);
  const names = Object.keys(takes).length > 0 ? (Object.keys(takes) as FactName[]) : ITEM_FACTS;
  return names
    .flatMap((name) => {
      const value = facts[name];
      if (value === undefined || name === 'materials') return [];
      const words = PEOPLE.includes(name) ? nameOf(String(value)) : wordsOf(value, takes[name], nameOf);
      return [takes[name] ? `${takes[name].label}：${words}` : words];
    })
    .join('，');
};

/** A value of a field as one reads it. */
export const wordsOf = (value: unknown, asked: Field | undefined, nameOf: NameOf): string => {
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, asked, nameOf)).join('、');
  if (asked?.kind.is === 'choice' || asked?.kind.is === 'choices')
    return asked.kind.options.find((option) => option.value === value)?.label ?? String(value);
  if (typeof value === 'object' && value !== null) return 'unit' in value ? lengthInWords(value as Length) : '';
  return LocalDate.safeParse(value).success ? dateInWords(value as LocalDate) : String(value);
};
