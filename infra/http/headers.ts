// What every answer tells a browser: to guess nothing, to load nothing from elsewhere, and to stay with TLS.
const A_YEAR_S = 31_536_000;

/** The documentation page brings its own scripts and styles, some of them inline. */
const CSP = [
  `default-src 'self'`,
  `script-src 'self' 'unsafe-inline'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/**
 * The protecting headers of an answer.
 * @param headers of the request: behind a proxy with TLS (`x-forwarded-proto: https`) browsers are to stay with it
 */
export const protecting = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'content-security-policy': CSP,
  'referrer-policy': 'no-referrer',
  ...(headers['x-forwarded-proto'] === 'https' ? { 'strict-transport-security': `max-age=${A_YEAR_S}` } : {}),
});
