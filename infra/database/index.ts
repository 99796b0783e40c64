export { bundled } from './bundled.ts';
export * from './database.ts';
export * from './migrate.ts';
export * from './organ-table.ts';
