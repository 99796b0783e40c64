import { field, oneLine } from '#kernel';

/** Which of the corrections that wait: 更正2; without it, the only one. */
export const correctionField = field(oneLine(3, 7).regex(/^更正[1-9]\d{0,3}$/), {
  label: '哪一项更正',
  ask: '哪一项更正？例如“更正2”。',
  example: '更正2',
  kind: { is: 'text', like: '^更正[1-9]\\d{0,3}$' },
  needed: () => false,
});

/** `更正2` is the second. */
export const correctionNumber = (said: string | undefined): number | undefined =>
  said === undefined ? undefined : Number(said.slice('更正'.length));
