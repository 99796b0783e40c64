// Lets a worker of the test runner load the sources as they are: TypeScript by swc, a room by its source and not by what
// was built, and Jest's functions under their usual name.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const JEST = new URL('./jest-globals.mjs', import.meta.url).href;

process.setSourceMapsEnabled(true);
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: JEST, shortCircuit: true }
      : next(specifier, { ...context, conditions: [...context.conditions, 'source'] }),
  load(url, context, next) {
    if (!url.startsWith('file:') || !new URL(url).pathname.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, sourceMaps: 'inline' });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
