// How a message is spelt for DingTalk: as the body of a session webhook, or as a template of the robot API.
import { plain } from '#kernel';
import type { RobotTemplate } from './api.ts';
import { sayingLink } from './markdown.ts';
import type { Button } from './reply.ts';
import type { Part } from './reply-parts.ts';

/** Files can only be sent by the robot API, once uploaded. */
type Worded = Exclude<Part, { is: 'file' }>;
type Card = Extract<Part, { is: 'card' }>;

/** As the body of a session webhook. `id` lets DingTalk drop a second copy. Files cannot go this way. */
export const webhookBody = (part: Worded, id: string | undefined): object => ({
  ...webhookMessage(part),
  ...(part.at.length > 0 ? { at: { atUserIds: part.at, isAtAll: false } } : {}),
  ...(id === undefined ? {} : { msgUuid: id }),
});

const webhookMessage = (part: Worded): object => {
  const call = part.at.map((staffId) => `@${staffId}`).join(' ');
  switch (part.is) {
    case 'text':
      return { msgtype: 'text', text: { content: call ? `${call} ${part.text}` : part.text } };
    case 'markdown':
      return { msgtype: 'markdown', markdown: { title: part.title, text: calling(call, part.text) } };
    case 'card':
      return { msgtype: 'actionCard', actionCard: actionCard(part, calling(call, part.text)) };
  }
};

/** The call has a line of its own above the text. */
const calling = (call: string, text: string): string => (call ? `${call}  \n${text}` : text);

const actionCard = ({ title, buttons }: Card, text: string): object => {
  if (buttons.length === 1) return { title, text, ...singleButton(buttons[0]!) };
  return {
    title,
    text,
    btnOrientation: '0',
    btns: buttons.map((button) => ({ title: button.title, actionURL: sayingLink(button.says) })),
  };
};

/** As a template of the robot API, which can call nobody. */
export const templateOf = (part: Worded): RobotTemplate => {
  switch (part.is) {
    case 'text':
      return { msgKey: 'sampleText', msgParam: { content: part.text } };
    case 'markdown':
      return { msgKey: 'sampleMarkdown', msgParam: { title: part.title, text: part.text } };
    case 'card':
      return cardTemplate(part);
  }
};

const cardTemplate = ({ title, text: above, buttons }: Card): RobotTemplate => {
  const text = `${above}\n\n${hintFor(buttons)}`;
  if (buttons.length === 1)
    return { msgKey: 'sampleActionCard', msgParam: { title, text, ...singleButton(buttons[0]!) } };
  const fields = buttons.flatMap((button, index): readonly (readonly [string, string])[] => [
    [`actionTitle${index + 1}`, button.title],
    [`actionURL${index + 1}`, sayingLink(button.says)],
  ]);
  return {
    msgKey: `sampleActionCard${buttons.length}`,
    msgParam: { title, text, ...Object.fromEntries(fields) },
  };
};

const singleButton = ({ title, says }: Button) => ({ singleTitle: title, singleURL: sayingLink(says) });

/** Whether buttons work when sent by the API is reported both ways (§4.2): what they say can be typed as well. */
const hintFor = (buttons: readonly Button[]): string =>
  `按钮没有反应时，请直接回复：${buttons.map(({ says }) => `“${plain(says)}”`).join('或')}`;
