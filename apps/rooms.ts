import type { DynamicModule, Type } from '@nestjs/common';
import type { AnyCommand, QueryType } from '#infra/commands';
import { Wording } from '#infra/commands';
import type { Migrations } from '#infra/database';
import { dingtalkMigrations } from '#infra/dingtalk';
import { ledgerMigrations, type Reader } from '#infra/events';
import { filesMigrations } from '#infra/files';
import { accessMigrations } from '#infra/http';
import { AddMaterials, DecisionsModule, decisionsMigrations, decisionsSentences, FindItems, ItemProgress, ItemReader, MyItems, MyTasks, ProposeItem, WithdrawItem } from '#decisions';
import { dialogueMigrations } from '#dialogue';
import { DirectoryModule, directoryMigrations, DirectoryReader, directorySentences, EnrolStaff, EstablishUnit, RemoveStaff } from '#directory';
import { SecrecyModule, secrecySentences } from '#secrecy';

/** What the house holds. Every process is wired from these lists; a new room adds its lines here. */
export const rooms: readonly (Type | DynamicModule)[] = [DirectoryModule, DecisionsModule, SecrecyModule];
export const commands: readonly AnyCommand[] = [ProposeItem, WithdrawItem, AddMaterials, EstablishUnit, EnrolStaff, RemoveStaff];
export const queries: readonly QueryType[] = [MyItems, MyTasks, FindItems, ItemProgress];
export const readers: readonly Reader[] = [new DirectoryReader(), new ItemReader()];
export const wording = new Wording(directorySentences, decisionsSentences, secrecySentences);
export const migrations: Migrations = { ...ledgerMigrations, ...filesMigrations, ...accessMigrations, ...directoryMigrations, ...dingtalkMigrations, ...decisionsMigrations, ...dialogueMigrations };
