// The desk of clean-up rounds: found by number, or the one that is open; decided on, recorded, told.
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Answered, Given } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger, type Streams } from '#infra/events';
import {
  dateInWords,
  field,
  LocalDate,
  naming,
  numberInWords,
  sayable,
  writtenNumber,
  type Decide,
  type DocumentNumber,
  type Fields,
} from '#kernel';
import { RoundId, type RoundEvent } from '../events.ts';
import { refused } from '../refusals.ts';
import { leftIn, roundDecider, tallyOf, type KnownRound, type Round } from './round.ts';
import type { RoundTables } from './round-register.ts';

/** Who keeps the register in which the clean-up that is open is looked for. */
export const ROUNDS = 'documents.clean-up-register';

/** A clean-up after something was recorded in it. */
export const RoundAnswer = z.object({
  number: naming(z.string()),
  name: sayable(z.string()),
  total: z.int(),
  keep: z.int(),
  amend: z.int(),
  repeal: z.int(),
  expired: z.int(),
  left: z.array(naming(z.string())),
  dueDate: LocalDate,
  publishedOn: LocalDate.optional(),
});
export type RoundAnswer = z.infer<typeof RoundAnswer>;

/** `清理〔2026〕1号 2026年规范性文件清理：共19件，继续有效15件…` */
export const roundInWords = (answer: RoundAnswer): string => {
  const { number, name, total, keep, amend, repeal, expired, left, dueDate, publishedOn } = answer;
  const counts = `共 **${total}** 件：继续有效${keep}件、修改${amend}件、废止${repeal}件、失效${expired}件`;
  const open =
    left.length === 0 ? '全部有了清理意见。' : `还有${left.length}件没有意见：${left.slice(0, 10).join('、')}。`;
  const out = publishedOn === undefined ? `${dateInWords(dueDate)}前报送。` : `${dateInWords(publishedOn)}已公布。`;
  return `**${number}** ${name}\n\n${counts}。${publishedOn === undefined ? open : ''}${out}`;
};

/** The clean-up that is meant; the one that is open, where none is named. */
export const roundField = field(writtenNumber('清理'), {
  label: '清理',
  ask: '哪次清理？',
  example: '清理〔2026〕1号',
  kind: { is: 'number', series: '清理' },
  needed: () => false,
});

type By = Given<Fields>['by'];

/** Where a clean-up is found, decided on, recorded and told. */
@Injectable()
export class RoundDesk {
  private readonly rounds: Streams<Round, RoundEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Database) private readonly database: Database,
  ) {
    this.rounds = ledger.streams(roundDecider);
  }

  async open(by: By, id: RoundId, decision: Decide<Round, RoundEvent>): Promise<Answered<RoundAnswer>> {
    const recording = await this.rounds.decide(by, id, decision);
    if (recording.is === 'refused') return recording;
    return this.told(by, id, recording.events.at(-1)?.seq);
  }

  /** Records in the round that is named, else in the one that is open. */
  async record(
    by: By,
    named: DocumentNumber | undefined,
    decision: Decide<Round, RoundEvent>,
  ): Promise<Answered<RoundAnswer>> {
    const { organ } = by.actor;
    const number = named ?? (await this.openNow(organ));
    if (!number) return { is: 'refused', ...refused('documents.round-none-open') };
    const id = await this.ledger.numbered(organ, number);
    if (id === undefined) return { is: 'refused', ...refused('documents.round-unknown') };
    return this.open(by, RoundId.parse(id), decision);
  }

  /** The number of the round that began last and is not published. */
  async openNow(
    organ: By['actor']['organ'],
    { name, besides }: { readonly name?: string; readonly besides?: RoundId } = {},
  ): Promise<DocumentNumber | undefined> {
    const found = await this.database
      .of<RoundTables>(organ)
      .selectFrom('clean_up_register')
      .select(['year', 'serial'])
      .where('organ', '=', organ)
      .where('published_on', 'is', null)
      .$if(name !== undefined, (rounds) => rounds.where('name', '=', name!))
      .$if(besides !== undefined, (rounds) => rounds.where('round', '<>', besides!))
      .orderBy('year', 'desc')
      .orderBy('serial', 'desc')
      .limit(1)
      .executeTakeFirst();
    return found && { series: '清理', ...found };
  }

  private async told(by: By, id: RoundId, seq: string | undefined): Promise<Answered<RoundAnswer>> {
    const known = (await this.rounds.now(by.actor.organ, id)) as KnownRound;
    return { is: 'done', ...(seq === undefined ? {} : { seq }), answer: roundTold(known) };
  }
}

/** A clean-up as it is told. */
export const roundTold = (known: KnownRound): RoundAnswer => ({
  number: numberInWords(known.number),
  name: known.name,
  total: known.documents.length,
  ...tallyOf(known),
  left: leftIn(known).map(({ number }) => number),
  dueDate: known.dueDate,
  ...(known.publishedOn === undefined ? {} : { publishedOn: known.publishedOn }),
});
