import { DingTalkError } from './dingtalk-error.ts';
import { breakingLines, bytesOf, pieces, sayingLink } from './markdown.ts';
import { plain } from '#kernel';
import type { RobotTemplate } from './api.ts';
import type { RobotMessage } from './robot-message.ts';

/** A button; tapping it makes the person say `says`. Keep that short and readable: it appears as their words. */
export interface Button {
  readonly title: string;
  readonly says: string;
}

/**
 * What to say. `title` is what the list of conversations and the notification show. `at` are staff ids of members of the
 * group to call; only an answer within the session can (§3.2). `text` of markdown and cards is markdown: user text in it goes
 * through `plain` first. A file is named by a reference that whoever sends it can open.
 */
export type Reply =
  | { readonly is: 'text'; readonly text: string; readonly at?: readonly string[] }
  | { readonly is: 'markdown'; readonly title: string; readonly text: string; readonly at?: readonly string[] }
  | {
      readonly is: 'card';
      readonly title: string;
      readonly text: string;
      readonly buttons: readonly Button[];
      readonly at?: readonly string[];
    }
  | { readonly is: 'file'; readonly name: string; readonly ref: string };

interface Session {
  readonly url: string;
  /** ms since 1970 */
  readonly expiresAt: number;
}

/** Whom to say it to. Within a session by its webhook, afterwards by the robot API, which needs the staff id. */
export type Destination =
  | { readonly is: 'person'; readonly staffId?: string; readonly session?: Session }
  | { readonly is: 'group'; readonly conversationId: string; readonly session?: Session };

/** Where the answer to a message goes. */
export const destinationOf = ({ conversation, sender, session }: RobotMessage): Destination => ({
  ...(conversation.kind === 'group'
    ? { is: 'group' as const, conversationId: conversation.id }
    : { is: 'person' as const, ...(sender.staffId ? { staffId: sender.staffId } : {}) }),
  ...(session ? { session } : {}),
});

/** One message on the wire. */
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
/** msgParam to a group is ≤ 15,000 bytes, a webhook body ≤ 20,000 (§3.6). Both ways must give the same parts, so the smaller. */
const BYTES = 15_000;
/** Room for the keys of the template, numbering, mentions and the hint. */
const ROOM = 1500;
/** sampleActionCard5 is the largest. */
const BUTTONS = 5;
const TITLE = 60;

/**
 * The messages a reply comes to, the same ones by either way. Long texts become several, numbered; more than five buttons
 * become links.
 * @throws DingTalkError if the buttons alone are too long
 */
export const partsOf = (reply: Reply): readonly Part[] => {
  if (reply.is === 'file') return [reply];
  const at = reply.at ?? [];
  if (reply.is === 'text')
    return numbered(cut(reply.text, 0), '\n').map((text, index) => ({ is: 'text', text, at: index === 0 ? at : [] }));
  const buttons = reply.is === 'card' && reply.buttons.length <= BUTTONS ? reply.buttons : [];
  const links =
    reply.is === 'card' && buttons.length === 0
      ? reply.buttons.map((one) => `- [${plain(one.title)}](${sayingLink(one.says)})`).join('\n')
      : '';
  const title = firstCharacters(reply.title, TITLE);
  const texts = numbered(
    cut(breakingLines(links ? `${reply.text}\n\n${links}` : reply.text), buttonBytes(buttons)),
    '\n\n',
  );
  return texts.map((text, index) => {
    const called = index === 0 ? at : [];
    return buttons.length > 0 && index === texts.length - 1
      ? { is: 'card', title, text, buttons, at: called }
      : { is: 'markdown', title, text, at: called };
  });
};

/** As the body of a session webhook. `id` lets DingTalk drop a second copy. Files cannot go this way. */
export const webhookBody = (part: Exclude<Part, { is: 'file' }>, id: string | undefined): object => {
  const call = part.at.map((staffId) => `@${staffId}`).join(' ');
  const common = {
    ...(part.at.length > 0 ? { at: { atUserIds: part.at, isAtAll: false } } : {}),
    ...(id === undefined ? {} : { msgUuid: id }),
  };
  if (part.is === 'text')
    return { msgtype: 'text', text: { content: call ? `${call} ${part.text}` : part.text }, ...common };
  const text = call ? `${call}  \n${part.text}` : part.text;
  if (part.is === 'markdown') return { msgtype: 'markdown', markdown: { title: part.title, text }, ...common };
  const [first, ...others] = part.buttons;
  return {
    msgtype: 'actionCard',
    actionCard:
      others.length === 0
        ? { title: part.title, text, singleTitle: first!.title, singleURL: sayingLink(first!.says) }
        : {
            title: part.title,
            text,
            btnOrientation: '0',
            btns: part.buttons.map((one) => ({ title: one.title, actionURL: sayingLink(one.says) })),
          },
    ...common,
  };
};

/** As a template of the robot API, which can call nobody. */
export const templateOf = (part: Exclude<Part, { is: 'file' }>): RobotTemplate => {
  if (part.is === 'text') return { msgKey: 'sampleText', msgParam: { content: part.text } };
  if (part.is === 'markdown') return { msgKey: 'sampleMarkdown', msgParam: { title: part.title, text: part.text } };
  // Whether these buttons work when sent this way is reported both ways (§4.2): what they say can be typed as well.
  const hint = `按钮没有反应时，请直接回复：${part.buttons.map((one) => `“${plain(one.says)}”`).join('或')}`;
  const text = `${part.text}\n\n${hint}`;
  const [first, ...others] = part.buttons;
  if (others.length === 0)
    return {
      msgKey: 'sampleActionCard',
      msgParam: { title: part.title, text, singleTitle: first!.title, singleURL: sayingLink(first!.says) },
    };
  return {
    msgKey: `sampleActionCard${part.buttons.length}`,
    msgParam: {
      title: part.title,
      text,
      ...Object.fromEntries(
        part.buttons.flatMap((one, index) => [
          [`actionTitle${index + 1}`, one.title],
          [`actionURL${index + 1}`, sayingLink(one.says)],
        ]),
      ),
    },
  };
};

/** Each button's title and link, and its words once more in the hint. */
const buttonBytes = (buttons: readonly Button[]): number =>
  buttons.reduce((sum, one) => sum + bytesOf(one.title) + bytesOf(sayingLink(one.says)) + bytesOf(one.says) * 2, 0);

const cut = (text: string, taken: number): readonly string[] => {
  const room = BYTES - ROOM - taken;
  if (room < 1000)
    throw new DingTalkError('消息的按钮文字过长，无法发送。', { code: 'reply.buttons-too-long', kind: 'invalid' });
  return pieces(text, (piece) => piece.length <= CHARACTERS - 20 && bytesOf(JSON.stringify(piece)) <= room);
};

const numbered = (texts: readonly string[], gap: string): readonly string[] =>
  texts.length === 1 ? texts : texts.map((text, index) => `（${index + 1}/${texts.length}）${gap}${text}`);

const firstCharacters = (text: string, most: number): string => [...text.toWellFormed()].slice(0, most).join('');
