/** Content-Disposition of a download, with a name in any script (RFC 6266, RFC 5987). */
export const attachmentNamed = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, percent)}`;

/** `encodeURIComponent` leaves these signs as they are, RFC 5987 does not. */
const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
