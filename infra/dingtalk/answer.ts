// Reads what DingTalk answers. Its two APIs state a failure in different shapes, and a busy gateway answers with a
// page.
import { DingTalkError, kindOf } from './dingtalk-error.ts';

type Body = Readonly<Record<string, unknown>>;

/**
 * What an answer comes to: its body, or the failure it states. Both shapes are read: HTTP ≥ 400 with `code`, `message`,
 * `requestid`; and HTTP 200 with `errcode` (a number or a string) other than 0.
 * @throws DingTalkError
 */
export const understand = (status: number, text: string): unknown => {
  const body = parsed(text);
  if (body === undefined) return withoutBody(status, text);
  if (Number(body['status']) === 1111 || body['punish'] !== undefined) throw shutOut(status);
  if (!statesFailure(status, body)) return body;
  throw failureIn(status, body);
};

/** An answer that is no JSON object: nothing at all is a success without words. */
const withoutBody = (status: number, text: string): object => {
  if (status < 400 && text.trim() === '') return {};
  const isPage = [200, 403, 405, 429].includes(status) && /<html/i.test(text);
  if (isPage || /punish/i.test(text)) throw shutOut(status);
  throw new DingTalkError(`钉钉返回了无法识别的内容（HTTP ${status}）。`, {
    code: `http.${status}`,
    kind: status < 400 ? 'unavailable' : kindOf('', status),
    status,
  });
};

const statesFailure = (status: number, body: Body): boolean => {
  const errcode = textOf(body['errcode']);
  return (
    status >= 400 ||
    (errcode !== undefined && Number(errcode) !== 0) ||
    body['success'] === false ||
    body['result'] === false
  );
};

const failureIn = (status: number, body: Body): DingTalkError => {
  const code = codeIn(body) ?? (status >= 400 ? `http.${status}` : 'failed');
  const reason = textOf(body['sub_msg'] ?? body['errmsg'] ?? body['message'] ?? body['errorMsg']) ?? '未说明原因';
  const scopes = scopesLacking(body);
  return new DingTalkError(
    scopes.length > 0
      ? `钉钉应用缺少权限 ${scopes.join('、')}：请在钉钉开放平台的应用“权限管理”中开通。`
      : `钉钉返回错误 ${code}：${reason}`,
    {
      code,
      kind: kindOf(code, status),
      requestId: textOf(body['requestid'] ?? body['request_id'] ?? body['requestId']),
      status,
    },
  );
};

/** 88 only says that the gateway refused; why is in the sub_code. */
const codeIn = (body: Body): string | undefined => {
  const errcode = textOf(body['errcode']);
  const subCode = errcode === '88' ? textOf(body['sub_code'] ?? body['subCode']) : undefined;
  return subCode ?? errcode ?? textOf(body['code'] ?? body['subCode']);
};

const scopesLacking = (body: Body): readonly string[] => {
  const scopes = (body['accessdenieddetail'] as { requiredScopes?: unknown } | undefined)?.requiredScopes;
  return Array.isArray(scopes) ? scopes.map(String) : [];
};

/** An address that made too many calls is shut out this long (§3.6). */
const SHUT_OUT_MS = 5 * 60_000;

const shutOut = (status: number): DingTalkError =>
  new DingTalkError('调用过于频繁，钉钉暂时拒绝了本机的请求，约 5 分钟后恢复。', {
    code: '1111',
    kind: 'throttled',
    waitMs: SHUT_OUT_MS,
    status,
  });

const parsed = (text: string): Body | undefined => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : undefined;
  } catch {
    return undefined;
  }
};

/** Codes and ids come as numbers or as texts; an empty text is none. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};
