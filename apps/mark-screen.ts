// Holds everything that is said against the marks of state secrets.
import { Inject, Injectable } from '@nestjs/common';
import { Screen } from '#infra/commands';
import type { CommandContext, Refusal } from '#kernel';
import { marked, TurnAway } from '#secrecy';

/** Turns away what bears the mark of a state secret, whichever channel brings it. */
@Injectable()
export class MarkScreen extends Screen {
  constructor(@Inject(TurnAway) private readonly turnAway: TurnAway) {
    super();
  }

  override async hold(words: readonly string[], context: CommandContext): Promise<Refusal | undefined> {
    if (!words.some(marked)) return undefined;
    await this.turnAway.record(context, 'text');
    return { code: 'secrecy.marked', facts: {} };
  }
}
