/** Answers from the registers, in words. */
import { plain, type Telling, type ToldLine } from '#kernel';
import { saying, type Saying } from './reply.ts';

const lineOf = ({ head, tail, opens, act }: ToldLine): string =>
  [
    `- ${opens ? saying(plain(head), opens) : `**${plain(head)}**`}`,
    plain(tail),
    ...(act ? [saying(act.title, act.says)] : []),
  ].join('  \n');

/** An answer from the registers as a message; each record opens by a tap. */
export const tell = (telling: Telling, asked = '', after = ''): Saying => {
  const lines = telling.lines.map(lineOf).join('\n');
  return {
    title: telling.title,
    text: [
      `#### ${telling.title}`,
      asked,
      telling.summary ?? '',
      telling.lines.length === 0 ? telling.none : lines,
      after,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    buttons: [...(telling.more ? [{ title: '下一页', says: '下一页' }] : []), ...(telling.next ?? [])],
  };
};
