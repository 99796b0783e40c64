export { accessMigrations, AccessTokens, issueToken, type IssuedToken, type Bearer, type TokenLine } from './access.ts';
export { attachmentNamed } from './attachment.ts';
export { protecting } from './headers.ts';
export { jsonBody } from './json-body.ts';
export { problem, ProblemException, Problem, ProblemFilter, unreadableRequest } from './problem.ts';
export { Throttle, type Bounds } from './throttle.ts';
