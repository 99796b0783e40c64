export { command, query, type Answered, type CommandType, type Given, type QueryType } from './command.ts';
export { Counter, COMMANDS, QUERIES, Tally, type Outcome } from './counter.ts';
export { inputSchema, readInput, type InputFault } from './schema.ts';
export { Wording } from './wording.ts';
