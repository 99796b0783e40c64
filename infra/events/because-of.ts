// In whose name something is recorded that follows from an event.
import type { SequencedEvent } from './recorded.ts';
import type { Recorder } from './streams.ts';

/**
 * Who records what follows from an event: a reader that acts on it, in its name and at its time, under an id derived
 * from it, so that acting twice records once. `what` tells several acts on one event apart.
 */
export const becauseOf = (recorded: SequencedEvent, reader: string, what = ''): Recorder => ({
  id: `policy:${recorded.id}${what === '' ? '' : `:${what}`}`,
  actor: { is: 'system', organ: recorded.organ, name: reader, roles: [] },
  at: recorded.recordedAt,
  channel: 'policy',
  correlation: recorded.meta.correlation,
  causation: recorded.id,
  fingerprint: '',
});
