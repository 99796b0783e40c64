import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Counter, Possession, Registers, Screen, Tally } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger, Positions } from '#infra/events';
import { FileStore } from '#infra/files';
import { AccessTokens } from '#infra/http';
import { Makings } from '#infra/makings';
import { Metrics, type Logger } from '#infra/operations';
import { FileHolders, type FileHolder } from '#infra/rooms';
import { Importables } from '#imports';
import { Clock, type Instant } from '#kernel';
import { Subjects } from '#legal-opinions';
import { rooms } from '#rooms';
import { DocumentMaker } from './document-maker.ts';
import { EveryRegister } from './importables.ts';
import { LOG } from './log.ts';
import { MarkScreen } from './mark-screen.ts';
import { FilesAtHand } from './possession.ts';
import { SubjectsOnRecord } from './subjects.ts';

/** The machine's clock. */
export class SystemClock extends Clock {
  override now(): Instant {
    return new Date().toISOString() as Instant;
  }
}

const modules = rooms.map((room) => room.module);

/** Whoever follows the ledger. */
const following = rooms.flatMap((room) => [...room.readers, ...room.policies].map(({ name }) => name));
const registers = rooms.flatMap((room) => room.readers.map(({ name }) => name));

/** Files are fetched by whoever a room lets. */
const fileHolders = {
  provide: FileHolders,
  useFactory: (...holders: readonly FileHolder[]) => new FileHolders(holders),
  inject: rooms.flatMap((room) => room.files ?? []),
};

export interface House {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/**
 * What every process that takes commands needs: the rooms, the counter before them, the ledger below them; and what the
 * process adds.
 */
@Global()
@Module({})
export class HouseModule {
  static of(
    { database, ledger, clock, files, metrics, log }: House,
    ...parts: readonly (Type | DynamicModule)[]
  ): DynamicModule {
    const shared = [
      { provide: Database, useValue: database },
      { provide: Ledger, useValue: ledger },
      { provide: Positions, useValue: new Positions(database, following, registers) },
      { provide: AccessTokens, useValue: new AccessTokens(database) },
      { provide: Clock, useValue: clock },
      { provide: FileStore, useValue: files },
      { provide: Metrics, useValue: metrics },
      { provide: Tally, useValue: metrics },
      { provide: LOG, useValue: log },
      { provide: Screen, useClass: MarkScreen },
      { provide: Makings, useValue: new Makings(database) },
      { provide: Possession, useClass: FilesAtHand },
      { provide: Importables, useClass: EveryRegister },
      { provide: Subjects, useClass: SubjectsOnRecord },
      fileHolders,
      Counter,
      Registers,
      DocumentMaker,
    ];
    return {
      module: HouseModule,
      imports: [CqrsModule.forRoot(), ...modules, ...parts],
      providers: shared,
      exports: [...shared, ...modules],
    };
  }
}
