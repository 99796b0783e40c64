export { availableKafka, KafkaUnavailable, ownKafka, startKafka, type LocalKafka } from './kafka.ts';
export * from './postgres.ts';
