import { forbidden, plain, type Actor } from '#kernel';
import type { Vocabulary } from './intent.ts';
import { likeness } from './reading/likeness.ts';
import { readSlots } from './reading/slots.ts';
import { saying, type Saying } from './reply.ts';
import type { Heard } from './talk.ts';

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
const HOW = '填写中可以说“返回”“跳过”“修改”“重新填”“取消”；登记后十分钟内可以说“撤回”。';

const named = (told: readonly Sayable[]): string =>
  `${told
    .slice(0, NAMED)
    .map(({ title }) => title)
    .join('、')}${told.length > NAMED ? `等${told.length}项` : ''}`;

const withExamples = (heading: string, told: readonly Sayable[]): Saying => ({
  title: '可以办理的事',
  text: [
    heading,
    ...told.map(
      ({ title, examples }) =>
        `**${title}**\n\n${examples
          .slice(0, 3)
          .map((one) => `- ${saying(one, one)}`)
          .join('\n')}`,
    ),
    HOW,
  ].join('\n\n'),
  buttons: told.slice(0, 5).map(({ title, says }) => ({ title, says: says[0]! })),
});

/**
 * What this person may do, with three examples each, each a tap away. Where that is too much for one message: the topics;
 * of a topic its commands; of a command, by its title or a word it is said with, its examples.
 */
export const helpFor = (actor: Actor, words: Vocabulary, asked = ''): Saying => {
  const all = sayable(actor, words);
  const topics = [...new Set(all.map((one) => one.topic))];
  const of = (topic: string) => all.filter((one) => one.topic === topic);
  const one = asked === '' ? undefined : all.find(({ title, says }) => title === asked || says.includes(asked));
  if (one) return withExamples(`#### ${one.title}`, [one]);
  const topic =
    topics.find((each) => each === asked) ??
    topics.find((each) => asked !== '' && (each.includes(asked) || asked.includes(each)));
  if (topic !== undefined && of(topic).length <= AT_ONCE) return withExamples(`#### 您可以办理：${topic}`, of(topic));
  if (topic !== undefined)
    return {
      title: topic,
      text: [
        `#### 您可以办理：${topic}`,
        of(topic)
          .map(({ title }) => `- ${saying(title, `帮助 ${title}`)}`)
          .join('\n'),
        `点一项可以看例子。${HOW}`,
      ].join('\n\n'),
      buttons: of(topic)
        .slice(0, 5)
        .map(({ title, says }) => ({ title, says: says[0]! })),
    };
  if (all.length <= AT_ONCE) return withExamples('#### 您可以办理', all);
  return {
    title: '可以办理的事',
    text: [
      '#### 您可以办理',
      topics.map((each) => `- ${saying(each, `帮助 ${each}`)}：${named(of(each))}`).join('\n'),
      `点一类可以看例子，例如“帮助 ${topics[0]!}”。${HOW}`,
    ].join('\n\n'),
    buttons: topics.slice(0, 5).map((each) => ({ title: each, says: `帮助 ${each}` })),
  };
};

/** For a message nobody understands: the command its facts fit, with everything that was typed, and the nearest things to say. */
export const nearest = (text: string, heard: Heard, words: Vocabulary): Saying => {
  const fitting = words.commands
    .filter((one) => one.says.length > 0 && !forbidden({ roles: one.may.roles }, heard.actor, {}))
    .filter((one) => {
      const telling = Object.entries(one.input).filter(
        ([, field]) => field.kind.is === 'choice' || field.kind.is === 'amount',
      );
      return Object.keys(readSlots(Object.fromEntries(telling), text, heard).known).length > 0;
    })
    .slice(0, 1);
  const near = sayable(heard.actor, words)
    .map((one) => ({ one, score: Math.max(...one.says.map((say) => likeness(text.slice(0, say.length + 2), say))) }))
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one)
    .filter((one) => !fitting.some((fits) => fits.title === one.title))
    .slice(0, 2 - fitting.length);
  const whole = [...text].length <= 200 ? ` ${text}` : '';
  return {
    title: '没有看懂',
    text: `没有看懂“${plain([...text].slice(0, 60).join(''))}”，没有登记任何内容。您是不是要：`,
    buttons: [
      ...fitting.map(({ title, says }) => ({ title, says: `${says[0]!}${whole}` })),
      ...near.map(({ title, says }) => ({ title, says: says[0]! })),
      { title: '帮助', says: '帮助' },
    ],
  };
};
