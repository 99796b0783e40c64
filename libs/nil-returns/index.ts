import { room } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { NilReturnOf } from './nil-return-of.ts';
import { nilMigrations, openQuarters, organRegister } from './opening-quarters.ts';
import { nilSentences } from './refusals.ts';
import { SignNilReturn } from './sign-nil-return.ts';
import { tellOfNil, whenRecordsMove } from './when-records-move.ts';

/** Signed statements that a register has no record of a quarter; a later record corrects them. */
export const nilReturns = room({
  name: 'nil-returns',
  title: '零报告',
  events: eventTypesIn(recorded),
  commands: [SignNilReturn],
  queries: [NilReturnOf],
  readers: [organRegister],
  policies: [whenRecordsMove, tellOfNil],
  rounds: [openQuarters],
  sentences: nilSentences,
  migrations: nilMigrations,
});
