import { countsIn, spelt } from './reading/count.ts';
import { placesIn } from './reading/several.ts';
import {
  type Declaration,
  type Field,
  type Fields,
  forbidden,
  type Instant,
  later,
  plain,
  type QueryDeclaration,
} from '#kernel';
import { controlIn, type Control } from './control.ts';
import { correctionIn } from './correction.ts';
import { helpFor, nearest } from './help.ts';
import { intentIn, type Intent, type Vocabulary } from './intent.ts';
import { formInWords, question, questions, whatToChange } from './questions.ts';
import { cardOf, fileInWords, readBack, valueInWords } from './read-back.ts';
import { readAnswer, readSlots, type Reading } from './reading/slots.ts';
import type { Saying } from './reply.ts';
import type { Form, Heard, Talk, Turn } from './talk.ts';

/** A form left alone this long is put aside. */
export const IDLE_MS = 30 * 60_000;
const HELP = { title: '帮助', says: '帮助' };
const ASIDE_AT_MOST = 20;
/** Characters of one message that are read. Nobody types more; what is pasted is to be sent as a file. */
const LONGEST = 1000;

/** One step of a conversation: pure, so that a message handled again after a crash comes to the same. */
export const hear = (given: Talk, heard: Heard, words: Vocabulary): Turn => {
  const talk = asleep(given, heard.at) ?? given;
  const text = heard.text.trim();
  if (text.length > LONGEST)
    return say(talk, {
      title: '消息太长',
      text: `没有看懂：这条消息有${text.length}个字，太长了，没有登记任何内容。请分几条说，每条不超过${LONGEST}字；成篇的材料请作为文件在私聊中发送。`,
      buttons: [HELP],
    });
  const control = controlIn(text);
  if (control?.is === 'help') return say(talk, helpFor(heard.actor, words, control.topic));
  const turned = control && page(talk, control, heard, words);
  if (turned) return turned;
  const intent = intentIn(text, words);
  const command = talk.form && commandOf(talk.form, words);
  if (talk.form && command) return withForm(talk, talk.form, command, heard, text, control, intent);
  return withoutForm(talk, heard, text, control, intent, words);
};

/** Puts a form aside that was left alone too long; undefined if there is none. */
export const asleep = (talk: Talk, now: Instant): Talk | undefined =>
  talk.form && now >= later(talk.form.touchedAt, IDLE_MS) ? putAside(talk) : undefined;

/** What is said when a form is put aside because nobody went on with it. */
export const leftAlone = (form: Form, words: Vocabulary): Saying => {
  const command = commandOf(form, words);
  return {
    title: '已替您收好',
    text: `“${command ? formInWords(command, form) : '未填完的事项'}”有一会儿没有继续，先替您收好了，没有登记任何内容。发送“继续”接着办。`,
    buttons: [
      { title: '继续', says: '继续' },
      { title: '取消', says: '取消' },
    ],
  };
};

/** Takes up a form, in the place it was brought to. */
export const takeUp = (given: Talk, form: Form, heard: Heard, words: Vocabulary): Turn =>
  onward(putAside(given), commandOf(form, words)!, form, heard);

const say = (talk: Talk, saying: Saying): Turn => ({ is: 'say', talk, say: saying });
const commandOf = ({ command }: Form, { commands }: Vocabulary): Declaration | undefined =>
  commands.find((one) => one.name === command);
const withoutFormOf = (talk: Talk): Talk => {
  const { form: _, ...others } = talk;
  return others;
};
const putAside = (talk: Talk): Talk =>
  talk.form ? { ...withoutFormOf(talk), aside: [talk.form, ...(talk.aside ?? [])].slice(0, ASIDE_AT_MOST) } : talk;

/** The forms put aside, in a few words; told with what is one's own to do. */
const leftOver = ({ aside = [] }: Talk, words: Vocabulary): string => {
  const titles = aside.flatMap((form) => {
    const command = commandOf(form, words);
    return command ? [`“${formInWords(command, form)}”`] : [];
  });
  return titles.length === 0 ? '' : `还有没填完的：${titles.join('、')}。发送“继续”接着办。`;
};

const NOTHING: Saying = {
  title: '没有待确认的事项',
  text: '现在没有待确认的事项。发送“帮助”查看可以办理的事。',
  buttons: [HELP],
};

