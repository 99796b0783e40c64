export { clusterUrl, testDatabase, type TestDatabase } from './postgres.ts';
export { specificationOf } from './specification.ts';
export { emptyDatabase, openHouse, Person, rowsOf, settled, type House, type Message } from './house.ts';
export { until } from './until.ts';
