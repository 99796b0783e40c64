// The desk that every change of an adviser goes over, and what it answers.
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import type { Answered, Given } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  dateInWords,
  dateOf,
  field,
  numberInWords,
  oneLine,
  readNumber,
  type Decide,
  type Fields,
  type FileRef,
  type LocalDate,
  type OrganId,
} from '#kernel';
import { refused, type Refused } from '../ground/refusals.ts';
import { AdviserId } from '../ground/terms.ts';
import { advisersOf, type AdviserTables } from './adviser-register/adviser-line.ts';
import { adviser, lastTerm, type Adviser, type EngagedAdviser } from './adviser.ts';
import { AdviserEngaged, type AdviserEvent } from './events.ts';

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

/** An adviser as people name one: 薛怀谦, 薛律师, 昆冈所的薛律师, or by his number. */
export const adviserField = field(oneLine(1, 60), {
  label: '法律顾问',
  ask: '哪位法律顾问？请写姓名或编号。',
  example: '薛怀谦',
  kind: { is: 'text' },
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
    @Inject(Database) private readonly database: Database,
  ) {
    this.advisers = ledger.streams(adviser);
  }

  /** The adviser who is meant by a number, a name or a firm; who is engaged now before who was. */
  async named(organ: OrganId, words: string, today: LocalDate): Promise<EngagedAdviser | Refused> {
    const number = readNumber(words);
    const numbered = number && (await this.ledger.numbered(organ, number));
    const ids = numbered === undefined ? await this.meant(organ, words, today) : [numbered];
    const known = await Promise.all(ids.map((id) => this.advisers.now(organ, id)));
    const found = known.filter((one) => one.is === 'engaged');
    const [first, another] = found;
    if (first && another) return refused('advisers.several', { names: found.map(inWords).join('、') });
    return first ?? refused('advisers.unknown');
  }

  private async meant(organ: OrganId, words: string, day: LocalDate): Promise<readonly string[]> {
    const all = await advisersOf(this.database.of<AdviserTables>(organ), organ, { day, words, everybody: true });
    const exactly = all.filter(({ name }) => words.includes(name));
    const likely = exactly.length > 0 ? exactly : all;
    const now = likely.filter(({ engaged }) => engaged);
    const found = (now.length > 0 ? now : likely).map(({ adviser: id }) => id);
    return found.length > 0 ? found : this.rehearsed(organ, words);
  }

  /** Whom nobody has engaged yet but for trial. */
  private rehearsed(organ: OrganId, words: string): readonly string[] {
    const engaged = this.ledger.rehearsed(organ).filter(({ type }) => type === AdviserEngaged.type);
    const people = engaged.map(({ data }) => data as ReturnType<typeof AdviserEngaged>['data']);
    return people.filter(({ name }) => words.includes(name)).map(({ adviser: id }) => id);
  }

  /** Why an account or a letter cannot be taken: it must be known. */
  async unfit(by: By, { account, letter }: Brought): Promise<Refused | undefined> {
    const { organ } = by.actor;
    const missing = await this.files.notKept(organ, letter);
    if (missing) return refused('opinions.material-unknown', { name: missing.name });
    const known = account === undefined || (await this.directory.has(organ, account));
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

  /** The same, of the adviser who is meant. */
  async recordOf(by: By, words: string, decision: Decide<Adviser, AdviserEvent>): Promise<Answered<AdviserAnswer>> {
    const meant = await this.named(by.actor.organ, words, dateOf(by.at));
    return 'refusal' in meant ? { is: 'refused', ...meant } : this.record(by, meant.adviser, decision);
  }
}

/** `顾问〔2026〕1号薛怀谦（昆冈律师事务所）` */
const inWords = ({ number, name, firm }: EngagedAdviser): string =>
  `${numberInWords(number)}${name}${firm === undefined ? '' : `（${firm}）`}`;

/** What comes with an adviser and must be known. */
interface Brought {
  readonly account?: string | undefined;
  readonly letter?: readonly FileRef[] | undefined;
}
