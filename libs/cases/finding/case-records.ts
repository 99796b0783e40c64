import { Inject, Injectable } from '@nestjs/common';
import { Directory, type Roll } from '#directory';
import { TheLaw, type LegalTime } from '#duties';
import { asideInWords, Ledger, type Streams } from '#infra/events';
import { dateOf, numberInWords, type Actor, type FileRef, type LocalDate } from '#kernel';
import { caseDecider } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { caseMeant, type CaseNamed } from '../named.ts';
import { seesCase } from '../seeing.ts';
import type { Case, OpenCase } from '../state.ts';
import { timelineOf, type TimelineLine } from '../timeline.ts';

/** One thing that happened in a case, with when it was recorded and by whom. */
export interface Happened extends TimelineLine {
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
  async find(actor: Actor, of: CaseNamed): Promise<CaseRecord | undefined> {
    const id = await caseMeant(this.ledger, actor.organ, of);
    const state: Case = id === undefined ? { is: 'unknown' } : await this.cases.now(actor.organ, id);
    if (state.is === 'unknown' || !seesCase(actor, state)) return undefined;
    const stream = `cases.case/${id}`;
    const [roll, events, asides, time] = await Promise.all([
      this.directory.roll(actor.organ),
      this.ledger.read(actor.organ, stream),
      this.ledger.asides(actor.organ, stream),
      this.law.of(actor.organ),
    ]);
    const nameOf = (staff: string) => roll.staff.get(staff)?.name ?? staff;
    const taken = events.map((event) => {
      const { actor: recorder } = event.meta;
      return {
        ...timelineOf(event as unknown as CaseEvent, nameOf),
        recordedOn: dateOf(event.recordedAt),
        by: recorder.is === 'staff' ? nameOf(recorder.staffId) : recorder.name,
      };
    });
    const struck = asides.map((aside) => {
      const day = dateOf(aside.recordedAt);
      return { what: asideInWords(aside), on: day, detail: '', materials: [], recordedOn: day, by: aside.by };
    });
    const steps = [...taken, ...struck];
    return {
      case: state,
      number: numberInWords(state.number),
      steps,
      documents: documentsOf(steps),
      time,
      roll,
      nameOf,
    };
  }
}

/** Every file of the case once, however often it was sent. */
const documentsOf = (steps: readonly Happened[]): readonly FileRef[] => {
  const files = steps.flatMap(({ materials }) => materials);
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
};
