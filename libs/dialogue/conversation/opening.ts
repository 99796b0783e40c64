/** How a form comes to the table: by its command's words, taken up again, or to take back what was recorded last. */
import { forbidden, plain, type Declaration, type Fields } from '#kernel';
import type { Vocabulary } from '../intent.ts';
import { formInWords } from '../questions.ts';
import { readSlots } from '../reading/slots.ts';
import type { Saying } from '../reply.ts';
import type { Heard, Talk, Turn } from '../talk.ts';
import { CANCEL, cited, commandOf, filesField, HELP, newForm, paragraphs, RESUME, say } from './filling.ts';
import { onward } from './onward.ts';

export const NOTHING: Saying = {
  title: '没有待确认的事项',
  text: '现在没有待确认的事项。发送“帮助”查看可以办理的事。',
  buttons: [HELP],
};

/** A command that was meant, with what was said of it. */
export interface Wanted {
  readonly command: Declaration;
  /** What is left without the words that were recognised. */
  readonly rest: string;
  /** The words that were recognised. */
  readonly words: string;
}

/** Opens a form with everything the message says; `before` is said first. */
export const open = (talk: Talk, { command, rest, words }: Wanted, heard: Heard, before = ''): Turn => {
  if (forbidden({ roles: command.may.roles }, heard.actor, {}))
    return say(talk, {
      title: '没有权限',
      text: `您没有办理“${command.title}”的权限。发送“帮助”查看您可以办理的事。`,
      buttons: [HELP],
    });
  const given = saidBy(command.input, words);
  const { known, notes, doubts, left } = readSlots(command.input, rest, heard, { given });
  const attached = attachedTo(command, talk, heard);
  const form = newForm(command, heard, { notes, doubts, known: { ...given, ...attached, ...known } });
  return onward(
    { talk: filesField(command) ? withoutFiles(talk) : talk, command, form, heard },
    paragraphs(before, unused(left)),
  );
};

/** The files sent before and now, if the command takes any. */
const attachedTo = (command: Declaration, talk: Talk, heard: Heard): Readonly<Record<string, unknown>> => {
  const into = filesField(command);
  const files = [...(talk.files ?? []), ...heard.files];
  return into && files.length > 0 ? { [into]: files } : {};
};

const withoutFiles = (talk: Talk): Talk => {
  const { files: _, ...others } = talk;
  return others;
};

/** What no field took is said, so that it is not taken for recorded. */
const unused = (left: string): string =>
  /\p{Script=Han}{2}/u.test(left) ? `没有用上“${cited(left)}”，这一句不会登记。` : '';

/** What the words of a command say themselves: 收到检察建议 is about a 检察建议. */
export const saidBy = (fields: Fields, words: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind }]) => {
      const value = kind.is === 'choice' ? optionIn(words, kind.options) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The option named by the longest words: 不能参加会议 is not 参加会议. */
const optionIn = (
  words: string,
  options: readonly { readonly value: string; readonly label: string; readonly synonyms?: readonly string[] }[],
): string | undefined => {
  const isIn = (name: string): boolean =>
    (name.length >= 3 && words.endsWith(name)) || (name.length >= 4 && words.includes(name));
  const [longest] = options
    .flatMap(({ value, label, synonyms = [] }) => [label, ...synonyms].map((name) => ({ value, name })))
    .filter(({ name }) => isIn(name))
    .sort((a, b) => b.name.length - a.name.length);
  return longest?.value;
};

/** 继续: takes up what was put aside; where it may be several, asks which. */
export const resume = (talk: Talk, what: string, heard: Heard, words: Vocabulary): Turn => {
  const aside = talk.aside ?? [];
  const named = aside
    .flatMap((form) => {
      const command = commandOf(form, words);
      return command ? [{ form, command, title: formInWords(command, form) }] : [];
    })
    .filter(({ title }) => what === '' || title.includes(what) || what.includes(title.split(' ')[0]!));
  if (named.length === 0) return say(talk, NOTHING);
  const meant = named.find(({ title }) => title === what) ?? (named.length === 1 ? named[0] : undefined);
  if (!meant)
    return say(talk, {
      title: '继续哪一件？',
      text: '**继续哪一件？**',
      buttons: named.slice(0, 5).map(({ title }) => ({ title, says: `继续 ${title}` })),
    });
  const { form, command } = meant;
  return onward({ talk: { ...talk, aside: aside.filter((one) => one !== form) }, command, form, heard });
};

/** 撤回: opens the command that takes back what was recorded last. */
export const withdraw = (talk: Talk, last: NonNullable<Talk['last']>, heard: Heard, words: Vocabulary): Turn => {
  const command = words.commands.find((one) => one.name === last.command)!;
  const [call] = command.says as readonly [string];
  if (heard.at > last.until)
    return say(talk, {
      title: '已过十分钟',
      text: `“${plain(last.title)}”登记已超过十分钟，不能直接撤回。需要撤回的，请发送“${call}”并写明原因。`,
      buttons: [{ title: command.title, says: call }],
    });
  const form = newForm(command, heard, { known: last.input, notes: {}, doubts: {} });
  return onward({ talk, command, form, heard });
};

/** 取消 with no form open: drops what was put aside last, once the person has been shown what that is. */
export const dropAside = (talk: Talk, shown: Talk['shown'], words: Vocabulary): Turn | undefined => {
  const [dropped, ...aside] = talk.aside ?? [];
  if (!dropped) return undefined;
  const command = commandOf(dropped, words);
  const title = command ? formInWords(command, dropped) : '事项';
  if (shown !== 'aside')
    return say(
      { ...talk, shown: 'aside' },
      {
        title: '放在一边的事项',
        text: `放在一边的有“${title}”。不办了请再点“取消”，接着办请点“继续”。`,
        buttons: [RESUME, CANCEL],
      },
    );
  return say(
    { ...talk, aside },
    { title: '已取消', text: `已取消放在一边的“${title}”，没有登记任何内容。`, buttons: [] },
  );
};
