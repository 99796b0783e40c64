// Who stands behind an HTTP request.
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessTokens, problem, ProblemException, Throttle } from '#infra/http';
import { Directory } from '#directory';
import { OrganId, subjectOf, type Actor, type Role } from '#kernel';

const unauthorised = () =>
  new ProblemException(
    problem(
      401,
      'access.no-token',
      '没有有效的令牌',
      '请在 Authorization 请求头中提供“Bearer 令牌”；令牌由系统管理员用 ctl token issue 签发。',
    ),
  );

/** Who calls: the bearer token names a member of staff, with the roles he has now, or another system. */
@Injectable()
export class Callers {
  constructor(
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  /** @throws ProblemException 401, or 429 if it is too much */
  async of({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): Promise<Actor> {
    const token = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!token) throw unauthorised();
    await this.throttle.mayTry(token, ip);
    const actor = await this.named(token);
    if (!actor) {
      await this.throttle.wasWrong(token, ip);
      throw unauthorised();
    }
    await this.throttle.called(token, `${actor.organ} ${subjectOf(actor)}`);
    return actor;
  }

  /** Whom a token names; undefined if nobody, or nobody who is still there. */
  private async named(token: string): Promise<Actor | undefined> {
    const found = await this.tokens.bearer(token);
    if (!found) return undefined;
    const organ = OrganId.parse(found.organ);
    if (found.bearer.is === 'system')
      return { is: 'system', organ, name: found.bearer.name, roles: found.bearer.roles as readonly Role[] };
    return this.directory.actor(organ, found.bearer.staffId);
  }
}