const withoutForm = (
  talk: Talk,
  heard: Heard,
  text: string,
  control: Control | undefined,
  intent: Intent | undefined,
  words: Vocabulary,
): Turn => {
  if (control?.is === 'resume' && talk.aside?.length) return resume(talk, control.what, heard, words);
  if (control?.is === 'withdraw' && talk.last) return withdraw(talk, talk.last, heard, words);
  if (control?.is === 'no' && talk.aside?.[0]) {
    const [dropped, ...aside] = talk.aside;
    const command = commandOf(dropped, words);
    return say(
      { ...talk, aside },
      {
        title: '已取消',
        text: `已取消放在一边的“${command ? formInWords(command, dropped) : '事项'}”，没有登记任何内容。`,
        buttons: [],
      },
    );
  }
  if (intent?.is === 'query') return ask(talk, intent, heard, leftOver(talk, words));
  if (intent?.is === 'command') return open(talk, intent.command, intent.rest, heard, '', intent.words);
  if (heard.files.length > 0) return keepFiles(talk, heard, words);
  if (control) return say(talk, NOTHING);
  return say(talk, nearest(text, heard, words));
};

const withForm = (
  talk: Talk,
  form: Form,
  command: Declaration,
  heard: Heard,
  text: string,
  control: Control | undefined,
  intent: Intent | undefined,
): Turn => {
  switch (control?.is) {
    case 'no':
      return say(withoutFormOf(talk), {
        title: '已取消',
        text: `已取消“${formInWords(command, form)}”，没有登记任何内容。`,
        buttons: talk.aside?.length ? [{ title: '继续', says: '继续' }] : [],
      });
    case 'change':
      return say(
        { ...talk, form: touched({ ...form, asking: { is: 'choosing' } }, heard) },
        whatToChange(command, form, heard),
      );
    case 'restart':
      return open(withoutFormOf(talk), command, '', heard);
    case 'back':
      return back(talk, form, command, heard);
    case 'skip':
      if (form.asking.is === 'fields') return skip(talk, form, command, heard, text);
      break;
    case 'yes':
      if (form.asking.is !== 'fields') return confirm(talk, form, command, heard, control.card);
      // A second tap on a card that is gone is no answer to a question.
      if (/^确[认定]/u.test(text))
        return asking(talk, command, form, form.asking.names, heard, '还有要填的，填完再确认。');
      break;
    case 'withdraw':
      return say(talk, {
        title: command.title,
        text: `“${formInWords(command, form)}”还没有登记。不办了请点“取消”。`,
        buttons: [{ title: '取消', says: '取消' }],
      });
    case 'resume':
      if (control.what === '') return onward(talk, command, form, heard);
      break;
    case 'help':
    case 'next':
    case 'previous':
    case 'page':
    case undefined:
      break;
  }
  const named =
    form.asking.is === 'fields' &&
    form.asking.names.some((name) => {
      const { kind } = command.input[name]!;
      return (
        kind.is === 'choice' &&
        kind.options.some(({ label, synonyms = [] }) => label === text || synonyms.includes(text))
      );
    });
  if (named && form.asking.is === 'fields') return answered(talk, form, command, heard, text, form.asking);
  const awaitsText =
    form.asking.is === 'fields' && form.asking.names.some((name) => command.input[name]!.kind.is === 'text');
  // A title may hold a command's words (报议题工作办法); standing by themselves they mean the command.
  const awaitsNumber =
    form.asking.is === 'fields' &&
    form.asking.names.some(
      (name) =>
        command.input[name]!.kind.is === 'number' && readAnswer(command.input[name]!, text, heard)?.is === 'value',
    );
  if (intent?.is === 'query' && !awaitsNumber && (intent.apart || !awaitsText))
    return ask(talk, intent, heard, waitingFor(form, command));
  const correction = correctionIn(text, form, command, heard);
  if (correction) return onward(talk, command, filled(form, correction, heard), heard);
  // Counts that answer the question of a vote are no new vote.
  const counting =
    form.asking.is === 'fields' &&
    Object.values(command.input).some(({ kind }) => kind.is === 'tally') &&
    placesIn(text).length === 0 &&
    countsIn(spelt(text)).length > 0;
  if (counting && form.asking.is === 'fields') return answered(talk, form, command, heard, text, form.asking);
  if (intent?.is === 'command' && intent.apart && !(intent.command === command && intent.rest === ''))
    return open(putAside(talk), intent.command, intent.rest, heard, aside(command, form), intent.words);
  if (heard.files.length > 0 && filesField(command)) return attach(talk, form, command, heard, text);
  if (form.asking.is === 'fields') return answered(talk, form, command, heard, text, form.asking);
  if (form.asking.is === 'choosing') {
    const chosen =
      Object.entries(command.input).find(([, field]) => field.label === text) ??
      Object.entries(command.input).find(([, field]) => text.length >= 2 && field.label.endsWith(text));
    if (chosen) return asking(talk, command, form, [chosen[0]], heard);
  }
  // 三楼会议室, said to the card: a fact that was not known yet.
  if (form.asking.is === 'confirm') {
    const more = readSlots(
      Object.fromEntries(
        Object.entries(command.input).filter(
          ([name, { kind }]) => form.known[name] === undefined && (kind.is !== 'text' || kind.like !== undefined),
        ),
      ),
      text,
      heard,
      { given: form.known },
    );
    if (Object.keys(more.known).length > 0 && more.left === '')
      return onward(talk, command, filled(form, readingsIn(more), heard), heard);
  }
  return say(talk, notUnderstood(text, command, form));
};

