import type { z } from 'zod';
import { DingTalkError, noAnswer, understand } from './dingtalk-error.ts';

export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | FormData;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * One call and its answer, read as `answer` says.
 * @throws DingTalkError for every failure, whatever its shape
 */
export const exchange = async <T>(
  { method, url, headers, body, timeoutMs, signal }: Exchange,
  answer: z.ZodType<T>,
): Promise<T> => {
  const late = AbortSignal.timeout(timeoutMs);
  const form = body instanceof FormData;
  const { status, text } = await (async () => {
    try {
      const response = await fetch(url, {
        method,
        // Without Accept the gateway answers XML.
        headers: {
          accept: 'application/json',
          ...(body && !form ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        body: body ? (form ? body : JSON.stringify(body)) : null,
        // No call of ours is redirected; following one would carry the token elsewhere.
        redirect: 'error',
        signal: signal ? AbortSignal.any([late, signal]) : late,
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      throw noAnswer(new URL(url).host, timeoutMs, error);
    }
  })();
  const understood = answer.safeParse(understand(status, text));
  if (understood.success) return understood.data;
  const lacking = understood.error.issues[0]?.path.join('.') ?? '';
  throw new DingTalkError(
    `钉钉的应答缺少所需内容（${lacking}）。`,
    { code: 'answer.unexpected', kind: 'unavailable', status },
    understood.error,
  );
};
