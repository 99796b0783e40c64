// How the process fares, for whoever watches it.
import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem, ProblemException } from '#infra/http';
import { mayWatch, Metrics, readiness, withoutDetails, type Check, type Report } from '#infra/operations';

export const CHECKS = Symbol('checks');
export const METRICS_TOKEN = Symbol('metrics token');

@Controller()
export class HealthController {
  constructor(
    @Inject(CHECKS) private readonly checks: readonly Check[],
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(METRICS_TOKEN) private readonly token: string,
  ) {}

  @Get('health/live')
  live(): { state: string } {
    return { state: 'ok' };
  }

  @Get('health/ready')
  async ready(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    const report = await readiness(this.checks);
    if (report.state === 'down') reply.status(503);
    return mayWatch(request.raw, this.token) ? report : withoutDetails(report);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  exposed(@Req() request: FastifyRequest): Promise<string> {
    if (!mayWatch(request.raw, this.token))
      throw new ProblemException(
        problem(401, 'access.no-token', '没有有效的令牌', '指标只供本机读取，或凭设置 METRICS_TOKEN 中的令牌读取。'),
      );
    return this.metrics.text();
  }
}
