export { asyncApi, type EventContract } from './asyncapi.ts';
export { breaksBetween, breaksSince, notLanded, type Break, type Landed } from './compatibility.ts';
export { contractPage } from './page.ts';
export { publishedSchema, type JsonSchema, type Labels } from './published.ts';
