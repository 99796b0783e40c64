/** Which command or query a message asks for by the words that were declared for it. */
import type { Intent, Vocabulary } from '../vocabulary.ts';
import { aboutIt, atTheBeginning, bySound, doneBy } from './beginning.ts';
import { recordByItself } from './record.ts';
import { asWhichOnes, ofTheAgenda, within } from './within.ts';

const POLITE =
  /^(?:[你您]好|请问|请|麻烦你?您?|劳驾|帮我?忙?|给我|我要|我想要?|我|想要?|需要|要|现在|算了|那就?|先|再|能不能|可以|可不可以|把|将|[,，!！。.、\s])+/u;

/**
 * What a message wants by its own words. Words at its beginning count first, then the same typed by sound (议提), then
 * with one slip; then the words of a question anywhere, and those of a command set off at the end. A record's number by
 * itself opens the record.
 */
export const declaredIn = (text: string, words: Vocabulary): Intent | undefined => {
  const whole = text.trim();
  const said = whole.replace(POLITE, '').trim();
  return (
    recordByItself(said, words) ??
    asWhichOnes(said, words) ??
    ofTheAgenda(said, words) ??
    aboutIt(said, words) ??
    atTheBeginning(whole, words, 2) ??
    atTheBeginning(said, words, 2) ??
    doneBy(said, words) ??
    within(said, words) ??
    bySound(whole, words) ??
    bySound(said, words) ??
    atTheBeginning(said, words, 1)
  );
};
