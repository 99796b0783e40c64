import { part } from '#infra/rooms';
import { FindEmergencies } from './find-emergencies.ts';
import { RecordEmergency } from './record-emergency.ts';

/** What somebody did alone because it could not wait. */
export const emergencies = part({
  commands: [RecordEmergency],
  queries: [FindEmergencies],
});
