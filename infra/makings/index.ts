export { makingsMigrations } from './migration.ts';
export { forgetMakings, Makings, type Making, type Wanted } from './makings.ts';
