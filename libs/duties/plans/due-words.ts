// A day on which something falls due, as it is told.
import { z } from 'zod';
import { dateInWords, LocalDate } from '#kernel';

/** The last day in time, the working day it is asked for, and whether its year's days off are published. */
export const DueLine = z.object({ limit: LocalDate, aim: LocalDate, provisional: z.boolean() });

/** `2027-01-30(周六)（休息日，请在2027-01-29(周五)前办）（暂定）` */
export const dueInWords = ({ limit, aim, provisional }: z.output<typeof DueLine>): string => {
  const early = aim === limit ? '' : `（休息日，请在${dateInWords(aim)}前办）`;
  return `${dateInWords(limit)}${early}${provisional ? '（暂定）' : ''}`;
};
