// How an operator takes a recorded event out of the way that breaks whoever reads it: by a correction in the ledger.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { transacting } from '#infra/database';
import { bearing, event, freshId, naming, oneLine, prose, type Instant, type OrganId } from '#kernel';
import { LEDGER_COLUMNS, recorded, type RecordedEvent } from './recorded.ts';
import { APPEND } from './statements.ts';

/**
 * An event of the ledger was set aside: it stays where it is, and everybody passes it by from then on. `digest` is the
 * SHA-256 of its data as they stand, so that what was set aside cannot be exchanged unseen.
 */
export const EventSetAside = event('ledger.event-set-aside', 1, {
  event: z.uuid(),
  stream: naming(oneLine(1, 200)),
  version: z.int().min(1).max(1_000_000_000),
  type: naming(oneLine(1, 120)),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  reason: bearing(prose(2, 500), 'internal'),
  by: naming(oneLine(1, 64)),
});

/** As a line among the others: `剔除第3条登记：日期有误（不再计入台账和期限）`. */
export const asideInWords = ({ version, reason }: { readonly version: number; readonly reason: string }): string =>
  `剔除第${version}条登记：${reason}（原登记仍在账本中，不再计入台账和期限）`;

/** What is set aside, why, and who says so. */
export interface SettingAside {
  readonly organ: OrganId;
  /** The id of the event. */
  readonly event: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** What became of it; `unknown`: this organ has no such event; `itself`: it is such a correction. */
export type SetAside =
  | { readonly is: 'set-aside'; readonly event: RecordedEvent }
  | { readonly is: 'unknown' | 'already' | 'itself' };

/**
 * Sets an event aside, in one transaction: the correction is recorded, the state of the stream is folded anew without
 * the event by whoever loads it next, and readers, policies and rebuilds pass it by. Nothing is deleted.
 * @param owner a connection that owns the tables and may act as the roles; the processes may not do this
 * @throws Unrecordable if reason or name are none that can be recorded
 */
export const setAside = (owner: pg.ClientBase, { organ, event: id, reason, by, at }: SettingAside): Promise<SetAside> =>
  transacting(owner, async () => {
    await owner.query('set local role zhengheng_app');
    await owner.query(`select set_config('zhengheng.organ', $1, true)`, [organ]);
    const {
      rows: [row],
    } = await owner.query(
      `select ${LEDGER_COLUMNS}, exists (select from set_aside s where s.seq = l.seq) as already
        from ledger l where l.organ = $1 and l.id = $2`,
      [organ, id],
    );
    if (!row) return { is: 'unknown' };
    if (row.type === EventSetAside.type) return { is: 'itself' };
    if (row.already) return { is: 'already' };
    const found = recorded(row);
    const { stream, version, type, data } = found;
    const correction = EventSetAside({ event: id, stream, version, type, digest: digestOf(data), reason, by });
    await owner.query(APPEND, [
      organ,
      `ledger.set-aside/${id}`,
      0,
      1,
      JSON.stringify({ is: 'set-aside' }),
      [freshId()],
      [correction.type],
      [correction.version],
      [JSON.stringify(correction.data)],
      `set-aside:${id}`,
      JSON.stringify({ actor: { is: 'system', name: by }, channel: 'ctl', correlation: freshId(), fingerprint: '' }),
      at,
    ]);
    await owner.query('update stream_state set state_version = -1 where organ = $1 and stream = $2', [organ, stream]);
    await owner.query('reset role');
    await owner.query('insert into set_aside (seq, organ, event) values ($1, $2, $3)', [found.seq, organ, id]);
    return { is: 'set-aside', event: found };
  });

const digestOf = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('hex');