const aside = (command: Declaration, form: Form): string =>
  `“${formInWords(command, form)}”先放在一边，发送“继续”可以接着办。`;

/** What a form waits for, in a few words. */
const waitingFor = (form: Form, command: Declaration): string => {
  const waits =
    form.asking.is === 'fields'
      ? form.asking.names.map((name) => command.input[name]!.ask).join(' ')
      : '请点“确认”，或说要改什么。';
  return `“${formInWords(command, form)}”还没有办完：${waits}`;
};

const notUnderstood = (text: string, command: Declaration, form: Form): Saying => ({
  title: '没有看懂',
  text: `没有看懂“${plain([...text].slice(0, 40).join(''))}”。\n\n${waitingFor(form, command)}`,
  buttons: [
    { title: '确认', says: `确认 ${cardOf(form)}` },
    { title: '修改', says: '修改' },
    { title: '取消', says: '取消' },
  ],
});

/** What the words of a command say themselves: 收到检察建议 is about a 检察建议. */
const saidBy = (fields: Fields, words: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind }]) => {
      if (kind.is !== 'choice') return [];
      // The longest: 不能参加会议 is not 参加会议.
      const [said] = kind.options
        .flatMap(({ value, label, synonyms = [] }) =>
          [label, ...synonyms]
            .filter((one) => (one.length >= 3 && words.endsWith(one)) || (one.length >= 4 && words.includes(one)))
            .map((one) => ({ value, one })),
        )
        .sort((a, b) => b.one.length - a.one.length);
      return said ? [[name, said.value]] : [];
    }),
  );

const open = (talk: Talk, command: Declaration, rest: string, heard: Heard, before = '', words = ''): Turn => {
  if (forbidden({ roles: command.may.roles }, heard.actor, {}))
    return say(talk, {
      title: '没有权限',
      text: `您没有办理“${command.title}”的权限。发送“帮助”查看您可以办理的事。`,
      buttons: [HELP],
    });
  const { known, notes, doubts, left } = readSlots(command.input, rest, heard, { given: saidBy(command.input, words) });
  const files = [...(talk.files ?? []), ...heard.files];
  const into = filesField(command);
  const { files: _, ...without } = talk;
  const form: Form = {
    id: heard.id,
    command: command.name,
    notes,
    doubts,
    asked: [],
    asking: { is: 'choosing' },
    touchedAt: heard.at,
    known: { ...saidBy(command.input, words), ...(into && files.length > 0 ? { [into]: files } : {}), ...known },
  };
  // What no field took is said, so that it is not taken for recorded.
  const unused = /\p{Script=Han}{2}/u.test(left)
    ? `没有用上“${plain([...left].slice(0, 40).join(''))}”，这一句不会登记。`
    : '';
  return onward(
    into ? without : talk,
    command,
    form,
    heard,
    [before, unused].filter((part) => part !== '').join('\n\n'),
  );
};

