/** Fields given anew: 金额改为130万, 不对，是120万, 不是135万，是120万. */
import { halfWidth, type Declaration, type Field, type Fields } from '#kernel';
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

/** 日期不对，是昨天; 金额写错了，应该是130万: a label, that it is wrong, a value. */
const LABEL_WRONG = new RegExp(
  '^(?:刚才(?:那[个条件])?|那个|上一条)?的?(?<label>[\\p{Script=Han}（）()]{2,8}?)(?:又|给)?' +
    '(?:(?:写|填|登|记|报|弄|搞)错了?|不对|错了|有误|反了)(?:了)?[,\\s:。]*' +
    '(?<value>.*)$',
  'u',
);
/** Before the value itself: 应该是, 不是460是. */
const RATHER = /^(?:不是.*?[,\s]*(?=而?是|应))?(?:应该?是|应当是|应为|而?是|改成|改为|改到|换成)?\s*/u;

/** Whether a message says that something is wrong, whatever it is. */
export const saysWrong = (text: string): boolean => {
  const plain = halfWidth(text.trim());
  return LABEL_WRONG.test(plain) || (WRONG.test(plain) && /^(?:不对|错了|写错|搞错|弄错|不是)/u.test(plain));
};

/**
 * A field said to be wrong by its label, with what stands for it; the value is undefined where it is not read.
 * @param likely fields that are rather meant where several have such a label
 */
export const wrongIn = (
  text: string,
  fields: Fields,
  around: Surroundings,
  likely: readonly string[] = [],
): { readonly name: string; readonly value: Reading | undefined } | undefined => {
  const written = text.trim();
  const found = LABEL_WRONG.exec(halfWidth(written))?.groups;
  if (!found) return undefined;
  const label = found.label!;
  const meant = calledBy(label, fields, likely);
  if (!meant) return undefined;
  const [name, field] = meant;
  const value = written
    .slice(written.length - found.value!.length)
    .replace(RATHER, '')
    .replace(/[。！!]$/u, '');
  return { name, value: value === '' ? undefined : readAnswer(field, value, around) };
};

/** The field of a label, of several the one that was asked for, or is known, or is always needed. */
const calledBy = (
  label: string,
  fields: Fields,
  likely: readonly string[],
): readonly [name: string, field: Field] | undefined => {
  const fits = Object.entries(fields).filter(
    ([, field]) => field.label === label || field.label.endsWith(label) || label.endsWith(field.label),
  );
  return (
    fits.find(([, field]) => field.label === label) ??
    likely.flatMap((name) => fits.filter(([one]) => one === name))[0] ??
    fits.find(([, { needed }]) => needed === undefined) ??
    fits[0]
  );
};

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
  const asked = form.asking.is === 'fields' ? form.asking.names : [];
  const labelled = wrongIn(written, command.input, around, [...asked, ...Object.keys(form.known)]);
  if (labelled) return { [labelled.name]: labelled.value ?? { is: 'doubt', choices: [] } };
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
