import type { Ledger, Recorder, Streams } from '#infra/events';
import type { FileRef, LocalDate, OrganId } from '#kernel';
import type { OpinionId } from '../ground/terms.ts';
import type { OpinionEvent } from './events.ts';
import {
  askOpinion,
  changeDraft,
  opinion,
  supersedeOpinion,
  takeOverAnswer,
  withdrawOpinion,
  type Answer,
  type Asking,
  type Opinion,
} from './opinion.ts';

/** Where the records of other rooms ask counsel, and say what became of what they asked about. */
export class AskedOpinions {
  private readonly streams: Streams<Opinion, OpinionEvent>;

  constructor(ledger: Ledger) {
    this.streams = ledger.streams(opinion);
  }

  /** An opinion as it stands. */
  now(organ: OrganId, id: OpinionId): Promise<Opinion> {
    return this.streams.now(organ, id);
  }

  /** Asks for an opinion; the same again changes nothing. @param by its `id` is that of the cause, as below */
  async ask(by: Recorder, asking: Asking): Promise<void> {
    await this.streams.decide({ ...by, id: `${by.id}:ask` }, asking.opinion, askOpinion(asking, asking.askedOn));
  }

  /** A later opinion on the same subject takes its place. */
  async supersede(by: Recorder, id: OpinionId, later: OpinionId, on: LocalDate): Promise<void> {
    await this.streams.decide({ ...by, id: `${by.id}:supersede` }, id, supersedeOpinion(later, on));
  }

  /** What came was recorded where the opinion was asked for. */
  async takeOver(by: Recorder, id: OpinionId, answer: Answer): Promise<void> {
    await this.streams.decide({ ...by, id: `${by.id}:deliver` }, id, takeOverAnswer(answer));
  }

  /** Files came to what it is about; a later version of what counsel has read outdates the opinion. */
  async changeDraft(by: Recorder, id: OpinionId, materials: readonly FileRef[], on: LocalDate): Promise<void> {
    await this.streams.decide({ ...by, id: `${by.id}:draft` }, id, changeDraft(materials, on));
  }

  /** It is not wanted any more. */
  async withdraw(by: Recorder, id: OpinionId, reason: string, on: LocalDate): Promise<void> {
    await this.streams.decide({ ...by, id: `${by.id}:withdraw` }, id, withdrawOpinion(reason, on));
  }
}
