/** Between DingTalk's messages and our own words: what a message says, and an answer as DingTalk shows it. */
import type { Saying } from '#dialogue';
import { sayingLink, type MessageContent, type Reply, type RobotMessage, type Saying as Said } from '#infra/dingtalk';
import type { Answer } from './say.ts';

/** What a message says in words; voice by DingTalk's own recognition. */
export const textOf = (content: MessageContent): string | undefined => {
  switch (content.is) {
    case 'text':
      return content.text;
    case 'richText':
      return (
        content.parts
          .map((part) => (part.is === 'text' ? part.text : ''))
          .join('')
          .trim() || undefined
      );
    case 'audio':
      return content.recognition;
    case 'picture':
    case 'file':
    case 'video':
    case 'overQuota':
    case 'withheld':
    case 'unknown':
      return undefined;
  }
};

const QUOTA_SPENT =
  '本单位本月的钉钉消息额度已用完，钉钉没有把您写的内容交给系统，因此没有登记任何内容。' +
  '请联系系统管理员增加额度，之后再发一次。';

/** What is said to a message with neither words nor files. */
export const unheard = (content: MessageContent): Saying => {
  switch (content.is) {
    case 'overQuota':
      return {
        title: '消息额度已用完',
        text: QUOTA_SPENT,
        buttons: [],
      };
    case 'audio':
      return {
        title: '没有听清',
        text: '钉钉没有识别出这段语音的文字，没有登记任何内容。请再说一遍，或改用文字。',
        buttons: [],
      };
    case 'text':
    case 'richText':
    case 'picture':
    case 'file':
    case 'video':
    case 'withheld':
    case 'unknown':
      return {
        title: '暂不支持',
        text: '这种消息无法处理，没有登记任何内容。请用文字、语音、图片或文件再发一遍；发送“帮助”查看可以办理的事。',
        buttons: [{ title: '帮助', says: '帮助' }],
      };
  }
};

/** In a group the asker is called by name; what is for him alone goes to him alone. */
export const sayingsOf = ({ say, privately }: Answer, { conversation, sender }: RobotMessage): readonly Said[] => [
  { reply: replyOf(say, conversation.kind === 'group' && sender.staffId ? { at: [sender.staffId] } : {}) },
  ...filesOf(say),
  ...(privately && sender.staffId ? toPerson(privately, sender.staffId) : []),
];

const toPerson = (saying: Saying, staffId: string): readonly Said[] =>
  [{ reply: replyOf(saying) }, ...filesOf(saying)].map((said) => ({ ...said, to: { is: 'person', staffId } }));

const filesOf = ({ file }: Saying): readonly Said[] => (file ? [{ reply: { is: 'file', ...file } }] : []);

/** A saying as DingTalk shows it: with buttons a card, else text; `at` whom it is addressed to in a group. */
export const replyOf = ({ title, text, buttons }: Saying, at: { readonly at?: readonly string[] } = {}): Reply => {
  const linked = linksIn(text);
  return buttons.length > 0
    ? { is: 'card', title, text: linked, buttons, ...at }
    : { is: 'markdown', title, text: linked, ...at };
};

/** A tap that says something, as DingTalk's clients know it. */
const linksIn = (text: string): string =>
  text.replace(/\]\(say:([^)]*)\)/g, (_match, says: string) => `](${sayingLink(decodeURIComponent(says))})`);
