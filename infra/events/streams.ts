// How a handler works on the ledger: take a stream's state, decide, record.
import { fold, type CommandContext, type Decide, type Decider, type DomainEvent, type Refusal } from '#kernel';
import type { Loaded, Records } from './append.ts';
import type { EventMeta, RecordedEvent } from './recorded.ts';

/** What became of a decision: the events that stand in the ledger for it, or a refusal (then nothing was written). */
export type Recording<E extends DomainEvent = DomainEvent> =
  | {
      readonly is: 'recorded';
      readonly events: readonly (RecordedEvent & { readonly data: E['data'] })[];
      readonly repeated: boolean;
    }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** Who records, when, by which command and because of what. */
export interface Recorder extends CommandContext {
  /** Digest of the input: the same command id with another input is refused. */
  readonly fingerprint: string;
  /** The id of the event or message it follows from. */
  readonly causation?: string;
}

/** How often a decision is taken anew when others write the same stream first. */
const TRIES = 12;

/** The streams of one decider: take, decide, record. */
export class Streams<S, E extends DomainEvent> {
  constructor(
    private readonly ledger: Records,
    private readonly decider: Decider<S, E>,
  ) {}

  /**
   * Loads the stream, decides, appends. Decides anew (a bounded number of times) when another command came first.
   * The same command again changes nothing and gets the events it recorded the first time.
   */
  async decide(by: Recorder, id: string, decision: Decide<S, E>): Promise<Recording<E>> {
    const organ = by.actor.organ;
    const stream = `${this.decider.category}/${id}`;
    for (let tries = 0; tries < TRIES; tries++) {
      const loaded = await this.ledger.load(organ, stream, by.id);
      if (loaded.answered.length > 0) return repeated(by, loaded.answered as never);
      const state = await this.state(organ, stream, loaded);
      const outcome = decision(state);
      if ('refusal' in outcome) return { is: 'refused', refusal: outcome.refusal };
      if (outcome.events.length === 0) return { is: 'recorded', events: [], repeated: false };
      const appended = await this.ledger.append({
        organ,
        stream,
        command: by.id,
        expectedVersion: loaded.version,
        events: outcome.events,
        state: fold(this.decider, outcome.events, state),
        stateVersion: this.decider.stateVersion,
        meta: metaOf(by),
        recordedAt: by.at,
      });
      if (appended.is === 'appended') return { is: 'recorded', events: appended.events as never, repeated: false };
      // Stale or repeated: the next load sees what the other wrote.
    }
    return { is: 'refused', refusal: { code: 'stream.busy', facts: {} } };
  }

  /** The folded state of one stream, as it stands. */
  async now(organ: string, id: string): Promise<S> {
    const stream = `${this.decider.category}/${id}`;
    return this.state(organ, stream, await this.ledger.load(organ, stream, ''));
  }

  private async state(organ: string, stream: string, loaded: Loaded): Promise<S> {
    if (loaded.version === 0) return this.decider.initial;
    if (loaded.stateVersion === this.decider.stateVersion) return loaded.state as S;
    const { evolve, passBy = (state: S) => state, initial } = this.decider;
    const events = await this.ledger.history(organ, stream);
    return events.reduce(
      (state, event) => (event.setAside ? passBy(state) : evolve(state, event as unknown as E)),
      initial,
    );
  }
}

const repeated = <E extends DomainEvent>(
  by: Recorder,
  events: readonly (RecordedEvent & { readonly data: E['data'] })[],
): Recording<E> =>
  events[0]!.meta.fingerprint === by.fingerprint
    ? { is: 'recorded', events, repeated: true }
    : { is: 'refused', refusal: { code: 'command.id-reused', facts: {} } };

const metaOf = (by: Recorder): EventMeta => ({
  actor: by.actor.is === 'staff' ? { is: 'staff', staffId: by.actor.staffId } : { is: 'system', name: by.actor.name },
  channel: by.channel,
  correlation: by.correlation,
  fingerprint: by.fingerprint,
  ...(by.causation ? { causation: by.causation } : {}),
});
