export { Rounds } from './rounds.ts';
export {
  answering,
  mayWatch,
  readiness,
  recording,
  serveOperations,
  withoutDetails,
  type Check,
  type Report,
} from './health.ts';
export { logFile, openLog, type Logger } from './log.ts';
export { ledgerState, Metrics } from './metrics.ts';
