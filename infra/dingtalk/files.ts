// Files to and from DingTalk: what it takes, what a robot may send, and fetching without being led astray.
import { DingTalkError, noAnswer } from './dingtalk-error.ts';
import { fileLink, type DingTalkSettings } from './settings.ts';

/** 20 MB, the platform's own limit for a file. */
export const FILE_LIMIT = 20 * 1024 * 1024;
/** What media/upload takes as a file. */
const UPLOADABLE = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'zip', 'pdf', 'rar'];
/** What a robot may send (sampleFile). */
const SENDABLE = ['xlsx', 'pdf', 'zip', 'rar', 'doc', 'docx'];
const REDIRECTS = 3;

/** A file with the name people know it by. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The extension in lower case, without the dot; empty if there is none. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

const refuse = (code: string, message: string): DingTalkError => new DingTalkError(message, { code, kind: 'invalid' });
const limitExceeded = (): DingTalkError => refuse('file.too-large', '文件超过 20 MB：请压缩或分成几个文件。');

/** @throws DingTalkError if DingTalk would not take the file */
export const checkUpload = ({ name, bytes }: NamedFile): void => {
  if (!UPLOADABLE.includes(extensionOf(name)))
    throw refuse('file.type', `钉钉不能上传“${name}”：只接受 ${UPLOADABLE.join('、')}，其他文件请压缩为 zip。`);
  if (bytes.byteLength === 0) throw refuse('file.empty', `文件“${name}”是空的。`);
  if (bytes.byteLength > FILE_LIMIT) throw limitExceeded();
};

/** @throws DingTalkError if a robot cannot send such a file */
export const sendableType = (name: string): string => {
  const type = extensionOf(name);
  if (!SENDABLE.includes(type))
    throw refuse('file.type', `钉钉机器人不能发送“${name}”：只能发送 ${SENDABLE.join('、')}，其他文件请压缩为 zip。`);
  return type;
};

/**
 * Reads a file behind one of DingTalk's temporary links; stops at the limit, whatever length was announced.
 * @throws DingTalkError; kind `invalid` for a link that leads elsewhere
 */
export const fetchFile = async (settings: DingTalkSettings, link: string, timeoutMs: number): Promise<Uint8Array> => {
  const late = AbortSignal.timeout(timeoutMs);
  for (let next = link, hops = 0; hops <= REDIRECTS; hops++) {
    const url = fileLink(settings, next);
    if (!url) throw refuse('file.foreign-link', '钉钉给出的文件地址不属于钉钉，已拒绝下载。');
    try {
      const answer = await fetch(url, { redirect: 'manual', signal: late });
      const location = answer.headers.get('location');
      if (answer.status >= 300 && answer.status < 400 && location) {
        await answer.body?.cancel();
        next = new URL(location, url).href;
        continue;
      }
      if (!answer.ok) {
        await answer.body?.cancel();
        throw new DingTalkError(`文件无法下载（HTTP ${answer.status}），链接可能已过期：请重新发送文件。`, {
          code: `http.${answer.status}`,
          kind: answer.status >= 500 ? 'unavailable' : 'expired',
          status: answer.status,
        });
      }
      return await within(answer);
    } catch (error) {
      if (error instanceof DingTalkError) throw error;
      throw noAnswer(url.host, timeoutMs, error);
    }
  }
  throw refuse('file.redirected', '文件地址多次跳转，已放弃下载。');
};

const within = async (answer: Response): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (answer.body)
    for await (const piece of answer.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > FILE_LIMIT) throw limitExceeded();
      pieces.push(piece);
    }
  return Buffer.concat(pieces);
};
