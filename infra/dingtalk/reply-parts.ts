// The messages a reply comes to: DingTalk limits their length and their buttons, so that a long reply becomes several.
import { plain } from '#kernel';
import { DingTalkError } from './dingtalk-error.ts';
import { breakingLines, bytesOf, pieces, sayingLink } from './markdown.ts';
import type { Button, Reply } from './reply.ts';

/** One message on the wire; `at` are the staff ids it calls. */
export type Part =
  | { readonly is: 'text'; readonly text: string; readonly at: readonly string[] }
  | { readonly is: 'markdown'; readonly title: string; readonly text: string; readonly at: readonly string[] }
  | {
      readonly is: 'card';
      readonly title: string;
      readonly text: string;
      readonly buttons: readonly Button[];
      readonly at: readonly string[];
    }
  | { readonly is: 'file'; readonly name: string; readonly ref: string };

/** Beyond this many characters clients render badly (§3.6). */
const CHARACTERS = 3500;
/** Room for the numbering. */
const NUMBERING = 20;
/**
 * msgParam to a group is ≤ 15,000 bytes, a webhook body ≤ 20,000 (§3.6). Both ways must give the same parts, so the
 * smaller.
 */
const BYTES = 15_000;
/** Room for the keys of the template, numbering, mentions and the hint. */
const ROOM = 1500;
/** sampleActionCard5 is the largest. */
const BUTTONS = 5;
const TITLE = 60;

/**
 * The messages a reply comes to, the same ones by either way. Long texts become several, numbered; more than five
 * buttons become links. Who is called is called by the first.
 * @throws DingTalkError if the buttons alone are too long
 */
export const partsOf = (reply: Reply): readonly Part[] => {
  switch (reply.is) {
    case 'file':
      return [reply];
    case 'text':
      return textParts(reply);
    case 'markdown':
      return markdownParts(reply, reply.text, []);
    case 'card':
      return reply.buttons.length <= BUTTONS
        ? markdownParts(reply, reply.text, reply.buttons)
        : markdownParts(reply, `${reply.text}\n\n${linksFor(reply.buttons)}`, []);
  }
};

const textParts = ({ text, at = [] }: Extract<Reply, { is: 'text' }>): readonly Part[] =>
  numbered(cut(text, 0), '\n').map((piece, index) => ({ is: 'text', text: piece, at: index === 0 ? at : [] }));

/** The buttons, if there are any, stand under the last message. */
const markdownParts = (
  { title, at = [] }: Extract<Reply, { is: 'markdown' | 'card' }>,
  text: string,
  buttons: readonly Button[],
): readonly Part[] => {
  const heading = firstCharacters(title, TITLE);
  const texts = numbered(cut(breakingLines(text), buttonBytes(buttons)), '\n\n');
  return texts.map((piece, index) => {
    const called = index === 0 ? at : [];
    const isLast = index === texts.length - 1;
    return isLast && buttons.length > 0
      ? { is: 'card', title: heading, text: piece, buttons, at: called }
      : { is: 'markdown', title: heading, text: piece, at: called };
  });
};

const linksFor = (buttons: readonly Button[]): string =>
  buttons.map(({ title, says }) => `- [${plain(title)}](${sayingLink(says)})`).join('\n');

/** Each button's title and link, and its words once more in the hint. */
const buttonBytes = (buttons: readonly Button[]): number =>
  buttons.reduce((sum, { title, says }) => sum + bytesOf(title) + bytesOf(sayingLink(says)) + bytesOf(says) * 2, 0);

const cut = (text: string, bytesTaken: number): readonly string[] => {
  const room = BYTES - ROOM - bytesTaken;
  if (room < 1000)
    throw new DingTalkError('消息的按钮文字过长，无法发送。', { code: 'reply.buttons-too-long', kind: 'invalid' });
  return pieces(text, (piece) => piece.length <= CHARACTERS - NUMBERING && bytesOf(JSON.stringify(piece)) <= room);
};

const numbered = (texts: readonly string[], gap: string): readonly string[] =>
  texts.length === 1 ? texts : texts.map((text, index) => `（${index + 1}/${texts.length}）${gap}${text}`);

const firstCharacters = (text: string, most: number): string => [...text.toWellFormed()].slice(0, most).join('');
