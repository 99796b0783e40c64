import type { MessageContent, RobotMessage } from '#infra/dingtalk';
import { marked } from '#secrecy';

/**
 * A message without what it said, if that bears the mark of a state secret: it must not be stored, not even to be
 * refused.
 */
export const withheld = (message: RobotMessage): RobotMessage => {
  const { content } = message;
  if (!wordsOf(content).some(marked)) return message;
  return {
    ...message,
    content: { is: 'withheld', what: 'downloadCode' in content && content.is !== 'audio' ? 'file' : 'text' },
    raw: {},
  };
};

/** Everything of a message that can be read before its files are fetched. */
const wordsOf = (content: MessageContent): readonly string[] => {
  if (content.is === 'text') return [content.text];
  if (content.is === 'richText') return [content.parts.map((part) => (part.is === 'text' ? part.text : '\n')).join('')];
  return 'downloadCode' in content ? [content.fileName ?? '', content.recognition ?? ''] : [];
};
