export { availableKafka, startKafka } from './kafka.ts';
export * from './postgres.ts';
