/** 那个, 刚才那条, 上一个: the record the talk spoke of last. */
import { plain, readNumber, type Fields } from '#kernel';
import type { Said } from '../reading/by-role.ts';
import type { Talk } from '../talk.ts';
import { wordsFor } from './onward.ts';

/** Words that point back and name nothing. */
const POINTS =
  /刚才(?:那|的|登|报|提)|刚(?:报|登|提|登记|录)的|上一?[条个件项](?!会)|(?:^|[把将给对，,\s])[那这][个条件项](?=[,，。\s]|$|先?不|撤|改|到|办|批)/u;

/** Whether a message points back, without naming a record by its number. */
export const pointsBack = (text: string): boolean => POINTS.test(text) && !/[〔[(（【]\d{4}/u.test(text);

/** What a message says, with the record it points back to where it names none. */
export const pointedAt = (said: Said, fields: Fields, text: string, spoken: Talk['spoken']): Said => {
  const series = spoken && readNumber(spoken.number)?.series;
  const field = Object.entries(fields).find(([, { kind }]) => kind.is === 'number' && kind.series === series);
  if (!spoken || !field) return said;
  const [name] = field;
  const words = said.named[name];
  const points = words === undefined ? pointsBack(text) : wordsFor(words) === '';
  if (!points || said.known[name] !== undefined || said.doubts[name] !== undefined) return said;
  const { [name]: _, ...named } = said.named;
  const title = spoken.title ? `${plain(spoken.title)}，` : '';
  return {
    ...said,
    known: { ...said.known, [name]: spoken.number },
    notes: { ...said.notes, [name]: `${title}刚才说到的` },
    named,
  };
};
