// Rows are given to the counter one by one: for trial, or so that they count.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, type AnyCommand, type Outcome } from '#infra/commands';
import { Ledger, Positions, rehearsal } from '#infra/events';
import type { CommandContext } from '#kernel';
import type { ReadRow } from './rows.ts';

/** What became of a row: it went in, it was in already, it stands there twice, or it is at fault. */
export type RowOutcome =
  | { readonly is: 'taken' | 'already' }
  | { readonly is: 'twice'; readonly row: number }
  | { readonly is: 'at fault'; readonly outcome: Exclude<Outcome, { readonly is: 'done' }> };

/** Rows with what became of them; `seq`: of the last event that any of them recorded, now or before. */
export interface Given {
  readonly outcomes: ReadonlyMap<number, RowOutcome>;
  readonly seq?: string;
}

/** The id of the command a row stands for: the same content is the same command, whoever sends it and however often. */
const idOf = (command: string, { content }: ReadRow): string => {
  const sorted = Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([command, sorted]))
    .digest('base64url');
  return `import:${command}:${digest}`;
};

/** Gives rows as commands. */
@Injectable()
export class RowGiving {
  constructor(
    @Inject(Counter) private readonly counter: Counter,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Positions) private readonly positions: Positions,
  ) {}

  /** Gives rows one after another; in a rehearsal nothing is written. */
  async give(type: AnyCommand, rows: readonly ReadRow[], by: CommandContext): Promise<Given> {
    const { name } = type.declaration;
    const commands = rows.map((one) => ({ row: one.row, input: one.input, id: idOf(name, one) }));
    const ids = commands.map(({ id }) => id);
    const known = await this.ledger.recordedBy(by.actor.organ, ids);
    const outcomes = new Map<number, RowOutcome>();
    const first = new Map<string, number>();
    const recorded = [...known.values()];
    for (const { row, input, id } of commands) {
      const before = first.get(id);
      if (before === undefined) first.set(id, row);
      if (before !== undefined) outcomes.set(row, { is: 'twice', row: before });
      else if (known.has(id)) outcomes.set(row, { is: 'already' });
      else {
        const outcome = await this.counter.give(type, input, { ...by, id });
        outcomes.set(row, outcome.is === 'done' ? { is: 'taken' } : { is: 'at fault', outcome });
        if (outcome.is === 'done' && outcome.seq !== undefined) recorded.push(outcome.seq);
      }
    }
    const seq = recorded.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).at(-1);
    return { outcomes, ...(seq === undefined ? {} : { seq }) };
  }

  /** What comes next may name what came in before: the registers are waited for, as long as they follow. */
  async takenIn({ actor }: CommandContext, seq: string | undefined): Promise<void> {
    if (seq === undefined || rehearsal()) return;
    for (let n = 0; n < PATIENCE; n += 1) if (await this.positions.settledAll(actor.organ, seq)) return;
  }
}

/** So often the registers are waited for, some seconds each time. */
const PATIENCE = 20;
