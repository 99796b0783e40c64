import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Positions } from '#infra/events';
import { forbidden, type Actor } from '#kernel';
import { Declined, type QueryType } from './command.ts';
import type { Outcome } from './counter.ts';

/** Where questions are asked: allowed by role, answered from the registers. */
@Injectable()
export class Registers {
  constructor(
    @Inject(QueryBus) private readonly queryBus: QueryBus,
    @Inject(Positions) private readonly positions: Positions,
  ) {}

  /**
   * @param seen the `seq` of the asker's own last event: the answer waits until the register has taken it in
   */
  async ask<A>(
    type: QueryType,
    raw: Readonly<Record<string, unknown>>,
    actor: Actor,
    seen?: string,
  ): Promise<Outcome<A>> {
    const refusal = forbidden(type.declaration.may, actor, {});
    if (refusal) return { is: 'refused', refusal };
    const read = type.declaration.input.safeParse(raw);
    if (!read.success) {
      const paths = read.error.issues.map((issue) => issue.path.join('.') || '参数');
      return {
        is: 'faulty',
        faults: paths.map((path) => ({ path, label: path, message: `${path}有误：请对照接口说明检查` })),
      };
    }
    if (seen !== undefined)
      await this.positions[type.declaration.consequences ? 'settled' : 'reached'](
        actor.organ,
        type.declaration.from,
        seen,
      );
    try {
      return { is: 'done', answer: await this.queryBus.execute<A>(new type(read.data, actor) as never) };
    } catch (error) {
      if (error instanceof Declined) return { is: 'refused', refusal: error.refusal };
      throw error;
    }
  }
}
