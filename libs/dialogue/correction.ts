/** Fields given anew: 金额改为130万, 不对，是120万, 不是135万，是120万. */
import { halfWidth, type Declaration, type Field } from '#kernel';
import type { Surroundings } from './reading/facts.ts';
import { readAnswer, type Reading } from './reading/field.ts';
import { readingsIn, readSlots } from './reading/slots.ts';
import type { Form } from './talk.ts';

/** 把金额改为130万: a label, a turn, a value. */
const NAMED = new RegExp(
  '^(?:不对|错了|等等)?[,\\s]*(?:请?把|将|帮我把?)?\\s*(?<verb>修改|更改|改|换)?(?:一下)?\\s*' +
    '(?<label>[\\p{Script=Han}（）()]{2,8}?)\\s*' +
    '(?<turn>改|换|更改|修改|应该?|写)?(?:为|成|是|写|:|\\s)\\s*(?<value>.+)$',
  'u',
);
/** 不对，是120万; 写错了，应为4月8日. */
const WRONG = new RegExp(
  '^(?:不对|错了|不是|写错了?|搞错了?|弄错了?|更正|改正|改)(?:了|的)?(?<instead>[^,]{0,20}?)[,\\s:]*' +
    '(?:而是|应该?是|应为|改成|改为|改到|换成|换到|到|是|为|成)?\\s*(?<value>[^,]+)$',
  'u',
);
/** 不是135万，是120万. */
const INSTEAD = /[,\s](?:而?是|应该?是|应为|改成|改为)\s*(?<value>[^,]+)$/u;

type Readings = Readonly<Record<string, Reading>>;

/**
 * Fields given anew: by their labels, against what was wrong, or, where nothing is asked, by themselves. Undefined if
 * the text corrects nothing.
 */
export const correctionIn = (
  text: string,
  form: Form,
  command: Declaration,
  around: Surroundings,
): Readings | undefined => {
  const written = text.trim();
  const named = labelledIn(written, form, command);
  if (named) {
    const read = readAnswer(named.field, named.value, around);
    return read && { [named.name]: read };
  }
  const wrong = insteadIn(halfWidth(written));
  if (wrong === undefined && form.asking.is === 'fields') return undefined;
  const facts = Object.entries(command.input).filter(([, { kind }]) => kind.is !== 'text' && kind.is !== 'files');
  const said = wrong ?? written.replace(/^(?:其实|应该?)?是/u, '');
  const slots = readSlots(Object.fromEntries(facts), said, around);
  const readings = readingsIn(slots);
  return Object.keys(readings).length > 0 && slots.left === '' ? readings : undefined;
};

/** A field by its label, with what is said to be its value, as it was written, with its own punctuation. */
const labelledIn = (
  written: string,
  form: Form,
  command: Declaration,
): { readonly name: string; readonly field: Field; readonly value: string } | undefined => {
  const plain = halfWidth(written);
  const named = NAMED.exec(plain)?.groups;
  if (!named) return undefined;
  const label = named.label!;
  const meant = Object.entries(command.input).find(
    ([, field]) => field.label === label || field.label.endsWith(label) || label.endsWith(field.label),
  );
  const marked =
    named.verb !== undefined ||
    named.turn !== undefined ||
    /^\s*[\p{Script=Han}]{2,8}\s*[:为成是]/u.test(plain) ||
    form.asking.is !== 'fields';
  if (!meant || !marked) return undefined;
  const [name, field] = meant;
  return { name, field, value: written.slice(written.length - named.value!.length) };
};

const insteadIn = (plain: string): string | undefined => {
  const wrong = WRONG.exec(plain)?.groups?.value;
  if (wrong !== undefined) return wrong;
  return /^(?:不是|不对)/u.test(plain) ? INSTEAD.exec(plain)?.groups?.value : undefined;
};
