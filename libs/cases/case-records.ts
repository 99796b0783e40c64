import { Inject, Injectable } from '@nestjs/common';
import { Directory, type Roll } from '#directory';
import { TheLaw, type LegalTime } from '#duties';
import { Ledger, type Streams } from '#infra/events';
import {
  dateOf,
  numberInWords,
  type Actor,
  type DocumentNumber,
  type FileRef,
  type Instant,
  type LocalDate,
} from '#kernel';
import { caseDecider } from './case.ts';
import type { CaseEvent } from './events.ts';
import { seesCase } from './seeing.ts';
import type { Case, OpenCase } from './state.ts';
import { timelineOf, type Told } from './timeline.ts';

/** One thing that happened in a case, with when it was recorded and by whom. */
export interface Happened extends Told {
  readonly recordedOn: LocalDate;
  readonly by: string;
}

/** Everything about one case. */
export interface CaseRecord {
  readonly case: OpenCase;
  readonly number: string;
  readonly steps: readonly Happened[];
  readonly documents: readonly FileRef[];
  readonly time: LegalTime;
  readonly roll: Roll;
  readonly nameOf: (staff: string) => string;
}

/** Where a case is looked up whole, by whoever may see it. */
@Injectable()
export class CaseRecords {
  private readonly cases: Streams<Case, CaseEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(TheLaw) private readonly law: TheLaw,
  ) {
    this.cases = ledger.streams(caseDecider);
  }

  /** @returns undefined if there is no such case, or he may not see it */
  async find(actor: Actor, of: DocumentNumber): Promise<CaseRecord | undefined> {
    const id = await this.ledger.numbered(actor.organ, of);
    const it: Case = id === undefined ? { is: 'unknown' } : await this.cases.now(actor.organ, id);
    if (it.is === 'unknown' || !seesCase(actor, it)) return undefined;
    const [roll, events, time] = await Promise.all([
      this.directory.roll(actor.organ),
      this.ledger.read(actor.organ, `cases.case/${id}`),
      this.law.of(actor.organ),
    ]);
    const nameOf = (one: string) => roll.staff.get(one)?.name ?? one;
    const steps = events.map((one) => ({
      ...timelineOf(one as unknown as CaseEvent, nameOf),
      recordedOn: dateOf(one.recordedAt as Instant),
      by: one.meta.actor.is === 'staff' ? nameOf(one.meta.actor.staffId) : one.meta.actor.name,
    }));
    const documents = [
      ...new Map(steps.flatMap(({ materials }) => materials).map((file) => [file.sha256, file])).values(),
    ];
    return { case: it, number: numberInWords(of), steps, documents, time, roll, nameOf };
  }
}
