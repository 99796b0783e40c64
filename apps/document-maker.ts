/** Makes in the background what is too long to be waited for, and sends it or keeps it to be fetched. */
import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { inBackground, IN_BACKGROUND, Registers, TooLengthy, type QueryType } from '#infra/commands';
import { queueReply, type ChatTables, type Destination, type Reply } from '#infra/dingtalk';
import { FileStore } from '#infra/files';
import { Makings, type Making, type Wanted } from '#infra/makings';
import { Clock, type MadeFile } from '#kernel';
import { queries, wording } from '#rooms';
import { LOG } from './log.ts';
import type { Logger } from '#infra/operations';

/** Tries before it is given up: a process may die over it, the database be away. */
const TRIES = 3;
const TOO_LONG = `内容超过${IN_BACKGROUND}行，没有制作：请按年度分次导出。`;
const FAILED = '制作没有成功，请稍后再要一次；如仍不成功，请联系系统管理员。';

@Injectable()
export class DocumentMaker {
  private readonly working = new Map<string, Promise<void>>();

  constructor(
    @Inject(Makings) private readonly makings: Makings,
    @Inject(Registers) private readonly registers: Registers,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Takes down what is wanted, and sets about it. */
  async begin(wanted: Wanted): Promise<Making> {
    const making = await this.makings.begin(wanted, this.clock.now());
    this.work(wanted.actor.organ);
    return making;
  }

  /** How far it is; what another process left lying is taken up. */
  async find(organ: string, id: string): Promise<Making | undefined> {
    const making = await this.makings.find(organ, id);
    if (making?.state === 'waiting' || making?.state === 'making') this.work(organ);
    return making;
  }

  /** Makes whatever waits for this organ, one after another, without being waited for. */
  work(organ: string): void {
    if (this.working.has(organ)) return;
    const working = this.makeAll(organ)
      .catch((error: unknown) => this.log.warn({ err: error }, 'documents cannot be made just now'))
      .finally(() => this.working.delete(organ));
    this.working.set(organ, working);
  }

  /** Ends when what is being made is made. */
  async stop(): Promise<void> {
    await Promise.all(this.working.values());
  }

  private async makeAll(organ: string): Promise<void> {
    for (let next = await this.makings.take(organ); next; next = await this.makings.take(organ))
      await this.make(organ, next);
  }

  private async make(organ: string, making: Making): Promise<void> {
    try {
      await this.makings.end(organ, making.id, ...(await this.made(organ, making)));
    } catch (error) {
      this.log.warn({ err: error, making: making.id }, 'a document could not be made');
      if (making.attempts < TRIES) await this.makings.again(organ, making.id);
      else await this.makings.end(organ, making.id, { fault: FAILED }, told(making, textOf(FAILED)));
    }
  }

  /** What came of it, and what the person is told with that. */
  private async made(
    organ: string,
    making: Making,
  ): Promise<Parameters<Makings['end']> extends [string, string, ...infer R] ? R : never> {
    const type = queries.find((one) => one.declaration.name === making.query) as QueryType;
    const outcome = await inBackground(
      (rows) => this.makings.progress(organ, making.id, rows),
      () => this.registers.ask<MadeFile>(type, making.input, making.actor),
    ).catch((error: unknown) => {
      if (error instanceof TooLengthy) return { is: 'too long' } as const;
      throw error;
    });
    switch (outcome.is) {
      case 'done': {
        const { name, type: mime, bytes } = outcome.answer;
        const { sha256 } = await this.files.keepMade({ name, bytes }, mime, organ, this.clock.now());
        return [{ name, sha256 }, told(making, { is: 'file', name, ref: sha256 })];
      }
      case 'refused':
        return given(making, wording.of(outcome.refusal));
      case 'faulty':
        return given(making, outcome.faults.map(({ message }) => message).join('；'));
      case 'too long':
        return given(making, TOO_LONG);
      case 'lengthy':
        throw new Error('what is made in the background may be long');
    }
  }
}

const textOf = (text: string): Reply => ({ is: 'text', text });

const given = (making: Making, fault: string) => [{ fault }, told(making, textOf(fault))] as const satisfies unknown[];

/** Sent where it was asked for, once; nothing where it is fetched. */
const told =
  ({ id, place }: Making, reply: Reply) =>
  async (db: Kysely<unknown>): Promise<void> => {
    if (place) await queueReply(db as Kysely<ChatTables>, place as Destination, reply, id);
  };
