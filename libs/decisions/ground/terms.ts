import { z } from 'zod';
import { FileRef, oneLine, prose, type FieldKind } from '#kernel';

export const ItemId = z.uuid().brand('ItemId');
export type ItemId = z.infer<typeof ItemId>;

export const Title = oneLine(2, 200);

/** What is sent with an item: kept by content, named by its digests. */
export const Materials = z.array(FileRef).min(1).max(50).readonly();

/** The place of an item on an agenda, from 1. */
export const Place = z.int().min(1).max(200);

/** So many persons, votes or items of one meeting. */
export const Count = z.int().min(0).max(200);

/** Who is voted on, each by himself. */
export const Persons = z.array(oneLine(2, 40)).min(1).max(50).readonly();

export const Words = prose(1, 500);

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
