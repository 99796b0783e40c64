import { z } from 'zod';
import { bearing, event, StaffId, type EventOf } from '#kernel';

/**
 * Something that bore the mark of a state secret was turned away. Neither what it said nor what it was called is kept.
 */
export const MatterRefused = event('secrecy.matter-refused', 1, {
  sender: bearing(StaffId, 'internal').optional(),
  channel: z.enum(['chat', 'http', 'ctl', 'policy']),
  what: z.enum(['text', 'file']),
});

/** Whatever happens about secrecy. */
export type SecrecyEvent = EventOf<typeof MatterRefused>;
