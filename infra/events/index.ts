export { becauseOf } from './because-of.ts';
export { Ledger, type Aside } from './ledger.ts';
export { ledgerMigrations } from './migration.ts';
export { PositionNews, Positions } from './positions.ts';
export { rebuild } from './rebuild.ts';
export { rehearsal, rehearse } from './rehearsal.ts';
export { release } from './parking.ts';
export type { Log, Reader } from './reader.ts';
export { ReaderRunner } from './reader-runner.ts';
export type { EventMeta, RecordedEvent, SequencedEvent } from './recorded.ts';
export { LedgerFeed, releaseFeed } from './relay-source.ts';
export { asideInWords, EventSetAside, setAside, type SetAside, type SettingAside } from './set-aside.ts';
export { Sequencer } from './sequencer.ts';
export { Streams, type Recorder, type Recording } from './streams.ts';
export {
  policy,
  register,
  type Acting,
  type Declared,
  type Happened,
  type Policy,
  type Register,
} from './listening.ts';
