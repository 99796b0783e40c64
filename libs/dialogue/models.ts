/** What was learned from the training lines (`npm run train`), as it is read from disk once. */
import { readFileSync } from 'node:fs';
import { optionReaderOf, unpackedOptions, type OptionReader } from './options/options.ts';
import { unpackedRoles } from './roles/packed.ts';
import { taggerOf, type Tagger } from './roles/tagger.ts';
import { unpacked } from './sense/packed.ts';
import { senseOf, type Sense } from './sense/sense.ts';

/** What a message wants, which of its words fill which field, and which option words mean that name none. */
export interface Models {
  readonly sense: Sense;
  readonly tagger: Tagger;
  readonly options: OptionReader;
}

/**
 * The models as they were learned.
 * @param folder holds `weights.bin` in `sense/`, `roles/` and `options/`; those that are shipped unless told
 */
export const learnedModels = (folder: URL = new URL('.', import.meta.url)): Models => ({
  sense: senseOf(unpacked(readFileSync(new URL('sense/weights.bin', folder)))),
  tagger: taggerOf(unpackedRoles(readFileSync(new URL('roles/weights.bin', folder)))),
  options: optionReaderOf(unpackedOptions(readFileSync(new URL('options/weights.bin', folder)))),
});
