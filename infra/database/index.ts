export * from './database.ts';
export * from './migrate.ts';
export * from './organ-table.ts';
export * from './counting.ts';
export * from './terms.ts';
export * from './version.ts';
