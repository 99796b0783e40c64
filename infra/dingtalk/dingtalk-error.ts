/** What is wrong, so far as it decides what to do next. */
export type DingTalkFault =
  /** The secret or the token is not accepted. */
  | 'auth'
  /** The application lacks a permission, or this machine's address is not allowed. */
  | 'permission'
  /** This month's quota is used up. */
  | 'quota'
  /** Too fast. */
  | 'throttled'
  /** A session or a download code whose time is over. */
  | 'expired'
  /** The request itself is wrong. */
  | 'invalid'
  /** No answer, a busy or a broken service. */
  | 'unavailable';

interface Details {
  readonly code: string;
  readonly kind: DingTalkFault;
  readonly requestId?: string | undefined;
  /** ms the service asks to wait. */
  readonly waitMs?: number | undefined;
  /** HTTP status, if there was an answer. */
  readonly status?: number | undefined;
}

/** Any failure of a call to DingTalk. The message is one Chinese line for the operator; it never holds a token or a link. */
export class DingTalkError extends Error {
  readonly code: string;
  readonly kind: DingTalkFault;
  readonly requestId: string | undefined;
  readonly waitMs: number | undefined;
  readonly status: number | undefined;

  constructor(message: string, details: Details, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DingTalkError';
    this.code = details.code;
    this.kind = details.kind;
    this.requestId = details.requestId;
    this.waitMs = details.waitMs;
    this.status = details.status;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return this.kind === 'throttled' || this.kind === 'unavailable';
  }
}

/** Codes of both APIs, in the order they are tried: quota and speed limits are spelled as forms of AccessDenied. */
const KINDS: readonly (readonly [DingTalkFault, RegExp])[] = [
  ['quota', /ApiCountLimit|^90020$/],
  ['throttled', /QpsLimit|too\.?fast|^too\.many|^(90018|90002|90030|410100|302033|1111)$/i],
  ['auth', /InvalidAuthentication|authFailed|^(40001|40014|42001)$/],
  ['permission', /AccessDenied|PermissionDenied|^(60011|60020)$/],
  ['expired', /^300001$|\.downloadCode$/],
  ['unavailable', /^-1$|system\.?busy|ServiceUnavailable|GatewayTimeout/i],
];

const kindOf = (code: string, status: number): DingTalkFault =>
  KINDS.find(([, codes]) => codes.test(code))?.[0] ??
  (status === 401
    ? 'auth'
    : status === 403
      ? 'permission'
      : status === 429
        ? 'throttled'
        : status >= 500
          ? 'unavailable'
          : 'invalid');

/** An address that made too many calls is shut out this long (§3.6). */
const SHUT_OUT_MS = 5 * 60_000;

const shutOut = (status: number): DingTalkError =>
  new DingTalkError('调用过于频繁，钉钉暂时拒绝了本机的请求，约 5 分钟后恢复。', {
    code: '1111',
    kind: 'throttled',
    waitMs: SHUT_OUT_MS,
    status,
  });

/**
 * What an answer comes to: its body, or the failure it states. Both shapes are read: HTTP ≥ 400 with `code`, `message`,
 * `requestid`; and HTTP 200 with `errcode` (a number or a string) other than 0.
 * @throws DingTalkError
 */
export const understand = (status: number, text: string): unknown => {
  const body = parsed(text);
  if (body === undefined) {
    if (status < 400 && text.trim() === '') return {};
    if (/punish/i.test(text) || ([200, 403, 405, 429].includes(status) && /<html/i.test(text))) throw shutOut(status);
    throw new DingTalkError(`钉钉返回了无法识别的内容（HTTP ${status}）。`, {
      code: `http.${status}`,
      kind: status < 400 ? 'unavailable' : kindOf('', status),
      status,
    });
  }
  if (Number(body['status']) === 1111 || body['punish'] !== undefined) throw shutOut(status);
  const requestId = string(body['requestid'] ?? body['request_id'] ?? body['requestId']);
  const errcode = string(body['errcode']);
  // 88 only says that the gateway refused; why is in the sub_code.
  const code =
    (errcode === '88' ? string(body['sub_code'] ?? body['subCode']) : undefined) ??
    errcode ??
    string(body['code'] ?? body['subCode']);
  const failed =
    status >= 400 ||
    (errcode !== undefined && Number(errcode) !== 0) ||
    body['success'] === false ||
    body['result'] === false;
  if (!failed) return body;
  const said = string(body['sub_msg'] ?? body['errmsg'] ?? body['message'] ?? body['errorMsg']) ?? '未说明原因';
  const known = code ?? (status >= 400 ? `http.${status}` : 'failed');
  const scopes = scopesLacking(body);
  throw new DingTalkError(
    scopes.length > 0
      ? `钉钉应用缺少权限 ${scopes.join('、')}：请在钉钉开放平台的应用“权限管理”中开通。`
      : `钉钉返回错误 ${known}：${said}`,
    { code: known, kind: kindOf(known, status), requestId, status },
  );
};

/** A call that got no answer. */
export const noAnswer = (host: string, timeoutMs: number, cause: unknown): DingTalkError => {
  const late = (cause as { name?: string }).name === 'TimeoutError';
  return late
    ? new DingTalkError(
        `钉钉（${host}）在 ${timeoutMs / 1000} 秒内没有应答。`,
        { code: 'timeout', kind: 'unavailable' },
        cause,
      )
    : new DingTalkError(
        `无法连接钉钉（${host}）：${reason(cause)}`,
        { code: 'unreachable', kind: 'unavailable' },
        cause,
      );
};

const reason = (cause: unknown): string => {
  const { cause: inner } = cause as { cause?: { code?: string; message?: string } };
  return inner?.code ?? inner?.message ?? (cause instanceof Error ? cause.message : String(cause));
};

const parsed = (text: string): Record<string, unknown> | undefined => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};

const string = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const scopesLacking = (body: Record<string, unknown>): readonly string[] => {
  const scopes = (body['accessdenieddetail'] as { requiredScopes?: unknown } | undefined)?.requiredScopes;
  return Array.isArray(scopes) ? scopes.map(String) : [];
};
