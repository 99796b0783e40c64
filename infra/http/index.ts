export { accessMigrations, AccessTokens, type Bearer, type TokenLine } from './access.ts';
export { problem, ProblemException, ProblemFilter, type Problem } from './problem.ts';
