export { command, query, type Answered, type CommandType, type Given, type QueryDeclaration, type QueryType, type Telling } from './command.ts';
export { Counter, COMMANDS, QUERIES, Tally, forbidden, type Outcome } from './counter.ts';
export { inputSchema, readInput, type InputFault } from './schema.ts';
export { Wording } from './wording.ts';
