// What can go wrong with a call to DingTalk, sorted by what to do next.

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

/**
 * Any failure of a call to DingTalk. The message is one Chinese line for the operator; it never holds a token or a
 * link.
 */
export class DingTalkError extends Error {
  /** DingTalk's own code, or one of ours (`timeout`, `http.502`). */
  readonly code: string;
  readonly kind: DingTalkFault;
  /** By which DingTalk's support finds the call. */
  readonly requestId: string | undefined;
  /** ms the service asks to wait. */
  readonly waitMs: number | undefined;
  /** HTTP status, if there was an answer. */
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

/** By the code where it is known, else by the HTTP status. */
export const kindOf = (code: string, status: number): DingTalkFault =>
  KINDS.find(([, codes]) => codes.test(code))?.[0] ?? kindOfStatus(status);

const kindOfStatus = (status: number): DingTalkFault => {
  if (status === 401) return 'auth';
  if (status === 403) return 'permission';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'unavailable' : 'invalid';
};

/** A call that got no answer. */
export const noAnswer = (host: string, timeoutMs: number, cause: unknown): DingTalkError =>
  (cause as { name?: string }).name === 'TimeoutError'
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

const reason = (cause: unknown): string => {
  const { cause: inner } = cause as { cause?: { code?: string; message?: string } };
  return inner?.code ?? inner?.message ?? (cause instanceof Error ? cause.message : String(cause));
};
