// What happens to duties and to the organ's own law, as it is recorded.
import { HolidayNotice, HolidayYear, MOST_STEPS } from '#calendar';
import {
  bearing,
  carrying,
  event,
  Length,
  LocalDate,
  Marks,
  naming,
  oneLine,
  prose,
  ROLES,
  RuleId,
  sayable,
  StaffId,
  UnitId,
  type EventOf,
  type Mark,
  type Role,
} from '#kernel';
import { z } from 'zod';

/** A duty; a UUID. */
export const DutyId = z.uuid().brand('DutyId');
export type DutyId = z.infer<typeof DutyId>;

/** What a day is counted from: enough to count it again when the calendar changes. */
export const Facts = z.object({
  start: LocalDate,
  servedBy: z.enum(['direct', 'post', 'electronic', 'lien', 'notice']).optional(),
  stated: z.union([LocalDate, Length]).optional(),
  suspensions: z
    .array(z.object({ from: LocalDate, to: LocalDate, reason: bearing(prose(0, 500), 'internal') }))
    .max(200)
    .optional(),
  extension: Length.optional(),
});
export type Facts = z.infer<typeof Facts>;

/** A role by its key in `ROLES`: whoever holds it. */
const RoleName = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);

/** What does it by a tap: the button, and what it says. */
const Act = z.object({ title: naming(oneLine(1, 20)), says: naming(oneLine(1, 120)) });
export type Act = z.infer<typeof Act>;

/** The marks of what a room records, where a duty was opened before it carried them: what it may be about. */
const usualMarks = ({ room }: { readonly room: string }): readonly Mark[] =>
  room.startsWith('decisions') ? ['personnel'] : ['personal'];

/**
 * The record a duty comes from: `{ room: 'cases', number: '案件〔2026〕3号', title: '…' }`, with the marks that record
 * bears.
 */
export const Origin = carrying(
  z.object({
    room: naming(oneLine(0, 40)),
    id: naming(oneLine(0, 80)),
    number: naming(oneLine(0, 40)),
    title: sayable(prose(0, 500)),
    /** What of the record helps to act on it: its sum, the opinions there are. */
    about: sayable(prose(0, 500)).optional(),
    marks: Marks.optional(),
  }),
  usualMarks,
);
export type Origin = z.infer<typeof Origin>;

/** A step of a count; of time that does not count it says why, in the words of who recorded that. */
const Step = sayable(bearing(prose(0, 600), 'internal', (what) => what.includes('不计入（')));

/** A day, and how it was counted. `law` is how often the organ's calendar and numbers had been set when it was. */
export const Counted = z.object({
  due: LocalDate,
  counted: LocalDate,
  safe: LocalDate.optional(),
  provisional: z.boolean(),
  steps: z.array(z.object({ day: LocalDate, what: Step })).max(2 * MOST_STEPS),
  source: sayable(prose(0, 2000)),
  caution: sayable(prose(0, 500)),
  law: z.int().min(0).max(1_000_000),
});
export type Counted = z.infer<typeof Counted>;

/** Why a day moved; `confirmed`: it did not, but the days off of its year are published now. */
export const Why = z.enum(['corrected', 'extended', 'suspended', 'calendar', 'setting', 'confirmed']);
export type Why = z.infer<typeof Why>;

/**
 * Something is to be done, by a day unless `counted` is absent. `key` tells the duties of one record apart. `role`: it
 * is of whoever holds it, but for those in `notOf`. `asked`: another waits for it.
 */
export const DutyOpened = event('duties.duty-opened', 1, {
  duty: DutyId,
  origin: Origin,
  key: naming(oneLine(0, 120)),
  name: sayable(oneLine(1, 200)),
  rule: RuleId.optional(),
  facts: Facts.optional(),
  counted: Counted.optional(),
  unit: UnitId,
  owner: StaffId.optional(),
  deputy: StaffId.optional(),
  role: RoleName.optional(),
  notOf: z.array(StaffId).max(100).optional(),
  act: Act.optional(),
  asked: z.boolean().optional(),
  side: z.enum(['bureau', 'other']),
});
/** What is said of it and its record is another now. */
export const DutyDescribed = event('duties.duty-described', 1, {
  duty: DutyId,
  origin: Origin,
  act: Act.optional(),
  asked: z.boolean().optional(),
});
/** Its day is another now. `was` is the day it was before. */
export const DutyMoved = event('duties.duty-moved', 1, {
  duty: DutyId,
  was: LocalDate,
  facts: Facts,
  counted: Counted,
  why: Why,
});
/** It was done. `late`: after its day. */
export const DutyMet = event('duties.duty-met', 1, { duty: DutyId, metOn: LocalDate, late: z.boolean() });
/** Its day passed and it was not done. */
export const DutyMissed = event('duties.duty-missed', 1, { duty: DutyId, due: LocalDate });
/** Its time stands still, from a day on; it goes on with `duties.duty-reopened`. */
export const DutySuspended = event('duties.duty-suspended', 1, {
  duty: DutyId,
  from: LocalDate,
  why: bearing(prose(0, 500), 'internal'),
});
/** It need not be done any more. */
export const DutyClosed = event('duties.duty-closed', 1, { duty: DutyId, why: sayable(oneLine(0, 200)) });
/** What was done, closed or stood still is to be done after all. */
export const DutyReopened = event('duties.duty-reopened', 1, { duty: DutyId });
/** Other people have it to do, or another unit. */
export const DutyAssigned = event('duties.duty-assigned', 1, {
  duty: DutyId,
  owner: StaffId.optional(),
  deputy: StaffId.optional(),
  role: RoleName.optional(),
  notOf: z.array(StaffId).max(100).optional(),
  unit: UnitId,
});
/** Whatever happens to a duty. */
export type DutyEvent = EventOf<
  | typeof DutyOpened
  | typeof DutyDescribed
  | typeof DutyMoved
  | typeof DutyMet
  | typeof DutyMissed
  | typeof DutySuspended
  | typeof DutyClosed
  | typeof DutyReopened
  | typeof DutyAssigned
>;

/** The days off of a year were published and loaded. */
export const YearPublished = event('duties.year-published', 1, { year: HolidayYear });
/** The notice loaded last for a year was loaded by mistake; by its citation. */
export const YearWithdrawn = event('duties.year-withdrawn', 1, {
  year: z.int().min(2001).max(2100),
  citation: sayable(oneLine(1, 200)),
  reason: bearing(prose(2, 500), 'internal'),
});
/** A holiday of the place (肉孜节、古尔邦节) was given. */
export const LocalHolidayGiven = event('duties.local-holiday-given', 1, { notice: HolidayNotice });
/** How holidays of the place count was settled; on whose word. */
export const LocalHolidaysSettled = event('duties.local-holidays-settled', 1, {
  counts: z.enum(['cautious', 'rest', 'work']),
  basis: sayable(oneLine(0, 200)),
});
/** The bureau set its own number for a rule that may be set; on what basis. */
export const LengthSet = event('duties.length-set', 1, {
  rule: RuleId,
  length: Length,
  basis: sayable(oneLine(0, 200)),
});
/** Whatever an organ adds to the law. */
export type LawEvent = EventOf<
  | typeof YearPublished
  | typeof YearWithdrawn
  | typeof LocalHolidayGiven
  | typeof LocalHolidaysSettled
  | typeof LengthSet
>;
