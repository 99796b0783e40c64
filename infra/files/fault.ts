// Why a file is not taken, and what its sender is told.
import { extensionOf } from './file-name.ts';

/** Why a file is not taken. */
export type Fault =
  | 'empty'
  | 'too-large'
  | 'not-taken'
  | 'unreadable'
  | 'not-text'
  | 'encrypted'
  | 'overfull'
  | 'sealed'
  | 'endless';

/** A fault found while reading a file; `look` turns it into a sentence, so that it never leaves this room. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

/** A file that is not taken. */
export interface Unfit {
  readonly is: 'unfit';
  /** What is wrong and what to do, for the person who sent the file. */
  readonly sentence: string;
}

const SENTENCES: Readonly<Record<Fault, (name: string) => string>> = {
  empty: (name) => `文件“${name}”是空的：请检查内容后重新发送。`,
  'too-large': (name) => `文件“${name}”超过 20 MB：请压缩，或分成几个文件后重新发送。`,
  'not-taken': (name) =>
    `不能接收文件“${name}”：只接收 PDF、OFD、Word、Excel、PPT、WPS 文档、文本、图片、录音、MP4 视频和 ZIP 压缩包，` +
    '请转换为其中一种后重新发送。',
  unreadable: (name) =>
    `文件“${name}”无法读取，内容与扩展名 .${extensionOf(name)} 不符或者已损坏：` +
    `请用原来的软件打开，另存为 .${extensionOf(name)} 文件后重新发送。`,
  'not-text': (name) => `文件“${name}”不是 UTF-8 或 GB18030 编码的文本：请用记事本打开，另存为 UTF-8 编码后重新发送。`,
  encrypted: (name) => `文件“${name}”已加密，无法查看内容：请取消密码后重新发送。`,
  overfull: (name) => `文件“${name}”展开后超过 50 MB、2000 个条目或 4 层：请分成几个较小的文件后重新发送。`,
  sealed: (name) =>
    `文件“${name}”里面有不能打开查看的内容（如 RAR、7z 压缩包，网页片段，或者不能接收的文件）：` +
    '请去掉这部分内容，或者单独发送后再试。',
  endless: (name) =>
    `文件“${name}”过于复杂，读到运算量上限仍没有读完：请另存为较简单的文件，或分成几个文件后重新发送。`,
};

/** @param name already harmless */
export const unfit = (fault: Fault, name: string): Unfit => ({ is: 'unfit', sentence: SENTENCES[fault](name) });
