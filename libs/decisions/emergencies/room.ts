import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { FindEmergencies } from './find-emergencies.ts';
import { RecordEmergency } from './record-emergency.ts';

/** What somebody did alone because it could not wait. */
export const emergencies = part({
  events: eventTypesIn(recorded),
  commands: [RecordEmergency],
  queries: [FindEmergencies],
});
