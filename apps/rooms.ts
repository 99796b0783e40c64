import type { DynamicModule, Type } from '@nestjs/common';
import type { AnyCommand, QueryType } from '#infra/commands';
import { Wording } from '#infra/commands';
import type { Migrations } from '#infra/database';
import { dingtalkMigrations } from '#infra/dingtalk';
import { ledgerMigrations, type Reader } from '#infra/events';
import { accessMigrations } from '#infra/http';
import { DecisionsModule, decisionsMigrations, decisionsSentences, ItemReader, MyItems, ProposeItem, WithdrawItem } from '#decisions';
import { dialogueMigrations } from '#dialogue';
import { DirectoryModule, directoryMigrations, DirectoryReader, directorySentences, EnrolStaff, EstablishUnit, RemoveStaff } from '#directory';

/** What the house holds. Every process is wired from these lists; a new room adds its lines here. */
export const rooms: readonly (Type | DynamicModule)[] = [DirectoryModule, DecisionsModule];
export const commands: readonly AnyCommand[] = [ProposeItem, WithdrawItem, EstablishUnit, EnrolStaff, RemoveStaff];
export const queries: readonly QueryType[] = [MyItems];
export const readers: readonly Reader[] = [new DirectoryReader(), new ItemReader()];
export const wording = new Wording(directorySentences, decisionsSentences);
export const migrations: Migrations = { ...ledgerMigrations, ...accessMigrations, ...directoryMigrations, ...dingtalkMigrations, ...decisionsMigrations, ...dialogueMigrations };
