import { room } from '#infra/rooms';
import { secrecySentences } from './refusals.ts';
import { TurnAway } from './turn-away.ts';

export { marked } from './mark.ts';
export { TurnAway } from './turn-away.ts';

/** What bears the mark of a state secret is turned away before it is stored. */
export const secrecy = room({ name: 'secrecy', title: '保密', services: [TurnAway], sentences: secrecySentences });
