// What the house can take from workbooks: every command that says so.
import { Injectable } from '@nestjs/common';
import { Importables } from '#imports';
import type { Refusal } from '#kernel';
import { commands, wording } from '#rooms';

/** The commands of all rooms, with the words for their refusals. */
@Injectable()
export class EveryRegister extends Importables {
  override readonly commands = commands;

  override inWords(refusal: Refusal): string {
    return wording.of(refusal);
  }
}
