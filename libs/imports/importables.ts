// What the house can take from workbooks; told by whoever knows all rooms.
import type { AnyCommand } from '#infra/commands';
import type { Refusal } from '#kernel';
import { isImportable, type Importable } from './rows.ts';

/** The commands of the house, and how their refusals read. */
export abstract class Importables {
  abstract readonly commands: readonly AnyCommand[];
  abstract inWords(refusal: Refusal): string;

  /** What can come as workbooks: the registers, and any other command that can stand in rows. */
  get registers(): readonly Importable[] {
    return this.commands.map(({ declaration }) => declaration).filter(isImportable);
  }

  /** The command of a register. */
  commandOf(register: Importable): AnyCommand {
    return this.commands.find(({ declaration }) => declaration === register)!;
  }
}
