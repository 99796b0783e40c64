import type { RobotMessage } from '#infra/dingtalk';
import { marked } from '#secrecy';

/** A message without what it said, if that bears the mark of a state secret: it must not be stored, not even to be refused. */
export const withheld = (message: RobotMessage): RobotMessage => {
  const { content } = message;
  const words =
    content.is === 'text'
      ? [content.text]
      : content.is === 'richText'
        ? [content.parts.map((part) => (part.is === 'text' ? part.text : '\n')).join('')]
        : 'downloadCode' in content
          ? [content.fileName ?? '', content.recognition ?? '']
          : [];
  if (!words.some(marked)) return message;
  return {
    ...message,
    content: { is: 'withheld', what: 'downloadCode' in content && content.is !== 'audio' ? 'file' : 'text' },
    raw: {},
  };
};
