export { freePort } from './free-port.ts';
export { availableKafka, KafkaUnavailable, ownKafka, startKafka, type LocalKafka } from './kafka.ts';
export { startPostgres, type LocalPostgres, type LocalPostgresOptions } from './postgres.ts';
export { DatabaseUnavailable, placeFor } from './postgres-place.ts';
