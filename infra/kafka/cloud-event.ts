// Ledger events in the form other systems read: CloudEvents 1.0.
import { CloudEvent, Kafka as KafkaBinding, type CloudEventV1 } from 'cloudevents';
import { schemaPathOf, topicOf, typeOf } from './topics.ts';

/** What is published of a recorded event. Who acted is not: names of persons stay in the ledger. */
export interface LedgerEvent {
  /** Place in the one order of the ledger. */
  readonly position: bigint | string;
  /** Stable across redelivery and replay. */
  readonly id: string;
  readonly organ: string;
  /** `<category>/<id>`: `decisions.item/0198…`; order is kept within it. */
  readonly stream: string;
  /** `<room>.<fact>`: `decisions.item-proposed`. */
  readonly type: string;
  readonly schemaVersion: number;
  /** JSON. */
  readonly data: unknown;
  readonly meta: { readonly correlation: string; readonly causation?: string };
  /** What was left out of the data, for it is not for other systems: `personal,internal`. */
  readonly withheld?: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** The classification of an event of which nothing was withheld. */
const OPEN = 'open';

/** A record as it goes to its topic. */
export interface EventMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as it comes from a topic. */
export interface ReceivedMessage {
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers?: Readonly<Record<string, Uint8Array | string | readonly (Uint8Array | string)[] | undefined>>;
}

/**
 * Where schemas are published: `<base>/<type>/v<n>.json`; here where the HTTP interface is if nothing is set.
 */
export const SCHEMA_BASE = 'http://127.0.0.1:7200/schemas';

/**
 * Nineteen digits hold every bigint, and make the order of the strings the order of the numbers, as the extension
 * demands.
 */
const SEQUENCE_DIGITS = 19;

/**
 * A recorded event as a CloudEvents 1.0 message in binary mode: attributes as `ce_` headers, data as the value, the
 * stream as the key. `time` is when it was recorded, for every event alike; when a fact legally took place is in its
 * data.
 * @throws Error if the event is not a CloudEvent or its data is not JSON
 * @see https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md
 */
export const messageOf = (event: LedgerEvent, schemaBase: string = SCHEMA_BASE): EventMessage => {
  const value = JSON.stringify(event.data) as string | undefined;
  if (value === undefined) throw new Error('data is not JSON');
  const { headers } = KafkaBinding.binary(
    new CloudEvent({
      id: event.id,
      source: `/gov/${event.organ}/zhengheng`,
      type: typeOf(event.type, event.schemaVersion),
      subject: event.stream,
      time: event.recordedAt,
      datacontenttype: 'application/json',
      dataschema: `${schemaBase}/${schemaPathOf(event.type, event.schemaVersion)}`,
      data: event.data,
      partitionkey: event.stream,
      sequence: String(event.position).padStart(SEQUENCE_DIGITS, '0'),
      correlationid: event.meta.correlation,
      ...(event.meta.causation ? { causationid: event.meta.causation } : {}),
      recordedtime: event.recordedAt,
      dataclassification: event.withheld ?? OPEN,
    }),
  );
  return { topic: topicOf(event.type), key: event.stream, value, headers: present(headers) };
};

/**
 * The library lists unset attributes too, and the content type twice; the binding wants it as `content-type` only
 * (§3.2.1).
 */
const present = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'ce_datacontenttype' ? [] : [[name, String(value)]],
    ),
  );

/**
 * Reads a CloudEvent from a record, in binary or structured mode.
 * @throws Error if the record is none
 */
export const cloudEventOf = ({ key, value, headers = {} }: ReceivedMessage): CloudEventV1<unknown> => {
  if (value === null) throw new Error('record has no value');
  const message = {
    key: text(key) ?? '',
    value: text(value),
    body: undefined,
    headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, text(header)])),
  };
  const event = KafkaBinding.toEvent(message) as CloudEvent<unknown>;
  event.validate();
  return event;
};

const text = (value: Uint8Array | string | readonly (Uint8Array | string)[] | null | undefined): string | undefined => {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : text(value[0]);
};
