// The contract of the events: everything the house records, as other systems get it.
import { EventSetAside } from '#infra/events';
import { asyncApi, publishedSchema, type EventContract, type JsonSchema, type Landed } from '#infra/contract';
import { schemaPathOf, typeOf } from '#infra/kafka';
import type { AnyEventType } from '#kernel';
import { commands, rooms } from '#rooms';
import { EVENT_TITLES, FIELD_LABELS } from './words.ts';

const roomOf = (name: string): string => name.split('.')[0]!;

/** How often commands call a field so, those of the event's own room first. */
const callings = new Map<string, Map<string, number>>();
for (const { declaration } of commands)
  for (const [name, { label }] of Object.entries(declaration.input))
    for (const key of [name, `${roomOf(declaration.name)}.${name}`]) {
      const counts = callings.get(key) ?? new Map<string, number>();
      callings.set(key, counts.set(label, (counts.get(label) ?? 0) + 1));
    }

const usual = (key: string): string | undefined => {
  const counts = [...(callings.get(key) ?? [])];
  return counts.sort(([, one], [, other]) => other - one)[0]?.[0];
};

/** What a field is called where a room records it. */
const labelsIn = (room: string) => (name: string) => FIELD_LABELS[name] ?? usual(`${room}.${name}`) ?? usual(name);

const contractOf =
  (domain: string, room: string) =>
  (one: AnyEventType): EventContract => ({
    type: one.type,
    version: one.version,
    title: EVENT_TITLES[one.type] ?? one.type,
    domain,
    schema: publishedSchema(one.schema, labelsIn(room)),
  });

const ORDER = new Intl.Collator('en');

/** Every event of the house by domain and name; with its schema as others get it. */
export const eventContracts: readonly EventContract[] = [
  ...rooms.flatMap((room) => room.events.map(contractOf(room.title, room.name))),
  contractOf('账本', 'ledger')(EventSetAside as unknown as AnyEventType),
].toSorted((one, other) => ORDER.compare(one.type, other.type) || one.version - other.version);

/** The AsyncAPI document of all of them. */
export const eventsDocument = asyncApi(eventContracts);

/** What is held against everything that landed. */
export const publishedNow: readonly Landed[] = eventContracts.map(({ type, version, schema }) => ({
  type,
  version,
  schema,
}));

/**
 * The schema of an event as a document of its own.
 * @param base where schemas are published by this installation
 * @returns undefined if there is no such event
 */
export const schemaDocument = (base: string, path: string): JsonSchema | undefined => {
  const found = eventContracts.find(({ type, version }) => schemaPathOf(type, version) === path);
  if (!found) return undefined;
  const { type, version, title, schema } = found;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${base}/${path}`,
    title: `${title}（${typeOf(type, version)}）`,
    ...schema,
  };
};
