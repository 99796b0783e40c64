/** Answers from the registers, in words. */
import { plain, type Telling } from '#kernel';
import { saying, type Saying } from './reply.ts';

/** An answer from the registers as a message; each record opens by a tap. */
export const tell = (telling: Telling, asked = '', after = ''): Saying => {
  const lines = telling.lines
    .map(({ head, tail, opens }) => `- ${opens ? saying(plain(head), opens) : `**${plain(head)}**`}  \n${plain(tail)}`)
    .join('\n');
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
