import type { Declaration } from '#kernel';
import type { Surroundings } from './reading/facts.ts';
import { readAnswer, readSlots, type Reading } from './reading/slots.ts';
import { halfWidth } from '#kernel';
import type { Form } from './talk.ts';

const NAMED =
  /^(?:不对|错了|等等)?[,\s]*(?:请?把|将|帮我把?)?\s*(?<verb>修改|更改|改|换)?(?:一下)?\s*(?<label>[\p{Script=Han}（）()]{2,8}?)\s*(?<turn>改|换|更改|修改|应该?|写)?(?:为|成|是|写|:|\s)\s*(?<value>.+)$/u;
const WRONG =
  /^(?:不对|错了|不是|写错了?|搞错了?|弄错了?|更正|改正|改)(?:了|的)?(?<instead>[^,]{0,20}?)[,\s:]*(?:而是|应该?是|应为|改成|改为|改到|换成|换到|到|是|为|成)?\s*(?<value>[^,]+)$/u;

/** Fields given anew: by their labels (金额改为130万), against what was wrong (不对，是120万), or, where nothing is asked, by themselves. */
export const correctionIn = (
  text: string,
  form: Form,
  command: Declaration,
  around: Surroundings,
): Readonly<Record<string, Reading>> | undefined => {
  const plain = halfWidth(text.trim());
  const fields = Object.entries(command.input);
  const named = NAMED.exec(plain)?.groups;
  const meant =
    named &&
    fields.find(
      ([, { label }]) => label === named.label || label.endsWith(named.label!) || named.label!.endsWith(label),
    );
  const marked =
    named &&
    (named.verb !== undefined ||
      named.turn !== undefined ||
      /^\s*[\p{Script=Han}]{2,8}\s*[:为成是]/u.test(plain) ||
      form.asking.is !== 'fields');
  if (named && meant && marked) {
    // The value as it was written, with its own punctuation.
    const value = text.trim().slice(text.trim().length - named.value!.length);
    const read = readAnswer(meant[1], value, around);
    return read && { [meant[0]]: read };
  }
  const wrong =
    WRONG.exec(plain)?.groups?.value ??
    (/^(?:不是|不对)/u.test(plain)
      ? /[,\s](?:而?是|应该?是|应为|改成|改为)\s*(?<value>[^,]+)$/u.exec(plain)?.groups?.value
      : undefined);
  if (wrong === undefined && form.asking.is === 'fields') return undefined;
  const kinds = Object.fromEntries(fields.filter(([, field]) => field.kind.is !== 'text' && field.kind.is !== 'files'));
  const { known, notes, doubts, left } = readSlots(
    kinds,
    wrong ?? text.trim().replace(/^(?:其实|应该?)?是/u, ''),
    around,
  );
  const read = Object.fromEntries([
    ...Object.entries(known).map(
      ([name, value]) =>
        [name, { is: 'value', value, ...(notes[name] ? { note: notes[name] } : {}) } satisfies Reading] as const,
    ),
    ...Object.entries(doubts).map(([name, choices]) => [name, { is: 'doubt', choices } satisfies Reading] as const),
  ]);
  return Object.keys(read).length > 0 && left === '' ? read : undefined;
};
