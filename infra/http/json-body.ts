// The body of a request as JSON, by the encoding it says it has.
import { problem, ProblemException } from './problem.ts';

/** What Chinese systems send besides UTF-8, by the names they give it. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  cp936: 'gb18030',
};

const otherEncoding = () =>
  new ProblemException(
    problem(
      415,
      'request.unsupported-encoding',
      '文字编码不支持',
      '请求内容须为 UTF-8；用 GBK、GB18030 编码的，请在 Content-Type 中写明 charset=gbk 或 charset=gb18030。',
    ),
  );

const unreadable = () =>
  new ProblemException(
    problem(400, 'request.malformed', '请求有误', '请求无法读取：请检查内容是否为合法的 JSON，并对照接口说明 /docs。'),
  );

/**
 * Reads a JSON body: in the charset its type names, in UTF-8 without one; bytes that are none in it are refused, never
 * guessed.
 * @param contentType the header as it came
 * @throws ProblemException 415 for another encoding, 400 for what is no JSON
 */
export const jsonBody = (bytes: Uint8Array, contentType: string): unknown => {
  const said = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = Object.hasOwn(ENCODINGS, said) ? ENCODINGS[said] : undefined;
  if (encoding === undefined) throw otherEncoding();
  return parsed(decoded(bytes, encoding));
};

const decoded = (bytes: Uint8Array, encoding: string): string => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw otherEncoding();
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
};
