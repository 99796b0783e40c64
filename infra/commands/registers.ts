// The window where questions are asked.
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Positions } from '#infra/events';
import { forbidden, type Actor } from '#kernel';
import { Declined, type QueryType } from './command.ts';
import { Lengthy } from './lengthy.ts';
import type { Outcome } from './counter.ts';
import { allowedBy, type InputFault } from './schema.ts';

/** Where questions are asked: allowed by role, answered from the registers. */
@Injectable()
export class Registers {
  constructor(
    @Inject(QueryBus) private readonly queryBus: QueryBus,
    @Inject(Positions) private readonly positions: Positions,
  ) {}

  /**
   * Asks a question.
   * @param seen the `seq` of the asker's own last event: the answer waits until the register has taken it in
   * @returns `lengthy` for a document that is to be made in the background
   * @throws whatever its handler throws, but for Declined: that is a refusal
   */
  async ask<A>(
    type: QueryType,
    raw: Readonly<Record<string, unknown>>,
    actor: Actor,
    seen?: string,
  ): Promise<Outcome<A> | { readonly is: 'lengthy' }> {
    const refusal = forbidden(type.declaration.may, actor, {});
    if (refusal) return { is: 'refused', refusal };
    const read = type.declaration.input.safeParse(raw);
    if (!read.success) return { is: 'faulty', faults: read.error.issues.map(faultOf) };
    if (seen !== undefined) await this.takenIn(type, actor.organ, seen);
    try {
      return { is: 'done', answer: await this.queryBus.execute<A>(new type(read.data, actor) as never) };
    } catch (error) {
      if (error instanceof Lengthy) return { is: 'lengthy' };
      if (error instanceof Declined) return { is: 'refused', refusal: error.refusal };
      throw error;
    }
  }

  /** Waits for the register, and where the question is about consequences, for those too. */
  private async takenIn({ declaration }: QueryType, organ: string, seen: string): Promise<void> {
    if (declaration.consequences) await this.positions.settled(organ, declaration.from, seen);
    else await this.positions.reached(organ, declaration.from, seen);
  }
}

const faultOf = (issue: z.core.$ZodIssue): InputFault => {
  const path = issue.path.join('.') || '参数';
  const { allowed } = allowedBy([issue]);
  const how = allowed ? `可以是 ${allowed.join('、')}` : '请对照接口说明检查';
  return { path, label: path, message: `${path}有误：${how}`, ...(allowed ? { allowed } : {}) };
};
