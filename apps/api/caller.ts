// Who stands behind an HTTP request.
import { Inject, Injectable } from '@nestjs/common';
import { AccessTokens, problem, ProblemException } from '#infra/http';
import { Directory } from '#directory';
import { OrganId, type Actor, type Role } from '#kernel';

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
  ) {}

  /** @throws ProblemException 401 */
  async of(authorization: string | undefined): Promise<Actor> {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    const found = token && (await this.tokens.bearer(token));
    if (!found) throw unauthorised();
    const organ = OrganId.parse(found.organ);
    if (found.bearer.is === 'system')
      return { is: 'system', organ, name: found.bearer.name, roles: found.bearer.roles as readonly Role[] };
    const person = await this.directory.actor(organ, found.bearer.staffId);
    if (!person) throw unauthorised();
    return person;
  }
}
