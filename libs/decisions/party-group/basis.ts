import { field, prose } from '#kernel';

/** On what it rests that a bureau settles for itself what the law leaves open. */
export const basis = field(prose(1, 500), {
  label: '依据',
  ask: '依据什么？',
  example: '局党组议事规则',
  kind: { is: 'text', rest: true },
});
