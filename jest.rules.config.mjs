import everything from './jest.config.mjs';

// The rules alone: pure specs, no build, no database, no broker. `npm run test:rules`
const { globalSetup: _setup, globalTeardown: _teardown, ...pure } = everything;

export default { ...pure, testMatch: ['<rootDir>/libs/**/*.spec.ts'] };
