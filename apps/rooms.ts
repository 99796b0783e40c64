import { cases } from '#cases';
import { contracts } from '#contracts';
import { decisions } from '#decisions';
import { dialogue } from '#dialogue';
import { directory } from '#directory';
import { documents } from '#documents';
import { duties } from '#duties';
import { imports } from '#imports';
import { legalOpinions } from '#legal-opinions';
import { Wording } from '#infra/commands';
import type { Migrations } from '#infra/database';
import { dingtalkMigrations } from '#infra/dingtalk';
import { ledgerMigrations } from '#infra/events';
import { filesMigrations } from '#infra/files';
import { accessMigrations } from '#infra/http';
import { makingsMigrations } from '#infra/makings';
import type { Room } from '#infra/rooms';
import { nilReturns } from '#nil-returns';
import { reminders } from '#reminders';
import { secrecy } from '#secrecy';

/** What the house holds. Every process is wired from it; a new room is a line here. */
export const rooms: readonly Room[] = [
  decisions,
  cases,
  legalOpinions,
  contracts,
  documents,
  duties,
  nilReturns,
  reminders,
  imports,
  directory,
  secrecy,
  dialogue,
];

/** Everything that can be given, and everything that can be asked. */
export const commands = rooms.flatMap((one) => one.commands);
export const queries = rooms.flatMap((one) => one.queries);
/** The sentences for what is refused. */
export const wording = new Wording(...rooms.map((one) => one.sentences));
/** The schema: that of the techniques below, and of each room. */
export const migrations: Migrations = Object.assign(
  {},
  ledgerMigrations,
  filesMigrations,
  accessMigrations,
  dingtalkMigrations,
  makingsMigrations,
  ...rooms.map((one) => one.migrations),
);
