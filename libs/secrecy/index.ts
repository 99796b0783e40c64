import { room } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { secrecySentences } from './refusals.ts';
import { TurnAway } from './turn-away.ts';

export { marked } from './mark.ts';
export { TurnAway } from './turn-away.ts';

/** What bears the mark of a state secret is turned away before it is stored. */
export const secrecy = room({
  name: 'secrecy',
  title: '保密',
  events: eventTypesIn(recorded),
  services: [TurnAway],
  sentences: secrecySentences,
});
