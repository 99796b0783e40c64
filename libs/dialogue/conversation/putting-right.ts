/** What was recorded is put right: the correcting command is opened, with the record and the new value filled in. */
import { halfWidth, readNumber, type Declaration } from '#kernel';
import { saysWrong, wrongIn } from '../correction.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Reading } from '../reading/field.ts';
import { namingsIn } from '../reading/numbers.ts';
import { readingsIn, readSlots } from '../reading/slots.ts';
import type { Heard, Talk, Turn } from '../talk.ts';
import type { Wanted } from '../wanted.ts';
import { filled, newForm } from './filling.ts';
import { onward } from './onward.ts';

interface Correcting {
  readonly command: Declaration;
  readonly input: Readonly<Record<string, unknown>>;
}

/** 金额写错了，应该是130万, once it was recorded; undefined if nothing is put right, or nobody knows what. */
export const putRight = (talk: Talk, wanted: Wanted, heard: Heard, words: Vocabulary): Turn | undefined => {
  const isCalled = wanted.is === 'sure' && !wanted.intent.learned;
  const isSaid = (wanted.is === 'act' && wanted.act === '#correct') || saysWrong(heard.text);
  if (isCalled || !isSaid) return undefined;
  const named = namingsIn(heard.text).flatMap(({ value }) => (value.is === 'record' ? [value.number] : []))[0];
  const meant = named === undefined ? lastOf(talk, words) : ofRecord(named, words);
  if (!meant) return undefined;
  const { command, input } = meant;
  const said = named === undefined ? heard.text : withoutName(heard.text);
  const readings = valuesIn(said, meant, heard);
  const isOther = named === undefined && wanted.is !== 'act' && Object.keys(readings).length === 0;
  if (isOther) return undefined;
  const form = newForm(command, heard, { known: input, notes: {}, doubts: {} });
  const number = named ?? Object.values(input).find((value) => typeof value === 'string' && readNumber(value));
  return onward(filled({ talk, command, form, heard }, readings), `${command.title} **${String(number ?? '')}**。`);
};

/** What was recorded last, if something puts it right. */
const lastOf = ({ correct }: Talk, { commands }: Vocabulary): Correcting | undefined => {
  const command = commands.find(({ name }) => name === correct?.command);
  return correct && command && { command, input: correct.input };
};

/** 议题〔2026〕3号的金额错了: what is called 更正议题 puts it right. */
const ofRecord = (number: string, { commands }: Vocabulary): Correcting | undefined => {
  const series = readNumber(number)?.series;
  const command = commands.find(({ says }) => series !== undefined && says.includes(`更正${series}`));
  const field = command && Object.entries(command.input).find(([, { kind }]) => kind.is === 'number');
  return command && field && { command, input: { [field[0]]: number } };
};

/** 议题〔2026〕3号的金额错了 → 金额错了 */
const withoutName = (text: string): string =>
  halfWidth(text).replace(/^.*?[〔[(]\d{4}[〕\])]\s*第?\d+\s*号(?:那[个条件])?的?\s*/u, '');

/** The new values that are said: by their label, else by what they are. */
const valuesIn = (text: string, { command, input }: Correcting, heard: Heard): Readonly<Record<string, Reading>> => {
  const open = Object.fromEntries(Object.entries(command.input).filter(([name]) => input[name] === undefined));
  const labelled = wrongIn(text, open, heard);
  if (labelled) return labelled.value ? { [labelled.name]: labelled.value } : {};
  const facts = Object.entries(open).filter(([, { kind }]) => kind.is !== 'text' && kind.is !== 'files');
  const said = text.replace(/^(?:不对|错了|写错了?|搞错了?|弄错了?)[,，\s]*|^.*?(?:应该?是|应为|改成|改为|而是)/u, '');
  return readingsIn(readSlots(Object.fromEntries(facts), said, heard, { given: input }));
};
