/** What the SDK prints by itself, whoever listens (§1.7, fault 16); we log the same with more. */
const CHATTER = [/^\[\d{4}-\d{2}-\d{2}T[\d:.]+Z\] connect success$/, /^Disconnecting\.$/, /^ERROR$/];

let quiet = false;

/** Keeps the SDK's own lines from standard output and error; everything else is printed as before. */
export const quietSdk = (): void => {
  if (quiet) return;
  quiet = true;
  for (const level of ['info', 'warn'] as const) {
    const print = console[level].bind(console);
    console[level] = (...parts: unknown[]) => {
      if (typeof parts[0] !== 'string' || !CHATTER.some((line) => line.test(parts[0] as string))) print(...parts);
    };
  }
};
