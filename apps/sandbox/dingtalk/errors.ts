// Errors as DingTalk's two APIs spell them.
import { HttpException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

/** The new API's error: an HTTP status and `{code, requestid, message}` (dingtalk.md §3.7). */
export class NewApiError extends HttpException {
  constructor(status: number, code: string, message: string) {
    super({ code, requestid: randomUUID().toUpperCase(), message }, status);
  }
}

/** The old API's and the webhook's error: HTTP 200 and `{errcode, errmsg, request_id}`. */
export class OldApiError extends HttpException {
  constructor(errcode: number, errmsg: string) {
    super({ errcode, errmsg, request_id: randomUUID().replaceAll('-', '').slice(0, 14) }, 200);
  }
}

/** The body of a new API call; a wrong one is refused with the name of what is wrong. */
export const taken = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  throw new NewApiError(
    400,
    `invalidParameter.${issue.path.join('.') || 'body'}.invalid`,
    `参数 ${issue.path.join('.') || 'body'} 不正确：${issue.message}`,
  );
};

const NEW = /^\/v1\.0\//;
const OLD = /^\/(topapi|robot|media)\/|^\/gettoken$/;

export const isDingTalk = (path: string): boolean => NEW.test(path) || OLD.test(path);

/** What went wrong on one of DingTalk's own paths, in DingTalk's words; undefined elsewhere. */
export const dingtalkError = (error: unknown, path: string): NewApiError | OldApiError | undefined => {
  if (error instanceof NewApiError || error instanceof OldApiError) return error;
  const status =
    error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
  if (NEW.test(path)) {
    if (status === 404)
      return new NewApiError(
        404,
        'InvalidAction.NotFound',
        'Specified api is not found, please check your url and method.',
      );
    if (status < 500) return new NewApiError(status, 'invalidParameter.body.invalid', '请求内容无法读取');
    return new NewApiError(
      500,
      'ServiceUnavailable',
      'The request has failed due to a temporary failure of the server.',
    );
  }
  if (!OLD.test(path)) return undefined;
  if (status === 404) return new OldApiError(404, '请求的URI地址不存在');
  return status < 500 ? new OldApiError(40035, '不合法的参数') : new OldApiError(-1, '系统繁忙');
};
