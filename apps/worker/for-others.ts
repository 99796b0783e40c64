// What other systems learn of an event: what it is about, without what is marked. The ledger keeps all of it.
import { EventSetAside } from '#infra/events';
import type { LedgerEvent } from '#infra/kafka';
import { saidTo } from '#kernel';
import { rooms } from '#rooms';

const nameOf = ({ type, version }: { readonly type: string; readonly version: number }): string =>
  `${type}.v${version}`;

/** Everything the house records, by type and version. */
const SCHEMAS = new Map(
  [...rooms.flatMap((room) => room.events), EventSetAside].map((one) => [nameOf(one), one.schema]),
);

/**
 * An event as a subscriber may have it, with what was withheld: the marks, or `undeclared` where no room says what such
 * an event may hold, and nothing of it is told.
 */
export const forOthers = (event: LedgerEvent): LedgerEvent => {
  const schema = SCHEMAS.get(nameOf({ type: event.type, version: event.schemaVersion }));
  if (!schema) return { ...event, data: {}, withheld: 'undeclared' };
  const { value: data, withheld } = saidTo('subscriber', schema, event.data);
  return { ...event, data, ...(withheld.length === 0 ? {} : { withheld: withheld.join(',') }) };
};
