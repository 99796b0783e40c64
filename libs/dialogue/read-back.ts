/** The card that reads every fact back before anything is recorded, and how each value is written there. */
import { lengthInWords } from '#calendar';
import {
  dateInWords,
  fenInCapitals,
  fenInFigures,
  numberInWords,
  plain,
  readNumber,
  type Declaration,
  type Fen,
  type Field,
  type FileRef,
  type Length,
  type LocalDate,
  type Period,
  type Requirement,
} from '#kernel';
import type { Surroundings } from './reading/facts.ts';
import { saying, type Saying } from './reply.ts';
import type { Form } from './talk.ts';

/** A size as people say it: `1.2 MB`. */
const sizeInWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
};
/** `通知.pdf（1.2 MB）` */
export const fileInWords = ({ name, size }: FileRef): string => `${plain(name)}（${sizeInWords(size)}）`;

/**
 * A value as it is read back: dates with weekday, amounts in figures and capitals, names with unit instead of codes.
 */
export const valueInWords = (
  field: Field,
  value: unknown,
  { units, people }: Pick<Surroundings, 'units' | 'people'>,
): string => {
  const { kind } = field;
  const unitName = (unit: string) => units.find((one) => one.unit === unit)?.name ?? unit;
  const staffName = (staff: string) => people.find((one) => one.staff === staff)?.name ?? staff;
  const optionName = (options: readonly { readonly value: string; readonly label: string }[], option: string) =>
    options.find((one) => one.value === option)?.label ?? option;
  switch (kind.is) {
    case 'amount':
      return `${fenInFigures(value as Fen)}（大写：${fenInCapitals(value as Fen)}）`;
    case 'date':
      return dateInWords(value as LocalDate);
    case 'period':
      return `${dateInWords((value as Period).first)}至${dateInWords((value as Period).last)}`;
    case 'choice':
      return optionName(kind.options, String(value));
    case 'choices':
      return (value as readonly string[]).map((option) => optionName(kind.options, option)).join('、');
    case 'unit':
      return plain(unitName(String(value)));
    case 'person': {
      const person = people.find((one) => one.staff === value);
      return plain(person ? `${person.name}（${unitName(person.unit)}，${person.post}）` : String(value));
    }
    case 'number':
      return numberInWords(readNumber(String(value))!);
    case 'files':
      return (value as readonly FileRef[]).map(fileInWords).join('、');
    case 'time':
      return String(value);
    case 'place':
      return `议题${String(value)}`;
    case 'tally':
      return String(value);
    case 'unanimous':
      return '是';
    case 'people':
      return (value as readonly string[]).map((staff) => plain(staffName(staff))).join('、');
    case 'absences':
      return (value as readonly { readonly staff: string; readonly reason: string }[])
        .map(({ staff, reason }) => plain(`${staffName(staff)}（${reason}）`))
        .join('、');
    case 'length':
      return lengthInWords(value as Length);
    case 'text':
      return plain([value].flat().map(String).join('、'));
  }
};

/** Three letters that name a read-back exactly as it is shown (FNV-1a over its form and values). */
export const cardOf = ({ id, known }: Pick<Form, 'id' | 'known'>): string => {
  let hash = 0x811c9dc5;
  for (const char of id + JSON.stringify(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1))))
    hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return Array.from({ length: 3 }, (_, n) => '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'[(hash >>> (n * 5)) & 31]).join('');
};

/** So many steps are named in one line. */
const NAMED = 3;
const BASIS = saying('看依据', '看依据');

/** 听取法律顾问意见：应听取而未听取的，不得提交讨论: its name; a day or a warning is said whole. */
const briefly = ({ text, source }: Requirement): string => (source === '请注意' ? text : text.replace(/：\D*$/u, ''));

/** What the law asks next, in one line: `登记后依法还需：听取法律顾问意见；完成合法性审查；完成预算等6项。看依据` */
export const asksNext = (requires: readonly Requirement[]): string => {
  if (requires.length === 0) return '';
  const named = requires.slice(0, NAMED).map(briefly).join('；');
  const more = requires.length > NAMED ? ` 等${requires.length}项` : '';
  return `登记后依法还需：${named}${more}。${BASIS}`;
};

/**
 * The card that shows every fact before anything is recorded.
 * @param requires what the law asks next: a line, a list, or nothing
 */
export const readBack = (
  declaration: Declaration,
  form: Form,
  around: Pick<Surroundings, 'units' | 'people'>,
  requires: string,
): Saying => {
  const facts = Object.entries(declaration.input).flatMap(([name, field]) => {
    const value = form.known[name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const note = form.notes[name] ? `（${form.notes[name]}）` : '';
    return [`- ${field.label}：**${valueInWords(field, value, around)}**${note}`];
  });
  return {
    title: `请核对：${declaration.title}`,
    text: [
      `#### 请核对：${declaration.title}`,
      facts.join('\n'),
      requires,
      declaration.irreversible ? '确认无误请点“确认”，登记后不能撤回。' : '确认无误请点“确认”。',
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    buttons: [
      { title: '确认', says: `确认 ${cardOf(form)}` },
      { title: '修改', says: '修改' },
      { title: '取消', says: '取消' },
    ],
  };
};
