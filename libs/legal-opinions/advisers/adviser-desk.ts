// The desk that every change of an adviser goes over, and what it answers.
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  dateInWords,
  field,
  numberInWords,
  writtenNumber,
  type Decide,
  type DocumentNumber,
  type Fields,
  type FileRef,
  type LocalDate,
} from '#kernel';
import { refused, type Refused } from '../ground/refusals.ts';
import { AdviserId, NAMED_ADVISER } from '../ground/terms.ts';
import { adviser, lastTerm, type Adviser } from './adviser.ts';
import type { AdviserEvent } from './events.ts';

/** An adviser after something was recorded: his number and the days of his last term. */
export const AdviserAnswer = z.object({
  adviser: AdviserId,
  number: z.string(),
  name: z.string(),
  from: z.string(),
  until: z.string(),
});
export type AdviserAnswer = z.infer<typeof AdviserAnswer>;

export const adviserInWords = ({ number, name, from, until }: AdviserAnswer): string =>
  `已登记 **${number}** ${name}，聘期${dateInWords(from as LocalDate)}至${dateInWords(until as LocalDate)}。`;

export const adviserField = field(writtenNumber('顾问'), {
  label: '法律顾问',
  ask: '哪位法律顾问？请写姓名或编号。',
  example: '顾问〔2026〕1号',
  written: '薛怀谦律师',
  kind: NAMED_ADVISER,
});

type By = Given<Fields>['by'];

/** Where an adviser is found, decided on and told. */
@Injectable()
export class AdviserDesk {
  private readonly advisers: Streams<Adviser, AdviserEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Directory) private readonly directory: Directory,
  ) {
    this.advisers = ledger.streams(adviser);
  }

  /** An adviser by his number; `unknown` if there is none such. */
  async at(organ: By['actor']['organ'], number: DocumentNumber): Promise<Adviser> {
    const id = await this.ledger.numbered(organ, number);
    return id === undefined ? { is: 'unknown' } : this.advisers.now(organ, id);
  }

  /** Why an account or a letter cannot be taken: it must be known. */
  async unfit(by: By, { account, letter }: Brought): Promise<Refused | undefined> {
    const { organ } = by.actor;
    const missing = await this.files.notKept(organ, letter);
    if (missing) return refused('opinions.material-unknown', { name: missing.name });
    const known = account === undefined || (await this.directory.roll(organ)).staff.has(account);
    return known ? undefined : refused('advisers.account-unknown', { account: account });
  }

  /** Records something of an adviser by his id. */
  async record(by: By, id: AdviserId, decision: Decide<Adviser, AdviserEvent>): Promise<Answered<AdviserAnswer>> {
    const recording = await this.advisers.decide(by, id, decision);
    if (recording.is === 'refused') return recording;
    const after = await this.advisers.now(by.actor.organ, id);
    if (after.is === 'unknown') return { is: 'refused', ...refused('advisers.unknown') };
    const { from, until, endedOn } = lastTerm(after);
    const seq = recording.events.at(-1)?.seq;
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: {
        adviser: after.adviser,
        number: numberInWords(after.number),
        name: after.name,
        from,
        until: endedOn ?? until,
      },
    };
  }

  /** The same, by his number. */
  async recordOf(
    by: By,
    number: DocumentNumber,
    decision: Decide<Adviser, AdviserEvent>,
  ): Promise<Answered<AdviserAnswer>> {
    const id = await this.ledger.numbered(by.actor.organ, number);
    return id === undefined
      ? { is: 'refused', ...refused('advisers.unknown') }
      : this.record(by, AdviserId.parse(id), decision);
  }
}

/** What comes with an adviser and must be known. */
interface Brought {
  readonly account?: string | undefined;
  readonly letter?: readonly FileRef[] | undefined;
}
