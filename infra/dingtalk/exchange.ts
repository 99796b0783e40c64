// One HTTP call to DingTalk. Whatever goes wrong with it comes back as one kind of error.
import type { z } from 'zod';
import { understand } from './answer.ts';
import { DingTalkError, noAnswer } from './dingtalk-error.ts';

/** ms a call may take where nothing else is said. */
export const ANSWER_MS = 20_000;

/** A call: a plain object goes as JSON, a form as it is. */
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
export const exchange = async <T>(call: Exchange, answer: z.ZodType<T>): Promise<T> => {
  const { status, text } = await sent(call);
  const understood = answer.safeParse(understand(status, text));
  if (understood.success) return understood.data;
  const lacking = understood.error.issues[0]?.path.join('.') ?? '';
  throw new DingTalkError(
    `钉钉的应答缺少所需内容（${lacking}）。`,
    { code: 'answer.unexpected', kind: 'unavailable', status },
    understood.error,
  );
};

const sent = async (call: Exchange): Promise<{ readonly status: number; readonly text: string }> => {
  const { method, url, timeoutMs, signal } = call;
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      ...payloadOf(call),
      // No call of ours is redirected; following one would carry the token elsewhere.
      redirect: 'error',
      signal: signal ? AbortSignal.any([late, signal]) : late,
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw noAnswer(new URL(url).host, timeoutMs, error);
  }
};

const payloadOf = ({ headers, body }: Exchange): Pick<RequestInit, 'headers' | 'body'> => {
  // Without Accept the gateway answers XML.
  const accept = { accept: 'application/json' };
  if (!body) return { headers: { ...accept, ...headers }, body: null };
  if (body instanceof FormData) return { headers: { ...accept, ...headers }, body };
  return { headers: { ...accept, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
};
