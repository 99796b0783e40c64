export { MatterRefused, type SecrecyEvent } from './events.ts';
export { marked } from './mark.ts';
export { SecrecyModule } from './secrecy.module.ts';
export { secrecySentences } from './refusals.ts';
export { TurnAway } from './turn-away.ts';
