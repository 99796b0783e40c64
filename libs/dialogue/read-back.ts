import { dateInWords, fenInCapitals, fenInFigures, numberInWords, plain, readNumber, requirementsInWords, type Declaration, type Fen, type Field, type LocalDate } from '#kernel';
import type { UnitNames } from './reading/slots.ts';
import type { Saying } from './reply.ts';

/** A value as it is read back: dates with weekday, amounts in figures and capitals, names instead of codes. */
export const valueInWords = (field: Field, value: unknown, units: readonly UnitNames[]): string => {
  const { kind } = field;
  switch (kind.is) {
    case 'amount': return `${fenInFigures(value as Fen)}（大写：${fenInCapitals(value as Fen)}）`;
    case 'date': return dateInWords(value as LocalDate);
    case 'choice': return kind.options.find((one) => one.value === value)?.label ?? String(value);
    case 'unit': return plain(units.find((one) => one.unit === value)?.name ?? String(value));
    case 'number': return numberInWords(readNumber(String(value))!);
    case 'text': return plain(String(value));
  }
};

/** The card that shows every fact before anything is recorded. */
export const readBack = (declaration: Declaration, known: Readonly<Record<string, unknown>>, units: readonly UnitNames[]): Saying => {
  const facts = Object.entries(declaration.input).filter(([name]) => known[name] !== undefined)
    .map(([name, field]) => `- ${field.label}：**${valueInWords(field, known[name], units)}**`);
  const requires = declaration.foresees?.(known as never) ?? [];
  return {
    title: `请核对：${declaration.title}`,
    text: [`#### 请核对：${declaration.title}`, facts.join('\n'), requires.length > 0 ? `登记后依法还需：\n\n${requirementsInWords(requires)}` : '', '确认无误请点“确认”。'].filter((part) => part !== '').join('\n\n'),
    buttons: [{ title: '确认', says: '确认' }, { title: '修改', says: '修改' }, { title: '取消', says: '取消' }],
  };
};
