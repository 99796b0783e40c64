/** What a person may do, in words; and the nearest things to say for a message nobody understands. */
import { forbidden, plain, type Actor, type Declaration, type Field } from '#kernel';
import type { Vocabulary } from './vocabulary.ts';
import { readingsOf } from './reading/field.ts';
import { likeness } from './reading/likeness.ts';
import { readSlots } from './reading/slots.ts';
import { saying, type Saying } from './reply.ts';
import type { Heard } from './talk.ts';

/** What this person can say: a command or a query with its words and examples. */
interface Sayable {
  readonly topic: string;
  readonly title: string;
  readonly says: readonly string[];
  readonly examples: readonly string[];
}

const sayable = (actor: Actor, { commands, queries }: Vocabulary): readonly Sayable[] => [
  ...commands.filter((one) => one.says.length > 0 && !forbidden({ roles: one.may.roles }, actor, {})),
  ...queries.flatMap((one) =>
    one.chat && !forbidden(one.may, actor, {})
      ? [{ title: one.title, topic: one.topic, says: one.chat.says, examples: one.chat.examples }]
      : [],
  ),
];

/** More than this with examples in one message nobody reads. */
const AT_ONCE = 8;
/** A topic is recognised by its first few. */
const NAMED = 4;
const EXAMPLES = 3;
const BUTTONS = 5;
/** Characters of a message said back, and of one repeated by a button. */
const CITED = 60;
const REPEATED = 200;
/** Characters of a message held against every command, to find the one it may be meant for. */
const WEIGHED = 60;
const HOW = '填写中可以说“返回”“跳过”“修改”“重新填”“取消”；登记后十分钟内可以说“撤回”。';

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const named = (told: readonly Sayable[]): string => {
  const first = told.slice(0, NAMED).map(({ title }) => title);
  return `${first.join('、')}${told.length > NAMED ? `等${told.length}项` : ''}`;
};

const buttonsFor = (told: readonly Sayable[]): Saying['buttons'] =>
  told.slice(0, BUTTONS).map(({ title, says }) => ({ title, says: says[0]! }));

const withExamples = (heading: string, told: readonly Sayable[]): Saying => ({
  title: '可以办理的事',
  text: [heading, ...told.map(examplesOf), HOW].join('\n\n'),
  buttons: buttonsFor(told),
});

const examplesOf = ({ title, examples }: Sayable): string =>
  `**${title}**\n\n${list(examples.slice(0, EXAMPLES).map((example) => saying(example, example)))}`;

/**
 * What this person may do, with three examples each, each a tap away. Where that is too much for one message: the
 * topics; of a topic its commands; of a command, by its title or a word it is said with, its examples.
 */
export const helpFor = (actor: Actor, words: Vocabulary, asked = ''): Saying => {
  const all = sayable(actor, words);
  const topics = [...new Set(all.map((one) => one.topic))];
  const of = (topic: string) => all.filter((one) => one.topic === topic);
  if (asked !== '') {
    const meant = topics.includes(asked)
      ? undefined
      : all.find(({ title, says }) => title === asked || says.includes(asked));
    if (meant) return withExamples(`#### ${meant.title}`, [meant]);
    const topic =
      topics.find((each) => each === asked) ?? topics.find((each) => each.includes(asked) || asked.includes(each));
    if (topic !== undefined) return aboutTopic(topic, of(topic));
  }
  if (all.length <= AT_ONCE) return withExamples('#### 您可以办理', all);
  return {
    title: '可以办理的事',
    text: [
      '#### 您可以办理',
      list(topics.map((topic) => `${saying(topic, `帮助 ${topic}`)}：${named(of(topic))}`)),
      `点一类可以看例子，例如“帮助 ${topics[0]!}”。${HOW}`,
    ].join('\n\n'),
    buttons: topics.slice(0, BUTTONS).map((topic) => ({ title: topic, says: `帮助 ${topic}` })),
  };
};

const aboutTopic = (topic: string, told: readonly Sayable[]): Saying => {
  const heading = `#### 您可以办理：${topic}`;
  if (told.length <= AT_ONCE) return withExamples(heading, told);
  return {
    title: topic,
    text: [heading, list(told.map(({ title }) => saying(title, `帮助 ${title}`))), `点一项可以看例子。${HOW}`].join(
      '\n\n',
    ),
    buttons: buttonsFor(told),
  };
};

/**
 * For a message nobody understands: the command its facts fit, with everything that was typed, and the nearest things
 * to say.
 */
export const nearest = (text: string, heard: Heard, words: Vocabulary): Saying => {
  const beginning = [...text].slice(0, WEIGHED).join('');
  const speaksOf = speakingOf(beginning, heard);
  const fitting = words.commands.find(
    (command) =>
      command.says.length > 0 &&
      !forbidden({ roles: command.may.roles }, heard.actor, {}) &&
      factsFit(command, beginning, heard, speaksOf),
  );
  const near = byLikeness(text, sayable(heard.actor, words))
    .filter(({ title }) => title !== fitting?.title)
    .slice(0, fitting ? 1 : 2);
  const whole = [...text].length <= REPEATED ? ` ${text}` : '';
  return {
    title: '没有看懂',
    text: `没有看懂“${plain([...text].slice(0, CITED).join(''))}”，没有登记任何内容。您是不是要：`,
    buttons: [
      ...(fitting ? [{ title: fitting.title, says: `${fitting.says[0]!}${whole}` }] : []),
      ...buttonsFor(near),
      { title: '帮助', says: '帮助' },
    ],
  };
};

/** Whether the text names one of the command's choices or a sum it asks for. */
const factsFit = (command: Declaration, text: string, heard: Heard, speaksOf: (field: Field) => boolean): boolean => {
  const telling = Object.entries(command.input).filter(([, { kind }]) => kind.is === 'choice' || kind.is === 'amount');
  return (
    telling.some(([, field]) => speaksOf(field)) &&
    Object.keys(readSlots(Object.fromEntries(telling), text, heard).known).length > 0
  );
};

/** Whether a text speaks of a field at all; each list of options, and money, is looked for once. */
const speakingOf = (text: string, heard: Heard): ((field: Field) => boolean) => {
  const seen = new Map<unknown, boolean>();
  return (field) => {
    const sort = field.kind.is === 'choice' ? field.kind.options : field.kind.is;
    const speaks = seen.get(sort) ?? readingsOf(field, text, heard, false).length > 0;
    seen.set(sort, speaks);
    return speaks;
  };
};

const byLikeness = (text: string, all: readonly Sayable[]): readonly Sayable[] => {
  const score = ({ says }: Sayable) => Math.max(...says.map((say) => likeness(text.slice(0, say.length + 2), say)));
  return all
    .map((one) => ({ one, score: score(one) }))
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
};
