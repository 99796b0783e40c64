import { availableParallelism } from 'node:os';

/** One config: real PostgreSQL is started once (globalSetup); each spec file makes databases of its own on it. */
export default {
  rootDir: '.',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest'] },
  testMatch: ['<rootDir>/{libs,infra,apps,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // All cores, as far as the connections of that PostgreSQL reach.
  maxWorkers: Math.min(availableParallelism(), 4),
  // For hangs only: no test fails because the machine is slow.
  testTimeout: 120 * 60_000,
};
