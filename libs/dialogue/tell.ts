import { plain, type Telling } from '#kernel';
import type { Saying } from './reply.ts';

/** An answer from the registers as a message. */
export const tell = (telling: Telling): Saying => ({
  title: telling.title,
  text: telling.lines.length === 0 ? telling.none : [`#### ${telling.title}`, telling.lines.map(({ head, tail }) => `- **${plain(head)}**  \n${plain(tail)}`).join('\n')].join('\n\n'),
  buttons: telling.next,
});
