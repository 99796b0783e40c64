import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { TheLaw } from '#duties';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Recording, type Streams } from '#infra/events';
import {
  dateInWords,
  dateOf,
  fold,
  numberInWords,
  type Decide,
  type DocumentNumber,
  type Fields,
  type LocalDate,
} from '#kernel';
import { caseDecider, oddities } from './case.ts';
import { Told, toldInWords, toldOf } from './counted.ts';
import { CaseId, EntryId, type CaseEvent } from './events.ts';
import { refused } from './refusals.ts';
import { mayHandle } from './seeing.ts';
import type { Case, Entry, OpenCase } from './state.ts';

/** What a case comes to after something was recorded: its dates, those that moved, and what is odd. */
export const CaseAnswer = z.object({
  number: z.string(),
  case: CaseId,
  title: z.string(),
  entry: EntryId.optional(),
  deadlines: z.array(Told),
  moved: z.array(z.object({ name: z.string(), was: z.string(), due: z.string() })),
  oddities: z.array(z.string()),
  today: z.string(),
  opened: z.boolean(),
});
export type CaseAnswer = z.infer<typeof CaseAnswer>;

/** Every date with its article, those that moved first. */
export const caseInWords = ({ number, title, deadlines, moved, oddities: odd, today, opened }: CaseAnswer): string => {
  const told = deadlines.filter(({ state }) => state !== 'closed');
  return [
    `${opened ? '已登记' : '已记入'} **${number}** ${title}`,
    moved.length > 0
      ? `日期有变动：\n\n${moved.map(({ name, was, due }) => `- ${name}：${dateInWords(was as LocalDate)} → **${dateInWords(due as LocalDate)}**`).join('\n')}`
      : '',
    told.length > 0 ? `期限：\n\n${told.map((one) => `- ${toldInWords(one, today as LocalDate)}`).join('\n')}` : '',
    odd.length > 0 ? `请注意：\n\n${odd.map((one) => `- ${one}`).join('\n')}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

type By = Given<Fields>['by'];

/** Where a case is found, held against who asks, decided on, recorded and counted. */
@Injectable()
export class CaseDesk {
  private readonly cases: Streams<Case, CaseEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(TheLaw) private readonly law: TheLaw,
  ) {
    this.cases = ledger.streams(caseDecider);
  }

  async open(by: By, id: CaseId, decision: Decide<Case, CaseEvent>, taken: Entry): Promise<Answered<CaseAnswer>> {
    const recording = await this.cases.decide(by, id, decision);
    if (recording.is === 'refused') return recording;
    const { number } = recording.events[0]!.data as { number: DocumentNumber };
    return this.answer(by, id, { is: 'unknown' }, recording, numberInWords(number), taken, true);
  }

  /** @param decision given the case as it is and the organ's law */
  async record(
    by: By,
    of: DocumentNumber,
    decision: (it: OpenCase, law: Awaited<ReturnType<TheLaw['of']>>) => Decide<Case, CaseEvent>,
    taken?: Entry,
  ): Promise<Answered<CaseAnswer>> {
    const id = await this.ledger.numbered(by.actor.organ, of);
    const before: Case = id === undefined ? { is: 'unknown' } : await this.cases.now(by.actor.organ, id);
    if (id === undefined || before.is === 'unknown' || !mayHandle(by.actor, before))
      return { is: 'refused', ...refused('cases.unknown') };
    const recording = await this.cases.decide(by, id, decision(before, await this.law.of(by.actor.organ)));
    return recording.is === 'refused'
      ? recording
      : this.answer(by, CaseId.parse(id), before, recording, numberInWords(of), taken, false);
  }

  private async answer(
    by: By,
    id: CaseId,
    before: Case,
    recording: Recording & { readonly is: 'recorded' },
    number: string,
    taken: Entry | undefined,
    opened: boolean,
  ): Promise<Answered<CaseAnswer>> {
    // Ours may not be the only event since it was read: what others recorded meanwhile belongs to the answer.
    const ours = recording.events as unknown as readonly (CaseEvent & { readonly version: number })[];
    const after = (
      before.is === 'unknown' && !recording.repeated
        ? fold(caseDecider, ours)
        : await this.cases.now(by.actor.organ, id)
    ) as OpenCase;
    const time = await this.law.of(by.actor.organ);
    const deadlines = toldOf(after, time);
    const dues = new Map(
      (before.is === 'unknown' ? [] : toldOf(before, time)).map(({ key, counted }) => [key, counted?.due]),
    );
    const moved = deadlines.flatMap(({ key, name, counted, state }) => {
      const was = dues.get(key);
      return was !== undefined && counted && counted.due !== was && state !== 'closed'
        ? [{ name, was, due: counted.due }]
        : [];
    });
    const seq = recording.events.at(-1)?.seq;
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: {
        number,
        case: id,
        title: after.title,
        ...(taken ? { entry: taken.entry } : {}),
        deadlines: [...deadlines],
        moved,
        oddities: taken ? [...oddities(before, taken)] : [],
        today: dateOf(by.at),
        opened,
      },
    };
  }
}