/** What goes without saying, by what was said so far; asked about once, it does not. */
const defaultsOf = (command: Declaration, form: Form, { actor, today }: Heard): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(command.input).flatMap(([name, field]) => {
      const value =
        form.known[name] === undefined && form.doubts[name] === undefined && !form.asked.includes(name)
          ? field.otherwise?.({ actor, today }, form.known)
          : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );

const filesField = (command: Declaration): string | undefined =>
  Object.entries(command.input).find(([, field]) => field.kind.is === 'files')?.[0];
const touched = (form: Form, { at }: Heard): Form => ({ ...form, touchedAt: at });

/** Asks for the first thing missing or doubtful, then for what is offered, or reads everything back. */
const onward = (talk: Talk, command: Declaration, came: Form, heard: Heard, before = ''): Turn => {
  const form: Form = { ...came, known: { ...came.known, ...defaultsOf(command, came, heard) } };
  if (command.personal?.(form.known) && heard.place === 'group')
    return { is: 'private', talk: withoutFormOf(talk), title: command.title, form };
  const fields = Object.entries(command.input).filter(([, field]) => field.applies?.(form.known) !== false);
  const wanted = fields.filter(
    ([name, field]) =>
      form.doubts[name] !== undefined || (form.known[name] === undefined && (field.needed?.(form.known) ?? true)),
  );
  const [first] = wanted;
  const offered = fields.find(
    ([name, field]) => field.offered && form.known[name] === undefined && !form.asked.includes(name),
  );
  const sort =
    first && form.doubts[first[0]] === undefined && !form.asked.includes(first[0]) ? first[1].kind : undefined;
  if (first && sort?.is === 'number' && sort.offers)
    return { is: 'offer', talk, form: touched(form, heard), name: first[0], ...sort.offers, before };
  if (first) {
    const group = form.doubts[first[0]] ? undefined : command.together?.find((one) => one.includes(first[0]));
    const names = wanted
      .map(([name]) => name)
      .filter((name) => name === first[0] || (group?.includes(name) && !form.doubts[name]));
    return asking(talk, command, form, names, heard, before);
  }
  if (offered) return asking(talk, command, form, [offered[0]], heard, before);
  const card = readBack(command, form, heard);
  return say(
    { ...talk, form: touched({ ...form, asking: { is: 'confirm', card: cardOf(form) } }, heard) },
    before ? { ...card, text: `${before}\n\n${card.text}` } : card,
  );
};

/** A record that may be meant when none was named. */
export interface Candidate {
  /** `案件〔2026〕3号` */
  readonly number: string;
  readonly title: string;
}

/** Goes on when it is known which records may be meant: the only one is taken, and read back as such; of several one is chosen. */
export const offered = (
  { talk, form, name, before }: Turn & { readonly is: 'offer' },
  candidates: readonly Candidate[],
  heard: Heard,
  words: Vocabulary,
): Turn => {
  const command = commandOf(form, words)!;
  const [only, another] = candidates;
  if (only && !another)
    return onward(
      talk,
      command,
      filled(
        form,
        { [name]: { is: 'value', value: only.number, note: `${plain(only.title)}，在办的只有这一件` } },
        heard,
      ),
      heard,
      before,
    );
  const choices = candidates.map(({ number, title }) => ({ value: number, label: `${number} ${title}` }));
  return asking(
    talk,
    command,
    choices.length === 0 ? form : { ...form, doubts: { ...form.doubts, [name]: choices } },
    [name],
    heard,
    before,
  );
};

const asking = (
  talk: Talk,
  command: Declaration,
  form: Form,
  names: readonly string[],
  heard: Heard,
  before = '',
): Turn => {
  const fields = names.map((name) => command.input[name]!);
  const among = names.length === 1 && form.doubts[names[0]!]?.length ? form.doubts[names[0]!] : undefined;
  const doubtful = names.length === 1 && form.doubts[names[0]!] !== undefined;
  const fault = [
    before,
    doubtful && !before
      ? among
        ? `${fields[0]!.label}可能是下面几个，请选一个：`
        : `${fields[0]!.label}说得不够确切，请写准确的${fields[0]!.label}。`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  const next = touched(
    {
      ...form,
      asked: [...form.asked.filter((name) => !names.includes(name)), ...names],
      asking: { is: 'fields', names, ...(among ? { among } : {}) },
    },
    heard,
  );
  return say(
    { ...talk, form: next },
    fields.length === 1 ? question(command, fields[0]!, fault, among) : questions(command, fields, fault),
  );
};

/** Puts what was read into a form. */
const filled = (form: Form, readings: Readonly<Record<string, Reading>>, heard: Heard): Form => {
  const known = { ...form.known };
  const notes = { ...form.notes };
  const doubts = { ...form.doubts };
  for (const [name, reading] of Object.entries(readings)) {
    delete notes[name];
    delete doubts[name];
    if (reading.is === 'doubt') {
      doubts[name] = reading.choices;
      delete known[name];
    } else {
      known[name] = reading.value;
      if (reading.note) notes[name] = reading.note;
    }
  }
  return touched({ ...form, known, notes, doubts }, heard);
};

/** A value nobody said: what is said now takes its place. */
const goesWithoutSaying = (field: Field, name: string, form: Form, { actor, today }: Heard): boolean =>
  field.otherwise !== undefined &&
  JSON.stringify(form.known[name]) === JSON.stringify(field.otherwise({ actor, today }, form.known));

const answered = (
  talk: Talk,
  form: Form,
  command: Declaration,
  heard: Heard,
  text: string,
  asked: Extract<Form['asking'], { is: 'fields' }>,
): Turn => {
  const chosen = asked.among?.find(
    ({ label }, n) => label === text || text === String(n + 1) || (label.startsWith(text) && text.length >= 2),
  );
  if (chosen)
    return onward(
      talk,
      command,
      filled(form, { [asked.names[0]!]: { is: 'value', value: chosen.value } }, heard),
      heard,
    );
  const [only, ...others] = asked.names.map((name) => [name, command.input[name]!] as const);
  const open = Object.fromEntries(
    Object.entries(command.input).filter(
      ([name, field]) =>
        asked.names.includes(name) ||
        (field.kind.is !== 'text' &&
          (form.known[name] === undefined ||
            form.doubts[name] !== undefined ||
            goesWithoutSaying(field, name, form, heard))),
    ),
  );
  const line =
    others.length > 0 || only![1].kind.is === 'text' ? readSlots(open, text, heard, { given: form.known }) : undefined;
  if (line) {
    const readings = readingsIn(line);
    const fits = asked.names.filter(
      (name) =>
        readings[name] !== undefined &&
        (readings[name].is === 'doubt' || command.input[name]!.schema.safeParse(readings[name].value).success),
    );
    if (fits.length > 0)
      return onward(
        talk,
        command,
        filled(
          form,
          Object.fromEntries(
            Object.entries(readings).filter(([name]) => !asked.names.includes(name) || fits.includes(name)),
          ),
          heard,
        ),
        heard,
      );
    const own = only![1].kind.is === 'text' && others.length === 0 ? readAnswer(only![1], text, heard) : undefined;
    if (own) return onward(talk, command, filled(form, { [only![0]]: own }, heard), heard);
    return again(talk, form, command, heard, text, asked.names);
  }
  const own = readAnswer(only![1], text, heard);
  if (own === undefined) {
    // 一致通过, asked how many were for it: another field's answer, by which this one is settled.
    const other = readSlots(
      Object.fromEntries(Object.entries(open).filter(([name]) => name !== only![0])),
      text,
      heard,
      { given: form.known },
    );
    if (Object.keys(other.known).length > 0 && other.left === '')
      return onward(talk, command, filled(form, readingsIn(other), heard), heard);
  }
  if (own === undefined || (own.is === 'value' && !only![1].schema.safeParse(own.value).success))
    return again(talk, form, command, heard, text, asked.names);
  // An answer may bring more facts than were asked for; what is known already is not overwritten by them.
  // One day said is the answer, and no other field's as well.
  const { kind } = only![1];
  const rest = Object.fromEntries(
    Object.entries(open).filter(
      ([name, field]) => name !== only![0] && (field.kind.is !== kind.is || kind.is === 'tally'),
    ),
  );
  return onward(
    talk,
    command,
    filled(form, { ...readingsIn(readSlots(rest, text, heard, { given: form.known })), [only![0]]: own }, heard),
    heard,
  );
};

const readingsIn = ({ known, notes, doubts }: ReturnType<typeof readSlots>): Readonly<Record<string, Reading>> => ({
  ...Object.fromEntries(
    Object.entries(known).map(([name, value]) => [
      name,
      { is: 'value', value, ...(notes[name] ? { note: notes[name] } : {}) } as const,
    ]),
  ),
  ...Object.fromEntries(Object.entries(doubts).map(([name, choices]) => [name, { is: 'doubt', choices } as const])),
});

const again = (
  talk: Talk,
  form: Form,
  command: Declaration,
  heard: Heard,
  text: string,
  names: readonly string[],
): Turn => {
  const labels = names.map((name) => command.input[name]!.label).join('、');
  return asking(
    talk,
    command,
    form,
    names,
    heard,
    `没有看懂“${plain([...text].slice(0, 40).join(''))}”，请再写一次${labels}，例如“${plain(command.input[names[0]!]!.written ?? command.input[names[0]!]!.example)}”。`,
  );
};

const skip = (talk: Talk, form: Form, command: Declaration, heard: Heard, text: string): Turn => {
  const names = form.asking.is === 'fields' ? form.asking.names : [];
  const needed = names.filter((name) => command.input[name]!.needed?.(form.known) ?? !command.input[name]!.offered);
  if (needed.length === 0) return onward(talk, command, { ...form, doubts: without(form.doubts, names) }, heard);
  if (!/跳过|略过/u.test(text))
    return answered(talk, form, command, heard, text, form.asking as Extract<Form['asking'], { is: 'fields' }>);
  return asking(
    talk,
    command,
    form,
    names,
    heard,
    `${needed.map((name) => command.input[name]!.label).join('、')}必须填写，不能跳过。`,
  );
};

const without = <T>(record: Readonly<Record<string, T>>, names: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

/** Back to the question before; what was answered there is asked for again. */
const back = (talk: Talk, form: Form, command: Declaration, heard: Heard): Turn => {
  const now = form.asking.is === 'fields' ? form.asking.names : [];
  const before = form.asked.filter((name) => !now.includes(name)).at(-1);
  if (before === undefined)
    return say(
      { ...talk, form: touched({ ...form, asking: { is: 'choosing' } }, heard) },
      whatToChange(command, form, heard),
    );
  return asking(
    talk,
    command,
    { ...form, known: without(form.known, [before]), asked: form.asked.filter((name) => !now.includes(name)) },
    [before],
    heard,
  );
};

const confirm = (talk: Talk, form: Form, command: Declaration, heard: Heard, card: string | undefined): Turn => {
  if (form.asking.is !== 'confirm') return onward(talk, command, form, heard);
  if (card !== undefined && card !== form.asking.card)
    return onward(talk, command, form, heard, '您点的不是最新的一张卡片，没有登记。请核对下面这张：');
  return { is: 'give', talk: withoutFormOf(talk), command, input: form.known, form: form.id };
};

const resume = (talk: Talk, what: string, heard: Heard, words: Vocabulary): Turn => {
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
  return onward({ ...talk, aside: aside.filter((one) => one !== form) }, command, form, heard);
};

const withdraw = (talk: Talk, last: NonNullable<Talk['last']>, heard: Heard, words: Vocabulary): Turn => {
  const command = words.commands.find((one) => one.name === last.command)!;
  if (heard.at > last.until)
    return say(talk, {
      title: '已过十分钟',
      text: `“${plain(last.title)}”登记已超过十分钟，不能直接撤回。需要撤回的，请发送“${command.says[0]}”并写明原因。`,
      buttons: [{ title: command.title, says: command.says[0]! }],
    });
  const form: Form = {
    id: heard.id,
    command: command.name,
    known: last.input,
    notes: {},
    doubts: {},
    asked: [],
    asking: { is: 'choosing' },
    touchedAt: heard.at,
  };
  return onward(talk, command, form, heard);
};

const ask = (talk: Talk, { query, rest, words }: Extract<Intent, { is: 'query' }>, heard: Heard, after = ''): Turn => {
  const chat = query.chat!;
  if (chat.personal && heard.place === 'group') return { is: 'private', talk, title: query.title };
  const { known: read, doubts } = readSlots(chat.fields, rest, heard, { loose: true });
  const known = { ...saidBy(chat.fields, words), ...read };
  const wanting = Object.entries(chat.fields).find(
    ([name, field]) => known[name] === undefined && (doubts[name] !== undefined || !field.needed),
  );
  if (wanting)
    return say(talk, {
      title: query.title,
      text: `**${wanting[1].ask}** 例如“${plain(chat.examples[0]!)}”。`,
      buttons: [],
    });
  const page = /第\s*(\d{1,3})\s*页/u.exec(rest)?.[1];
  return {
    is: 'ask',
    talk,
    query,
    input: { ...known, ...(page ? { page: Number(page) } : {}) },
    asked: understood(query, known, heard),
    after,
  };
};

/** How a question was understood: `时间：2026-01-01(周四)至2026-12-31(周四)；类别：大额资金使用`. A record by its number needs no such words. */
const understood = (query: QueryDeclaration, input: Readonly<Record<string, unknown>>, heard: Heard): string =>
  Object.entries(query.chat!.fields)
    .filter(([name, field]) => input[name] !== undefined && field.kind.is !== 'number')
    .map(([name, field]) => `${field.label}：${valueInWords(field, input[name], heard)}`)
    .join('；');

/** 下一页, 上一页, 第3页 of the list shown last. */
const page = (talk: Talk, control: Control, heard: Heard, words: Vocabulary): Turn | undefined => {
  if ((control.is !== 'next' && control.is !== 'previous' && control.is !== 'page') || !talk.list) return undefined;
  const { list } = talk;
  const query = words.queries.find((one) => one.name === list.query);
  if (!query) return undefined;
  if (control.is === 'next' && !list.more) return say(talk, { title: query.title, text: '没有更多了。', buttons: [] });
  const wanted = control.is === 'page' ? control.page : list.page + (control.is === 'next' ? 1 : -1);
  return {
    is: 'ask',
    talk,
    query,
    input: { ...list.input, page: Math.max(1, wanted) },
    asked: understood(query, list.input, heard),
    after: '',
  };
};

const attach = (talk: Talk, form: Form, command: Declaration, heard: Heard, text: string): Turn => {
  const into = filesField(command)!;
  const all = [
    ...((form.known[into] as Heard['files'] | undefined) ?? []),
    ...heard.files.filter(
      (one) => !(form.known[into] as Heard['files'] | undefined)?.some((other) => other.sha256 === one.sha256),
    ),
  ];
  // Where only one is taken, the new one takes the place of the old.
  const files = command.input[into]!.schema.safeParse(all).success ? all : heard.files;
  const next = touched({ ...form, known: { ...form.known, [into]: files } }, heard);
  const done = `已附上 ${heard.files.map(fileInWords).join('、')}。`;
  if (text !== '' && next.asking.is === 'fields' && !next.asking.names.includes(into))
    return answered(talk, next, command, { ...heard, files: [] }, text, next.asking);
  return onward(talk, command, next, heard, done);
};

/** Files nobody has spoken of yet: kept, and asked about. */
const keepFiles = (talk: Talk, heard: Heard, words: Vocabulary): Turn => {
  const files = [...(talk.files ?? []), ...heard.files];
  const takers = words.commands
    .filter((one) => filesField(one) && one.says.length > 0 && !forbidden({ roles: one.may.roles }, heard.actor, {}))
    // What is nothing without a file stands before what may have one.
    .sort(
      (a, b) =>
        Number(b.input[filesField(b)!]!.needed === undefined) - Number(a.input[filesField(a)!]!.needed === undefined),
    );
  return say(
    { ...talk, files },
    {
      title: '收到文件',
      text: `收到 ${files.map(fileInWords).join('、')}。\n\n**要附到哪一件事？** 请点下面的按钮，或直接说，例如“${plain(takers[0]?.examples[0] ?? '帮助')}”。`,
      buttons: takers.slice(0, 5).map(({ title, says }) => ({ title, says: says[0]! })),
    },
  );
};
