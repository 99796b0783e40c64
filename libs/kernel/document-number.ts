import { z } from 'zod';
import { naming } from './marks.ts';
import { oneLine } from './text.ts';

/**
 * An official number: `议题〔2026〕12号`. The serial is drawn when the event is appended, one by one for each organ,
 * series and year, so it has no gap and no double; until then it is 0.
 */
export const DocumentNumber = z.object({
  series: naming(oneLine(1, 12)),
  year: z.int().min(1949).max(2199),
  serial: z.int().min(0).max(999_999),
});
export type DocumentNumber = z.infer<typeof DocumentNumber>;

/** A number of this series and year that the ledger draws when it appends. */
export const nextNumber = (series: string, year: number): DocumentNumber => ({ series, year, serial: 0 });

/** `议题〔2026〕12号` */
export const numberInWords = ({ series, year, serial }: DocumentNumber): string => `${series}〔${year}〕${serial}号`;

const WRITTEN = /^\s*(\p{Script=Han}{1,12})\s*[〔[(【（［]\s*(\d{4})\s*[〕\])】）］]\s*(?:第)?\s*(\d{1,6})\s*号?\s*$/u;

/** Reads `议题〔2026〕12号` in any bracket and either width; `undefined` if it is no such number. */
export const readNumber = (text: string): DocumentNumber | undefined => {
  const found = WRITTEN.exec(text.normalize('NFKC'));
  if (!found || Number(found[3]) === 0) return undefined;
  return { series: found[1]!, year: Number(found[2]), serial: Number(found[3]) };
};

/** A number as people and other systems write it, for the input of a command: `议题〔2026〕12号`. */
export const writtenNumber = (series: string) =>
  z
    .string()
    .max(60)
    .refine((text) => readNumber(text)?.series === series, `应如：${series}〔2026〕12号`)
    .transform((text) => readNumber(text)!);

/** A number of any series, as `writtenNumber`; `example` shows one. */
export const anyNumber = (example: string) =>
  z
    .string()
    .max(60)
    .refine((text) => readNumber(text) !== undefined, `应如：${example}`)
    .transform((text) => readNumber(text)!);
