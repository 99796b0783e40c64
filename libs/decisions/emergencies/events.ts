import { z } from 'zod';
import { DocumentNumber, event, LocalDate, StaffId, UnitId, type EventOf } from '#kernel';
import { Title, Words, MeetingId } from '../ground/terms.ts';

/** Somebody acted alone because it could not wait; the next meeting must ratify it. */
export const EmergencyActed = event('decisions.emergency-acted', 1, {
  emergency: z.uuid(),
  number: DocumentNumber,
  what: Title,
  actor: StaffId,
  reason: Words,
  actedOn: LocalDate,
  unit: UnitId,
});
export const EmergencyRatified = event('decisions.emergency-ratified', 1, {
  emergency: z.uuid(),
  meeting: MeetingId,
  ratifiedOn: LocalDate,
  by: Words,
});
/** The vote that ratified it, or refused to, was corrected away. */
export const EmergencyReopened = event('decisions.emergency-reopened', 1, {
  emergency: z.uuid(),
  meeting: MeetingId,
  reason: Words,
});
/** A meeting voted against ratifying it: it does not come before another by itself. */
export const EmergencyRejected = event('decisions.emergency-rejected', 1, {
  emergency: z.uuid(),
  meeting: MeetingId,
  rejectedOn: LocalDate,
  by: Words,
});
export type EmergencyEvent = EventOf<
  typeof EmergencyActed | typeof EmergencyRatified | typeof EmergencyReopened | typeof EmergencyRejected
>;
