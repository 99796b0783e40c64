/** Files that were sent: put into the form that is open, or kept until it is said what they are for. */
import { forbidden, plain, type Declaration, type FileRef } from '#kernel';
import type { Vocabulary } from '../vocabulary.ts';
import { formInWords } from '../questions.ts';
import { fileInWords } from '../read-back.ts';
import type { Heard, Talk, Turn } from '../talk.ts';
import { answered } from './answers.ts';
import { askedIn, CANCEL, filesField, RESUME, say, touched, type Filling } from './filling.ts';
import { onward } from './onward.ts';

/** Puts the files of a message into a field of the open form; words beside them may answer another question. */
export const attach = (given: Filling, into: string): Turn => {
  const { form, command, heard } = given;
  const attached = (form.known[into] as readonly FileRef[] | undefined) ?? [];
  const isNew = (file: FileRef): boolean => !attached.some(({ sha256 }) => sha256 === file.sha256);
  const all = [...attached, ...heard.files.filter(isNew)];
  // Where only one is taken, the new one takes the place of the old.
  const files = command.input[into]!.schema.safeParse(all).success ? all : heard.files;
  const filling = { ...given, form: touched({ ...form, known: { ...form.known, [into]: files } }, heard) };
  const asked = askedIn(form);
  if (heard.text !== '' && asked && !asked.names.includes(into))
    return answered({ ...filling, heard: { ...heard, files: [] } }, asked);
  return onward(filling, `已附上 ${listed(heard.files)}。`);
};

/** Files nobody has spoken of yet: kept, and asked about. */
export const keepFiles = (talk: Talk, heard: Heard, words: Vocabulary): Turn => {
  const files = [...(talk.files ?? []), ...heard.files];
  const takers = words.commands
    .filter((command) => mayTakeFiles(command, heard) && isMeant(command, files) !== false)
    .sort(neediestFirst)
    .sort((a, b) => Number(isMeant(b, files) ?? false) - Number(isMeant(a, files) ?? false));
  const example = plain(takers[0]?.examples[0] ?? '帮助');
  return say(
    { ...talk, files },
    {
      title: '收到文件',
      text: `收到 ${listed(files)}。\n\n**要附到哪一件事？** 请点下面的按钮，或直接说，例如“${example}”。`,
      buttons: takers.slice(0, 5).map(({ title, says }) => ({ title, says: says[0]! })),
    },
  );
};

/** Files sent while a form waits that was not recorded: they may be for it, or for another thing. */
export const keepBeside = ({ talk, form, command, heard }: Filling, words: Vocabulary): Turn => {
  const kept = keepFiles(talk, heard, words);
  if (kept.is !== 'say' || !filesField(command)) return kept;
  const title = formInWords(command, form);
  return {
    ...kept,
    talk: { ...kept.talk, shown: 'mention' },
    say: {
      ...kept.say,
      text: `${kept.say.text}\n\n附到还没有登记的“${title}”的，请点“继续”。`,
      buttons: [RESUME, ...kept.say.buttons.slice(0, 3), CANCEL],
    },
  };
};

/** 继续: goes on with the form; what was sent beside it is for it. */
export const goOn = (filling: Filling): Turn => {
  const { files, ...talk } = filling.talk;
  const into = filesField(filling.command);
  if (!into || !files?.length) return onward(filling);
  return attach({ ...filling, talk, heard: { ...filling.heard, text: '', files } }, into);
};

const listed = (files: readonly FileRef[]): string => files.map(fileInWords).join('、');

const mayTakeFiles = (command: Declaration, { actor }: Heard): boolean =>
  filesField(command) !== undefined && command.says.length > 0 && !forbidden({ roles: command.may.roles }, actor, {});

/** Whether one of the files is called as what it takes is, a workbook; undefined where it takes any. */
const isMeant = (command: Declaration, files: readonly FileRef[]): boolean | undefined => {
  const { kind } = command.input[filesField(command)!]!;
  if (kind.is !== 'files' || kind.like === undefined) return undefined;
  const like = new RegExp(kind.like, 'iu');
  return files.some(({ name }) => like.test(name));
};

/** What is nothing without a file stands before what may have one. */
const neediestFirst = (a: Declaration, b: Declaration): number =>
  Number(alwaysNeedsFile(b)) - Number(alwaysNeedsFile(a));
const alwaysNeedsFile = (command: Declaration): boolean => command.input[filesField(command)!]!.needed === undefined;
