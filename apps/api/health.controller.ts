// How the process fares, for whoever watches it.
import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Metrics, readiness, type Check, type Report } from '#infra/operations';

export const CHECKS = Symbol('checks');

@Controller()
export class HealthController {
  constructor(
    @Inject(CHECKS) private readonly checks: readonly Check[],
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { state: string } {
    return { state: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    const report = await readiness(this.checks);
    if (report.state === 'down') reply.status(503);
    return report;
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  exposed(): Promise<string> {
    return this.metrics.text();
  }
}
