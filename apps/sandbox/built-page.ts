// The chat page as the build leaves it.
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Where the build puts the chat page, whether this runs as built or from source. */
export const builtPage = here.includes(`${sep}dist${sep}`)
  ? fileURLToPath(new URL('./page', import.meta.url))
  : fileURLToPath(new URL('../../dist/apps/sandbox/page', import.meta.url));
