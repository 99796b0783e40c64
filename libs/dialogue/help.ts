import { forbidden, plain, type Actor } from '#kernel';
import type { Vocabulary } from './intent.ts';
import type { Saying } from './reply.ts';

interface Sayable {
  readonly title: string;
  readonly says: readonly string[];
  readonly examples: readonly string[];
}

const sayable = (actor: Actor, { commands, queries }: Vocabulary): readonly Sayable[] => [
  ...commands.filter((one) => one.says.length > 0 && !forbidden({ roles: one.may.roles }, actor, {})),
  ...queries.flatMap((one) => (one.chat && !forbidden(one.may, actor, {}) ? [{ title: one.title, says: one.chat.says, examples: one.chat.examples }] : [])),
];

/** What this person may do, with examples, as buttons. */
export const helpFor = (actor: Actor, words: Vocabulary): Saying => {
  const all = sayable(actor, words);
  return {
    title: '可以办理的事',
    text: ['#### 您可以办理', ...all.map(({ title, examples }) => `**${title}**\n\n${examples.slice(0, 3).map((one) => `> ${one}`).join('\n\n')}`), '填写中可随时说“取消”“修改”。'].join('\n\n'),
    buttons: all.slice(0, 5).map(({ title, says }) => ({ title, says: says[0]! })),
  };
};

const pairs = (text: string): ReadonlySet<string> => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, n) => text.slice(n, n + 2)));

/** Share of letter pairs two texts have in common: 0 nothing, 1 the same. */
const likeness = (a: string, b: string): number => {
  const [x, y] = [pairs(a), pairs(b)];
  const common = [...x].filter((pair) => y.has(pair)).length;
  return x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size);
};

/** For a message nobody understands: the two nearest things to say. */
export const nearest = (text: string, actor: Actor, words: Vocabulary): Saying => {
  const near = sayable(actor, words)
    .map((one) => ({ one, score: Math.max(...one.says.map((say) => likeness(text.slice(0, say.length + 2), say))) }))
    .sort((a, b) => b.score - a.score).slice(0, 2).map(({ one }) => one);
  return {
    title: '没有看懂',
    text: `没有看懂“${plain(text.slice(0, 60))}”，没有登记任何内容。您是不是要：`,
    buttons: [...near.map(({ title, says }) => ({ title, says: says[0]! })), { title: '帮助', says: '帮助' }],
  };
};
