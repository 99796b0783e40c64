export { freePort } from './free-port.ts';
export { availableKafka, KafkaUnavailable, ownKafka, startKafka, type LocalKafka } from './kafka.ts';
export { keeping, type Keep } from './keeping.ts';
export { startPostgres, type LocalPostgres, type LocalPostgresOptions } from './postgres.ts';
export { DatabaseUnavailable, placeFor } from './postgres-place.ts';
export { whenWeEnd, type Watch } from './watch.ts';
