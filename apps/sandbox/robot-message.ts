// What a person says, as DingTalk tells the robot.
import type { Group, Person } from './chat.ts';
import type { Faults } from './faults.ts';
import type { StoredFile } from './file-store.ts';

/** What a person sent, as DingTalk tells the robot. */
export type Content =
  | { readonly is: 'text'; readonly text: string }
  | {
      readonly is: 'file';
      readonly fileId: string;
      readonly file: StoredFile;
      /** Written beside a picture. */
      readonly text?: string;
      /** What DingTalk's speech recognition heard: makes an audio file a voice message. */
      readonly recognition?: string;
    };

export interface Occasion {
  readonly by: Person;
  readonly group: Group | undefined;
  readonly at: boolean;
  readonly msgId: string;
  /** ms since 1970, by the product's clock. */
  readonly createAt: number;
  readonly session: { readonly url: string; readonly until: number };
  readonly robotCode: string;
  readonly botName: string;
  readonly faults: Faults;
}

export const CORP = 'dingsandbox';
export const BOT_ID = '$:LWCP_v1:$sandbox-robot';

export const unionIdOf = (staffId: string): string => `union-${staffId}`;

/** How a client shows a file: a picture in place, a voice message, a video, or a document. */
export const kindOf = (file: StoredFile, recognition?: string): 'picture' | 'audio' | 'video' | 'file' => {
  if (/^image\/(png|jpeg|gif|webp|bmp)$/.test(file.type)) return 'picture';
  if (recognition !== undefined) return 'audio';
  return /^video\/mp4$/.test(file.type) ? 'video' : 'file';
};

/** The `data` of a robot callback frame (dingtalk.md §2). */
export const robotMessage = (
  content: Content,
  { by, group, at, msgId, createAt, session, robotCode, botName, faults }: Occasion,
): object => ({
  senderPlatform: 'Mac',
  conversationId: group ? group.id : `cid-direct-${by.staffId}`,
  conversationType: group ? '2' : '1',
  ...(group ? { conversationTitle: group.title, isInAtList: at, atUsers: at ? [{ dingtalkId: BOT_ID }] : [] } : {}),
  chatbotCorpId: CORP,
  chatbotUserId: BOT_ID,
  msgId,
  senderNick: by.name,
  // Both are missing until the application is published.
  ...(faults.has('unpublished')
    ? {}
    : { isAdmin: by.roles.includes('admin'), senderStaffId: by.staffId, senderUnionId: unionIdOf(by.staffId) }),
  sessionWebhookExpiredTime: session.until,
  createAt,
  senderCorpId: CORP,
  senderId: `$:LWCP_v1:$${by.staffId}`,
  sessionWebhook: session.url,
  robotCode,
  ...written(content, group !== undefined, botName, faults),
});

const written = (content: Content, inGroup: boolean, botName: string, faults: Faults): object => {
  if (faults.has('overQuota')) return { msgtype: 'text', errorCode: 20001, errorMessage: '机器人消息额度已用完' };
  if (faults.has('unknownType'))
    return { msgtype: 'unknownMsgType', content: { unknownMsgType: '用户发送了一条消息，机器人暂不支持接收。' } };
  // In groups the robot's name is taken out and the space after it stays.
  if (content.is === 'text')
    return {
      msgtype: 'text',
      text: { content: inGroup ? ` ${content.text.replace(`@${botName}`, '').trim()}` : content.text },
    };
  const { fileId, file, text, recognition } = content;
  const code = { downloadCode: fileId };
  switch (kindOf(file, recognition)) {
    case 'picture':
      return text === undefined
        ? { msgtype: 'picture', content: { ...code, pictureDownloadCode: fileId } }
        : {
            msgtype: 'richText',
            content: { richText: [{ text }, { ...code, pictureDownloadCode: fileId, type: 'picture' }] },
          };
    case 'audio':
      return { msgtype: 'audio', content: { ...code, duration: 4000, recognition } };
    case 'video':
      return { msgtype: 'video', content: { ...code, duration: '5', videoType: 'mp4' } };
    case 'file':
      return { msgtype: 'file', content: { ...code, fileName: file.name, spaceId: '1', fileId } };
  }
};
