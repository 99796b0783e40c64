export { AT_ONCE, everyRow, IN_BACKGROUND, inBackground, Lengthy, TooLengthy } from './lengthy.ts';
export {
  answered,
  command,
  Declined,
  query,
  type Answered,
  type AnyCommand,
  type Given,
  type QueryType,
} from './command.ts';
export { handlerMade, handlerOf, Handles } from './handles.ts';
export { Counter, isUnknown, Possession, Screen, Tally, type Outcome, type Passed } from './counter.ts';
export { Registers } from './registers.ts';
export { inputSchema, readInput, type InputFault } from './schema.ts';
export { Wording } from './wording.ts';
