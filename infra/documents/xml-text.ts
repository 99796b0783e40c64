// The one place where text is made fit for XML, on which .docx, .xlsx and the exchange formats all rest.

/** What XML 1.0 cannot hold, escaped or not: control characters, halves of a pair, non-characters. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** The text without what no XML can hold; a file with one such character would not open. */
export const xmlText = (text: string): string => text.replace(NOT_IN_XML, '');
