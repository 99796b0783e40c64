export { Rounds } from './rounds.ts';
export { answering, readiness, recording, serveOperations, type Check, type Report } from './health.ts';
export { logFile, openLog, type Logger } from './log.ts';
export { ledgerState, Metrics } from './metrics.ts';
