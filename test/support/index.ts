export { clusterUrl, testDatabase, type TestDatabase } from './postgres.ts';
export { Process, runToEnd } from './process.ts';
export { specificationOf } from './specification.ts';
export { PATIENCE_MS, until } from './until.ts';
