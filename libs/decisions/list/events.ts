import { z } from 'zod';
import { Fen, event, LocalDate, type EventOf } from '#kernel';
import { Gate } from '../gates/gate-kinds.ts';
import { Category } from '../ground/categories.ts';
import { Internal, Title } from '../ground/terms.ts';

/** Who decides, in the order they are heard: 办公会 before the Party group, never the other way round. */
export const BODIES = {
  office: { label: '局长办公会', synonyms: ['办公会', '局务会'] },
  partyGroup: { label: '党组会', synonyms: ['党组'] },
} as const;
export type Body = keyof typeof BODIES;
export const Body = z.enum(Object.keys(BODIES) as [Body, ...Body[]]);

/** A matter of the 三重一大 list. `threshold` in fen: of large funds, from which sum on it is one. */
export const Matter = z.object({
  code: z.string().regex(/^[A-Za-z]{0,4}-?\d{1,6}$/),
  name: Title,
  category: Category,
  threshold: Fen.optional(),
  gates: z.array(Gate).max(20),
  bodies: z.array(Body).min(1).max(5),
});
export type Matter = z.infer<typeof Matter>;

/**
 * The list, from a day on; `version` is six digits of a year and month, `202601`. The one before it stays in force
 * until the day before.
 */
export const CataloguePublished = event('decisions.catalogue-published', 1, {
  version: z.string().regex(/^\d{6}(?:-\d{1,6})?$/),
  from: LocalDate,
  matters: z.array(Matter).min(1).max(2000),
  reason: Internal,
});
export type CatalogueEvent = EventOf<typeof CataloguePublished>;
