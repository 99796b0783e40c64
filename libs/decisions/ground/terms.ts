import { z } from 'zod';
import { bearing, FileRef, oneLine, prose, sayable, type FieldKind } from '#kernel';

export const ItemId = z.uuid().brand('ItemId');
export type ItemId = z.infer<typeof ItemId>;

/** What an item is called: it may be said, unless the item is about persons. */
export const Title = sayable(oneLine(2, 200));

/** What is sent with an item: kept by content, named by its digests. */
export const Materials = z.array(FileRef).min(1).max(50).readonly();

/** The place of an item on an agenda, from 1. */
export const Place = z.int().min(1).max(200);

/** So many persons, votes or items of one meeting. */
export const Count = z.int().min(0).max(200);

/** Who is voted on, each by himself. */
export const Persons = z
  .array(bearing(oneLine(2, 40), 'personnel'))
  .min(1)
  .max(50)
  .readonly();

export const Words = prose(1, 500);
/** Words that may be said, unless the record is about persons: who answered, where, which statute. */
export const Public = sayable(Words);
/** Reasons, remarks and opinions: the bureau's own business. */
export const Internal = bearing(Words, 'internal');
/** What touches a member himself: why he is away, why he withdraws. */
export const Personal = bearing(Words, 'personal');
/** Somebody who is decided on. */
export const Candidate = bearing(Words, 'personnel');

export const MeetingId = z.uuid().brand('MeetingId');
export type MeetingId = z.infer<typeof MeetingId>;
export const Outcome = z.enum(['passed', 'rejected', 'deferred']);
export type Outcome = z.infer<typeof Outcome>;

/** An item by its number or by words of its title. */
export const NAMED_ITEM = {
  is: 'number',
  series: '议题',
  found: { query: 'decisions.find-items', input: {} },
} as const satisfies FieldKind;
/** A task by its number or by words of what is to be done. */
export const NAMED_TASK = {
  is: 'number',
  series: '任务',
  found: { query: 'decisions.tasks-at-hand', input: {} },
} as const satisfies FieldKind;
