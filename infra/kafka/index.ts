export {
  cloudEventOf,
  messageOf,
  SCHEMA_BASE,
  type EventMessage,
  type LedgerEvent,
  type ReceivedMessage,
} from './cloud-event.ts';
export { brokerAnswers, type KafkaConnection, type Log } from './connection.ts';
export { BrokerUnavailable, EventPublisher, PoisonEvent, type PublisherOptions } from './publisher.ts';
export { Relay, type RelayLease, type RelayMetrics, type RelaySource, type RelayTiming } from './relay.ts';
export { subscribe, type Received, type SubscribeOptions, type Subscription } from './subscriber.ts';
export { schemaPathOf, TOPIC_DEFAULTS, topicOf, typeOf } from './topics.ts';
