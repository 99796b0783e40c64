import type { DynamicModule, Type } from '@nestjs/common';
import { handlerOf, type AnyCommand, type QueryType } from '#infra/commands';
import type { Database, Migrations } from '#infra/database';
import type { Ledger, Policy, Reader } from '#infra/events';
import type { Actor, AnyEventType, Clock, Sentences } from '#kernel';

/** What a round needs: work that is looked for every so often, over all organs. */
export interface OnRounds {
  readonly ledger: Ledger;
  /** As the worker: it sees all organs. */
  readonly database: Database;
  readonly clock: Clock;
}

/** Looks for what has come due. @returns how much was done */
export type Round = (on: OnRounds) => Promise<number>;

/** Who may fetch the files of a room's records: whoever may see the record they belong to. */
export interface FileHolder {
  /** @param sha256 the file's digest, 64 hex digits */
  mayFetch(actor: Actor, sha256: string): Promise<boolean>;
}

/** A room within a room: what it can do. */
export interface Part {
  /** What it records. Of an event that no room says it records, other systems learn nothing but that it happened. */
  readonly events?: readonly AnyEventType[];
  readonly commands?: readonly AnyCommand[];
  readonly queries?: readonly QueryType[];
  /** What its handlers lean on, injected. */
  readonly services?: readonly Type[];
  readonly readers?: readonly Reader[];
  readonly policies?: readonly Policy[];
  readonly rounds?: readonly Round[];
}

/** What a room says of itself, once; every process is wired from it. */
export interface RoomDeclaration extends Part {
  /** The first word of its commands, events and readers: `decisions`. */
  readonly name: string;
  /** What the bureau calls it: 三重一大. */
  readonly title: string;
  /** The rooms within it, from the ground up. */
  readonly parts?: readonly Part[];
  /** A sentence for each refusal of its rules. */
  readonly sentences?: Sentences;
  readonly migrations?: Migrations;
  readonly files?: Type<FileHolder>;
}

/** A room as the house takes it in. */
export interface Room extends Required<Omit<RoomDeclaration, 'parts' | 'files' | 'services'>> {
  readonly files: Type<FileHolder> | undefined;
  /** Handlers and services, for injection. */
  readonly module: DynamicModule;
}

/** A room within a room. */
export const part = (declared: Part): Part => declared;

/** Declares a room. Its handlers come with its commands and queries; a new use case is a line in one of its lists. */
export const room = ({
  name,
  title,
  parts = [],
  sentences = {},
  migrations = {},
  files,
  ...own
}: RoomDeclaration): Room => {
  const all = <T>(of: (part: Part) => readonly T[] | undefined): readonly T[] =>
    [...parts, own].flatMap((one) => of(one) ?? []);
  const commands = all((one) => one.commands);
  const queries = all((one) => one.queries);
  const services = [...all((one) => one.services), ...(files ? [files] : [])];
  return {
    name,
    title,
    events: all((one) => one.events),
    commands,
    queries,
    sentences,
    migrations,
    files,
    readers: all((one) => one.readers),
    policies: all((one) => one.policies),
    rounds: all((one) => one.rounds),
    module: moduleOf(name, [...new Set([...commands, ...queries].map(handlerOf))], services),
  };
};

const moduleOf = (name: string, handlers: readonly Type[], services: readonly Type[]): DynamicModule => {
  class RoomModule {}
  Object.defineProperty(RoomModule, 'name', { value: `${name} room` });
  return { module: RoomModule, providers: [...services, ...handlers], exports: [...services] };
};
