// A case as others name it: by its number, or by the id that answers gave out.
import { z } from 'zod';
import { readNumber, type DocumentNumber } from '#kernel';
import { CaseId } from './events.ts';

/** `案件〔2026〕12号`, or the case's UUID. */
export type CaseNamed = DocumentNumber | CaseId;

const idIn = (text: string): CaseId | undefined => CaseId.safeParse(text.trim()).data;

/** As it is written in the input of a command or a query. */
export const CaseNamed = z
  .string()
  .max(60)
  .refine((text) => idIn(text) !== undefined || readNumber(text)?.series === '案件', '应如：案件〔2026〕12号')
  .transform((text): CaseNamed => idIn(text) ?? readNumber(text)!);

/** Whoever knows which stream a number belongs to. */
interface Numbered {
  numbered(organ: string, number: DocumentNumber): Promise<string | undefined>;
}

/** The id of the case that is meant; undefined if no case has this number. Whether there is such a case shows its state. */
export const caseMeant = async (ledger: Numbered, organ: string, named: CaseNamed): Promise<CaseId | undefined> => {
  if (typeof named === 'string') return named;
  const id = await ledger.numbered(organ, named);
  return id === undefined ? undefined : CaseId.parse(id);
};
