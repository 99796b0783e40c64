// The training lines: what people type, from `lines/*.jsonl` and from what the commands declare, each with the facts the
// exact readers find in it and with what is wanted.
import { readdirSync, readFileSync } from 'node:fs';
import { commands, queries } from '../../../dist/apps/rooms.js';
import { bureau } from '../../../dist/apps/seed/bureau.js';
import { chinaCalendar } from '../../../dist/libs/calendar/index.js';
import { factsIn, readSaid } from '../../../dist/libs/dialogue/index.js';
import { readingsOf } from '../../../dist/libs/dialogue/reading/field.js';
import { rolesOf as fieldsOf } from '../../../dist/libs/dialogue/roles/roles-of.js';

const folder = new URL('lines/', import.meta.url);

/** The bureau and the day the lines are about. */
export const around = {
  today: '2026-11-25',
  calendar: chinaCalendar,
  units: bureau.units.map(({ id, name, short }) => ({ unit: id, name, short })),
  people: bureau.staff.map(({ staffId, name, unit, post }) => ({ staff: staffId, name, unit, post })),
};

const declarations = [...commands, ...queries].map(({ declaration }) => declaration);
export const known = new Map(declarations.map((one) => [one.name, one]));

export const read = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

/** Every line of the folder, in a fixed order, each text once. */
export const lines = (more = []) => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  const all = [...files.map((name) => new URL(name, folder)), ...more].flatMap((file) =>
    read(file).map((line) => ({ ...line, file: String(file) })),
  );
  return [...new Map(all.map((line) => [`${line.text}${line.open ?? ''}`, line])).values()];
};

/** What is declared, as lines: the words of each command and its examples. */
export const declared = () =>
  declarations.flatMap((one) => {
    const { says, examples } = one.chat ?? one;
    const texts = [one.title, ...(says ?? []).map((words) => words.replace('…', '')), ...(examples ?? [])];
    return one.says?.length === 0 || (!one.says && !one.chat)
      ? []
      : texts.map((text) => ({ text, act: one.chat ? 'ask-record' : 'report', command: one.name, declared: true }));
  });

const ROLE_WORDS = [
  [/局长|书记/u, ['secretary', 'member']],
  [/副局长|总工|党组成员|机关党委书记/u, ['member']],
  [/办公室|局办/u, ['office']],
  [/法规/u, ['legal']],
  [/系统管理员/u, ['admin']],
];
/** The roles of whoever said a line: by his name or id, else by his post. */
export const rolesOf = ({ role = '', as }) => {
  const person = bureau.staff.find(({ staffId, name }) => staffId === as || (role !== '' && role.includes(name)));
  if (person) return person.roles;
  const said = ROLE_WORDS.toReversed().find(
    ([words]) => words.test(role) && !(words === ROLE_WORDS[0][0] && /副/u.test(role)),
  );
  return [...(said?.[1] ?? []), 'staff'];
};

/** What is wanted with a line; undefined where it is truly open. */
const wantedOf = ({ act, command, future, maybe }) => {
  if (maybe) return undefined;
  if (act === 'correct' && !/\.correct-/u.test(command ?? '')) return '#correct';
  if (act === 'withdraw' && !known.has(command)) return '#withdraw';
  if (act === 'chat' || act === 'control') return `#${act}`;
  if (future) return command ? `#later ${command.split('.')[0]}` : undefined;
  if (command && known.has(command)) return command;
  return ['unsupported', 'several'].includes(act) ? `#${act}` : undefined;
};

/** A line as the model of what is wanted learns it. */
export const lessonOf = (line) => {
  const wanted = wantedOf(line);
  if (wanted === undefined) return [];
  const { text, open } = line;
  return [{ text, facts: factsIn(text, around), open, roles: rolesOf(line), wanted, line }];
};

/** Where the words of a line's facts stand in it, the longest first, each word taken once. */
const spansOf = ({ text, facts }, fields) => {
  const said = Object.entries(facts ?? {})
    .filter(([field]) => field in fields)
    .flatMap(([field, words]) => [words].flat().map((word) => ({ field, word })))
    .sort((a, b) => b.word.length - a.word.length);
  const spans = [];
  for (const { field, word } of said) {
    if (word === '') continue;
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
      const to = from + word.length;
      if (spans.some((one) => from < one.to && one.from < to)) continue;
      spans.push({ field, from, to });
      break;
    }
  }
  return spans.sort((a, b) => a.from - b.from);
};

/** Where the values of a line's form stand in it: a text as it is, else where its own reader finds that value. */
const spansOfValues = ({ text, known: values }, fields) =>
  Object.entries(values).flatMap(([field, value]) => {
    if (!fields[field] || fields[field].kind.is === 'files') return [];
    if (fields[field].kind.is === 'text') {
      const from = text.indexOf(value);
      return from < 0 ? [] : [{ field, from, to: from + value.length }];
    }
    return readingsOf(fields[field], text, around, false)
      .filter((place) => place.value.is === 'value' && JSON.stringify(place.value.value) === JSON.stringify(value))
      .map(({ from, to }) => ({ field, from, to }));
  });

/** A line as the model of roles learns it. */
export const roleLessonOf = (line) => {
  const declaration = known.get(line.command);
  const fields = declaration?.input && declaration.says ? declaration.input : declaration?.chat?.fields;
  if (!fields || (line.facts === undefined && line.known === undefined)) return [];
  const { text } = line;
  const spans = line.known ? spansOfValues(line, fields) : spansOf(line, fields);
  return [{ text, facts: factsIn(text, around), roles: fieldsOf(line.command, fields), spans, line }];
};

/** The words of a line for fields that are filled by an option, each with the option it means. */
export const optionLessonsOf = ({ command, facts, means = {} }) => {
  const declaration = known.get(command);
  const fields = declaration ? optionFields(declaration) : {};
  return Object.entries(facts ?? {}).flatMap(([name, said]) => {
    const field = fields[name];
    if (field?.kind.is !== 'choice') return [];
    const { options } = field.kind;
    const words = [said].flat().join('，');
    const option = options.find(({ label }) => label === means[name])?.value ?? readSaid(field, words, around);
    return option === undefined ? [] : [{ words, field: optionField(name, options), option }];
  });
};

/** The fields of a command, or of a question in the chat. */
const optionFields = ({ says, input, chat }) => (says ? input : (chat?.fields ?? {}));
const optionField = (name, options) => ({ name, options: options.map(({ value }) => value) });

/** The words of all options as they are declared. */
export const declaredOptions = () =>
  declarations.flatMap((one) =>
    Object.entries(optionFields(one)).flatMap(([name, { kind }]) =>
      kind.is === 'choice'
        ? kind.options.flatMap(({ value, label, synonyms = [] }) =>
            [label, ...synonyms].map((words) => ({ words, field: optionField(name, kind.options), option: value })),
          )
        : [],
    ),
  );
