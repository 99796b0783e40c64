// Every step of every procedure, as one of them is named where it is put right or taken back.
import { PROCEDURES } from '../procedures/index.ts';

export const STEPS = PROCEDURES.flatMap(({ steps }) => steps).map(({ id, name, says }) => ({
  value: id,
  label: name,
  synonyms: says,
}));
