// Where every act on a standing duty passes: found by its number, held against who asks, decided on, told.
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Directory } from '#directory';
import type { Answered, Given } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  anyNumber,
  clipped,
  dateInWords,
  field,
  LocalDate,
  naming,
  numberInWords,
  sayable,
  StaffId,
  type Actor,
  type Decide,
  type DocumentNumber,
  type Fields,
  type FieldKind,
  type FileRef,
} from '#kernel';
import type { DutyTables } from '../duty-register/duty-line.ts';
import { refused } from '../refusals.ts';
import { type StandingEvent } from './events.ts';
import { standingDuty, type Acting, type KnownStanding, type StandingDuty } from './standing-duty.ts';

/** How a standing duty stands, in one word. */
export const StandingState = z.enum(['open', 'returned', 'submitted', 'accepted', 'waived']);

/** A standing duty after something was recorded of it. */
export const StandingAnswer = z.object({
  number: naming(z.string()),
  title: sayable(z.string()),
  state: StandingState,
  due: LocalDate,
  owner: naming(z.string()).optional(),
  /** Another day that was asked for. */
  asked: LocalDate.optional(),
  /** Whoever has the next step: of what was submitted or asked. */
  supervisor: naming(z.string()).optional(),
});
export type StandingAnswer = z.infer<typeof StandingAnswer>;

/** `已登记 **事项〔2026〕3号** 应知应会清单年度核对：已办，等李敏确认。` */
export const standingInWords = ({ number, title, state, due, owner, asked, supervisor }: StandingAnswer): string => {
  const head = `已登记 **${number}** ${title}`;
  switch (state) {
    case 'submitted':
      return `${head}：已办，等${supervisor ?? '主要负责人'}确认。`;
    case 'accepted':
      return `${head}：已办结。`;
    case 'waived':
      return `${head}：本次免办。`;
    case 'open':
    case 'returned':
      return asked === undefined
        ? `${head}：${owner ?? '主要负责人'}办理，${dateInWords(due)}前办结。`
        : `${head}：申请延期到${dateInWords(asked)}，等${supervisor ?? '主要负责人'}同意；同意以前仍为${dateInWords(due)}。`;
  }
};

const NAMED = {
  is: 'number',
  series: '事项',
  any: true,
  offers: { query: 'duties.standing-at-hand', input: {} },
  found: { query: 'duties.standing-at-hand', input: {} },
} as const satisfies FieldKind;

/** The duty an act is on. */
export const standingField = field(anyNumber('事项〔2026〕3号'), {
  label: '事项',
  ask: '哪一项？请写编号，例如“事项〔2026〕3号”。',
  example: '事项〔2026〕3号',
  kind: NAMED,
});

type By = Given<Fields>['by'];

/** Who acts, as the rules see him. */
export const actingOf = (actor: Actor): Acting =>
  actor.is === 'staff'
    ? { staff: actor.staffId, unit: actor.unit, roles: actor.roles }
    : { staff: StaffId.parse(clipped(`system:${actor.name}`, 64)), roles: actor.roles };

/** Where a standing duty is found, decided on and told. */
@Injectable()
export class StandingDesk {
  private readonly streams: Streams<StandingDuty, StandingEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Database) readonly database: Database,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Directory) readonly directory: Directory,
  ) {
    this.streams = ledger.streams(standingDuty);
  }

  /** Records an act by the number of the duty; what another record closes is refused with what does it. */
  async record(
    by: By,
    number: DocumentNumber,
    decision: Decide<StandingDuty, StandingEvent>,
    materials?: readonly FileRef[],
  ): Promise<Answered<StandingAnswer>> {
    const { actor } = by;
    if (number.series !== '事项') return { is: 'refused', ...(await this.closedElsewhere(actor, number)) };
    const missing = await this.files.notKept(actor.organ, materials);
    if (missing) return { is: 'refused', ...refused('duties.file-unknown', { name: missing.name }) };
    const id = await this.ledger.numbered(actor.organ, number);
    if (id === undefined) return { is: 'refused', ...refused('duties.standing-unknown') };
    const recording = await this.streams.decide(by, id, decision);
    if (recording.is === 'refused') return recording;
    const after = await this.streams.now(actor.organ, id);
    if (after.is === 'unknown') return { is: 'refused', ...refused('duties.standing-unknown') };
    const seq = recording.events.at(-1)?.seq;
    return { is: 'done', ...(seq === undefined ? {} : { seq }), answer: await this.answerOf(actor, after) };
  }

  /** As it is told to who acts. */
  async answerOf(actor: Actor, duty: KnownStanding): Promise<StandingAnswer> {
    const { staff } = await this.directory.roll(actor.organ);
    const nameOf = (id: StaffId | undefined) => (id === undefined ? undefined : (staff.get(id)?.name ?? id));
    const [owner, supervisor] = [nameOf(duty.owner), nameOf(duty.supervisor)];
    return {
      number: numberInWords(duty.number),
      title: duty.title,
      state: stateOf(duty),
      due: duty.due,
      ...(owner === undefined ? {} : { owner }),
      ...(supervisor === undefined ? {} : { supervisor }),
      ...(duty.asked ? { asked: duty.asked.until } : {}),
    };
  }

  /** A case's step, an item's approval: it has its own act. */
  private async closedElsewhere(actor: Actor, of: DocumentNumber) {
    const number = numberInWords(of);
    const [open] = await this.database
      .of<DutyTables>(actor.organ)
      .selectFrom('duty_register')
      .select(['name', 'act_title', 'act_says'])
      .where('organ', '=', actor.organ)
      .where('number', '=', number)
      .where('state', '=', 'open')
      .where('side', '=', 'bureau')
      .orderBy(sql`act_says is null`)
      .orderBy('due')
      .limit(1)
      .execute();
    if (!open) return refused('duties.standing-unknown');
    const { name, act_title: title, act_says: says } = open;
    return title === null || says === null
      ? refused('duties.done-by-its-record', { number, name })
      : refused('duties.done-by-its-act', { number, name, title, says });
  }
}

/** In one word; one that was given back is told apart from one that was never done. */
export const stateOf = ({ is, returned }: KnownStanding): z.infer<typeof StandingState> =>
  is === 'open' && returned ? 'returned' : is;
