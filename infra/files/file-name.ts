// What a file may be called here.

const NAME_LENGTH = 200;
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}/\\]/gu;

/** The extension in lower case, without the dot; empty if there is none. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * The name as it was given, without what could mislead a person or a file system; at most 200 characters, the extension
 * kept.
 */
export const harmlessName = (name: string): string => {
  const clean = name
    .toWellFormed()
    .replace(HARMFUL, '')
    .normalize('NFC')
    .replace(/^[.\s]+/, '')
    .trimEnd();
  if (clean.length <= NAME_LENGTH) return clean;
  const ending = /\.[^.]{1,20}$/.exec(clean)?.[0] ?? '';
  return withoutHalf(clean.slice(0, NAME_LENGTH - ending.length)) + ending;
};

/** A cut may go through the middle of a character outside the basic plane. */
const withoutHalf = (text: string): string => text.replace(/[\uD800-\uDBFF]$/, '');
