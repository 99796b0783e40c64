import { z } from 'zod';
import { DocumentNumber, event, LocalDate, StaffId, UnitId, type EventOf } from '#kernel';
import { Internal, MeetingId, Public, Title } from '../ground/terms.ts';

/** Somebody acted alone because it could not wait; the next meeting must ratify it. */
export const EmergencyActed = event('decisions.emergency-acted', 1, {
  emergency: z.uuid(),
  number: DocumentNumber,
  what: Title,
  actor: StaffId,
  reason: Internal,
  actedOn: LocalDate,
  unit: UnitId,
});
export const EmergencyRatified = event('decisions.emergency-ratified', 1, {
  emergency: z.uuid(),
  meeting: MeetingId,
  ratifiedOn: LocalDate,
  by: Public,
});
/** The vote that ratified it, or refused to, was corrected away. */
export const EmergencyReopened = event('decisions.emergency-reopened', 1, {
  emergency: z.uuid(),
  meeting: MeetingId,
  reason: Internal,
});
/** A meeting voted against ratifying it: it does not come before another by itself. */
export const EmergencyRejected = event('decisions.emergency-rejected', 1, {
  emergency: z.uuid(),
  meeting: MeetingId,
  rejectedOn: LocalDate,
  by: Public,
});
export type EmergencyEvent = EventOf<
  typeof EmergencyActed | typeof EmergencyRatified | typeof EmergencyReopened | typeof EmergencyRejected
>;
