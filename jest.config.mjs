import { availableParallelism } from 'node:os';

/**
 * One config. Specs run in plain Node, so that what one worker has loaded serves its next spec too; no test is timed out.
 * Real PostgreSQL is started once (globalSetup); each spec file makes databases of its own on it.
 */
export default {
  rootDir: '.',
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/test/support/sources.mjs'],
  testMatch: ['<rootDir>/{libs,infra,apps,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // All cores, as far as the connections of that PostgreSQL reach.
  maxWorkers: Math.min(availableParallelism(), 4),
};
