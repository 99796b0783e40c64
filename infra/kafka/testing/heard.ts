import type { Log } from '../connection.ts';

/** A log that keeps what it was told. */
export const heard = (): Log & { readonly lines: readonly { readonly level: string; readonly message: string }[] } => {
  const lines: { level: string; message: string }[] = [];
  const keep =
    (level: string) =>
    (facts: object, message: string): void => {
      lines.push({ ...facts, level, message });
    };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
};
