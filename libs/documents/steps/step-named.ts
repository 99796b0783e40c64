// How a step is named where it is put right or taken back: by what it is called, or by the button beneath it.
import { z } from 'zod';
import { field } from '#kernel';
import { EntryId } from '../events.ts';
import { STEPS } from '../procedure/index.ts';
import type { Known } from '../state.ts';

const SAID = STEPS.filter(({ says }) => says.length > 0);

/** A step by what it is called. */
export const stepField = field(z.enum(SAID.map(({ id }) => id) as [string, ...string[]]), {
  label: '步骤',
  ask: '哪一步？例如“公布文件”。',
  example: 'publish-document',
  written: '公布文件',
  kind: { is: 'choice', options: SAID.map(({ id, name, says }) => ({ value: id, label: name, synonyms: says })) },
  needed: ({ entry }: Readonly<Record<string, unknown>>) => entry === undefined,
});

/** A step by the id it was recorded under. */
export const entryField = field(EntryId, {
  label: '步骤编码',
  ask: '哪一步？',
  example: '0b1c2d3e-0000-5000-8000-000000000001',
  kind: { is: 'text', like: '^[0-9a-f]{8}-[0-9a-f-]{27}$' },
  needed: () => false,
});

/** The entry that is meant: as it is named, else the last of its sort. */
export const entryMeant = (
  { entries }: Known,
  { entry, step }: { readonly entry?: EntryId | undefined; readonly step?: string | undefined },
): EntryId | undefined => entry ?? entries.findLast((one) => one.step === step)?.entry;
