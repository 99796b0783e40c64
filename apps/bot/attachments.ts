/** Files and pictures sent to the bot: fetched, looked at, and kept if they may be. */
import { fileTypeFromBuffer } from 'file-type';
import type { QueryExecutorProvider } from 'kysely';
import { DingTalkError, type DingTalkApi, type RobotMessage } from '#infra/dingtalk';
import { harmlessName, look, type FileStore } from '#infra/files';
import type { FileRef, Instant, OrganId } from '#kernel';
import { marked } from '#secrecy';

/** What came with a message: kept; or not to be kept, with the reason for the sender; or bearing a mark of secrecy. */
export type Attached =
  | { readonly is: 'fit'; readonly files: readonly FileRef[] }
  | { readonly is: 'unfit'; readonly sentence: string }
  | { readonly is: 'marked' };

/** China's clocks are eight hours ahead of UTC all year. */
const CHINA_AHEAD_MS = 8 * 3_600_000;
const IN_GROUP = '群聊里的图片和文件没有收下，请在与我的私聊中发送，并说明要办的事。';

/** Files and pictures of a message, downloaded at once: DingTalk's codes for them expire. */
export class Attachments {
  constructor(
    private readonly api: Pick<DingTalkApi, 'downloadFile'>,
    private readonly files: FileStore,
  ) {}

  /** @throws if DingTalk cannot give the file just now: the message is then taken up again */
  async of(message: RobotMessage, organ: OrganId, at: Instant, db: QueryExecutorProvider): Promise<Attached> {
    const sent = filesIn(message);
    if (sent.length === 0) return { is: 'fit', files: [] };
    if (message.conversation.kind === 'group') return { is: 'unfit', sentence: IN_GROUP };
    const kept: FileRef[] = [];
    for (const { code, name: given } of sent) {
      const bytes = await this.download(code, message.robotCode);
      if (typeof bytes === 'string') return { is: 'unfit', sentence: bytes };
      const name = given ?? (await pictureName(bytes, message.createdAt));
      const seen = await look({ name, bytes });
      if (seen.is === 'unfit') return seen;
      if ([name, seen.words ?? ''].some(marked)) return { is: 'marked' };
      const done = await this.files.keep({ name, bytes }, organ, at, db);
      if (done.is === 'unfit') return done;
      const { sha256, sm3, size, type } = done.file;
      if (message.sender.staffId) await this.files.noteSender(organ, sha256, `staff.${message.sender.staffId}`, db);
      kept.push({ name: harmlessName(name), sha256, sm3, size, type });
    }
    return { is: 'fit', files: kept };
  }

  private async download(code: string, robotCode: string): Promise<Uint8Array | string> {
    try {
      return await this.api.downloadFile(code, robotCode);
    } catch (error) {
      if (error instanceof DingTalkError && !error.retryable) return error.message;
      throw error;
    }
  }
}

/** A picture comes without a name: it is called by the time it was sent, in China, and by what its bytes are. */
const pictureName = async (bytes: Uint8Array, sentAt: number): Promise<string> => {
  const inChina = new Date(sentAt + CHINA_AHEAD_MS).toISOString();
  const type = await fileTypeFromBuffer(bytes);
  return `图片${inChina.slice(0, 19).replaceAll(/[-T:]/g, '')}.${type?.ext ?? 'jpg'}`;
};

/** The codes by which the files of a message are fetched, with their names; pictures have none. */
const filesIn = ({ content }: RobotMessage): readonly { readonly code: string; readonly name?: string }[] => {
  switch (content.is) {
    case 'file':
      return [{ code: content.downloadCode, name: content.fileName ?? '文件' }];
    case 'video':
      return [{ code: content.downloadCode, name: content.fileName ?? '视频.mp4' }];
    case 'picture':
      return [{ code: content.downloadCode }];
    case 'richText':
      return content.parts.flatMap((part) => (part.is === 'picture' ? [{ code: part.downloadCode }] : []));
    case 'text':
    case 'audio':
    case 'overQuota':
    case 'withheld':
    case 'unknown':
      return [];
  }
};
