// How an HTTP request says that it could not be done.
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isOutage } from '#infra/database';

/** RFC 9457. `title` and `detail` are Chinese and say what to do; `code` is stable, for programs. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('说明原因和该怎么办'),
  code: z.string().describe('稳定的代码，供程序使用'),
  instance: z.string().optional().describe('这一次请求的编号，向系统管理员反映时提供'),
  source: z.string().optional().describe('所依据的规定'),
  /** Of input that cannot be read: field by field. */
  faults: z
    .array(
      z.object({
        path: z.string().describe('哪个字段或者参数'),
        label: z.string(),
        message: z.string(),
        allowed: z.array(z.string()).readonly().optional().describe('可以填的值'),
      }),
    )
    .readonly()
    .optional(),
});
export type Problem = Readonly<z.output<typeof Problem>>;

/** A problem whose type is made from its code. */
export const problem = (
  status: number,
  code: string,
  title: string,
  detail: string,
  more: Pick<Problem, 'source' | 'faults'> = {},
): Problem => ({ type: `urn:zhengheng:problem:${code}`, title, status, detail, code, ...more });

/** Leaves a request handler with a problem. */
export class ProblemException extends HttpException {
  /** @param headers that say more than the problem: when to come again */
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail, problem.status);
  }
}

const TITLES: Readonly<Record<number, readonly [code: string, title: string, detail: string]>> = {
  400: ['request.malformed', '请求有误', '请求无法读取：请检查内容是否为合法的 JSON，并对照接口说明 /docs。'],
  404: ['request.unknown-path', '没有这个接口', '请对照接口说明 /docs 检查地址。'],
  405: ['request.unknown-method', '方法不对', '请对照接口说明 /docs 检查请求方法。'],
  413: ['request.too-large', '内容太大', '请求内容超过上限，请缩小后重试。'],
  415: ['request.unsupported-type', '内容类型不支持', '请使用 Content-Type: application/json。'],
  431: ['request.header-too-large', '地址或请求头太长', '地址和请求头合计超过上限，请缩短查询条件后重试。'],
  503: ['service.unavailable', '暂时无法办理', '系统暂时不能登记，没有记录任何内容，请稍后重试。'],
};

/** The answer to what is no HTTP, or too much of it: nobody could read the request, so it goes to the socket as it is. */
export const unreadableRequest = ({ code }: { readonly code?: string }): string => {
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = JSON.stringify(problem(status, ...TITLES[status]!));
  return [
    `HTTP/1.1 ${status} ${status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
};

/** Where what nobody expected is reported. */
export interface ProblemLog {
  error(facts: object, message: string): void;
}

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  return isOutage(error) ? 503 : ((error as { statusCode?: number }).statusCode ?? 500);
};

/**
 * Everything that goes wrong in a request leaves as problem+json; what we did not expect is logged and told without
 * details.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: ProblemLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const body = this.problemOf(error, request);
    void reply
      .status(body.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .headers(body.status === 401 ? { 'www-authenticate': 'Bearer realm="zhengheng"' } : {})
      .headers(error instanceof ProblemException ? error.headers : {})
      .send(JSON.stringify({ ...body, instance: `urn:zhengheng:request:${request.id}` }));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof ProblemException) return error.problem;
    const status = statusOf(error);
    if (isOutage(error)) this.log.error({ err: error, request: request.id }, 'the database cannot be worked with now');
    const known = TITLES[status];
    if (known) return problem(status, ...known);
    if (status < 500) return problem(status, 'request.malformed', '请求有误', '请对照接口说明 /docs 检查请求。');
    this.log.error({ err: error, request: request.id, path: request.routeOptions?.url }, 'request failed');
    return problem(
      500,
      'service.failed',
      '系统内部错误',
      `没有办成，请稍后重试；如仍不行，请把编号 ${request.id} 告诉系统管理员。`,
    );
  }
}
