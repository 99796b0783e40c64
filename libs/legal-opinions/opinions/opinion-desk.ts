// The desk that every step of an opinion goes over, and what it answers.
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Recording, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  carrying,
  dateOf,
  field,
  Marks,
  naming,
  numberInWords,
  sayable,
  writtenNumber,
  type Actor,
  type Decide,
  type DocumentNumber,
  type Fields,
  type FileRef,
  type LocalDate,
  type NextStep,
} from '#kernel';
import { adviser, isEngagedOn } from '../advisers/adviser.ts';
import { refused } from '../ground/refusals.ts';
import { CONCLUSIONS, Conclusion, NAMED_OPINION, OpinionId } from '../ground/terms.ts';
import type { OpinionEvent } from './events.ts';
import { opinion, unsettled, type KnownOpinion, type Opinion } from './opinion.ts';
import { OpinionState } from './opinion-register/opinion-line.ts';
import { isOutsider, seesOpinion } from './seeing.ts';

/** An opinion after something was recorded: what it comes to, and the suggestions left to settle. */
export const OpinionAnswer = carrying(
  z.object({
    opinion: OpinionId,
    number: naming(z.string()),
    title: sayable(z.string()),
    state: OpinionState,
    adviser: sayable(z.string()).optional(),
    conclusion: Conclusion.optional(),
    suggestions: z.int(),
    unsettled: z.array(z.int()),
    outdated: z.boolean(),
    marks: Marks,
  }),
);
export type OpinionAnswer = z.infer<typeof OpinionAnswer>;

/** What stands now, and what waits. */
export const opinionInWords = (answer: OpinionAnswer): string => {
  const { number, title, state, adviser: name, conclusion, suggestions, unsettled: left, outdated } = answer;
  const head = `已登记 **${number}** ${title}`;
  switch (state) {
    case 'asked':
      return `${head}\n\n${name === undefined ? '等待指派法律顾问。' : `由${name}出具意见。`}`;
    case 'delivered': {
      const settled = left.length > 0 ? `，还有${left.length}条待登记采纳情况` : '';
      const given = `${name ?? ''}：**${CONCLUSIONS[conclusion!].label}**`;
      const changed = outdated ? '\n\n出具意见后文本已经修改，须重新出具。' : '';
      return `${head}\n\n${given}${suggestions > 0 ? `，建议${suggestions}条${settled}` : ''}。${changed}`;
    }
    case 'superseded':
      return `${head}：已由后一次送审代替。`;
    case 'withdrawn':
      return `${head}：已撤回。`;
  }
};

/** What is likely done next. */
export const opinionNext = ({
  number,
  state,
  adviser: name,
  unsettled: [first],
}: OpinionAnswer): readonly NextStep[] => {
  if (state === 'asked' && name === undefined) return [{ title: '指派顾问', says: `指派顾问 ${number}` }];
  if (state === 'delivered' && first !== undefined)
    return [{ title: '登记采纳情况', says: `采纳情况 ${number} 第${first}条` }];
  return [];
};

export const opinionField = field(writtenNumber('意见'), {
  label: '法律意见',
  ask: '哪一份法律意见？请写编号，例如“意见〔2026〕8号”。',
  example: '意见〔2026〕8号',
  kind: NAMED_OPINION,
});

type By = Given<Fields>['by'];

/** An opinion as somebody sees it; `his`: he is the adviser it was given to, and is engaged. */
export interface Seen {
  readonly known: KnownOpinion;
  readonly his: boolean;
}

/** Where an opinion is found, held against who asks, decided on and told. */
@Injectable()
export class OpinionDesk {
  private readonly opinions: Streams<Opinion, OpinionEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
  ) {
    this.opinions = ledger.streams(opinion);
  }

  /** An opinion that a person may see, by its number; undefined if there is none such for him. */
  async seen(actor: Actor, number: DocumentNumber, today: LocalDate): Promise<Seen | undefined> {
    const id = await this.ledger.numbered(actor.organ, number);
    const known: Opinion = id === undefined ? { is: 'unknown' } : await this.opinions.now(actor.organ, id);
    if (known.is === 'unknown') return undefined;
    const his = await this.isHis(actor, known, today);
    return seesOpinion(actor, known, his) ? { known, his } : undefined;
  }

  /** Whether it was given to him, and his engagement holds. */
  private async isHis(actor: Actor, { assigned }: KnownOpinion, today: LocalDate): Promise<boolean> {
    if (!assigned || actor.is !== 'staff') return false;
    const to = await this.ledger.streams(adviser).now(actor.organ, assigned.adviser);
    return to.is === 'engaged' && to.account === actor.staffId && isEngagedOn(to, today);
  }

  /** Asks for an opinion; it gets its number with the first event. */
  async ask(by: By, id: OpinionId, decision: Decide<Opinion, OpinionEvent>, materials?: readonly FileRef[]) {
    const missing = await this.files.notKept(by.actor.organ, materials);
    if (missing) return { is: 'refused' as const, ...refused('opinions.material-unknown', { name: missing.name }) };
    return this.told(by, id, await this.opinions.decide(by, id, decision));
  }

  /**
   * Records a step of an opinion, by its number.
   * @param may whether this person may take the step; else it is refused by `otherwise`
   */
  async record(
    by: By,
    number: DocumentNumber,
    decision: Decide<Opinion, OpinionEvent>,
    {
      may,
      materials,
    }: {
      readonly may: (known: KnownOpinion, his: boolean) => boolean;
      readonly materials?: readonly FileRef[] | undefined;
    },
  ): Promise<Answered<OpinionAnswer>> {
    const { actor, at } = by;
    const seen = await this.seen(actor, number, dateOf(at));
    if (!seen) return { is: 'refused', ...refused('opinions.unknown') };
    const { known, his } = seen;
    if (!may(known, his))
      return {
        is: 'refused',
        ...refused(isOutsider(actor) ? 'opinions.not-the-adviser' : 'opinions.returned-by-asker'),
      };
    const missing = await this.files.notKept(actor.organ, materials);
    if (missing) return { is: 'refused', ...refused('opinions.material-unknown', { name: missing.name }) };
    return this.told(by, known.opinion, await this.opinions.decide(by, known.opinion, decision));
  }

  private async told(by: By, id: OpinionId, recording: Recording<OpinionEvent>): Promise<Answered<OpinionAnswer>> {
    if (recording.is === 'refused') return recording;
    const after = await this.opinions.now(by.actor.organ, id);
    if (after.is === 'unknown') return { is: 'refused', ...refused('opinions.unknown') };
    const seq = recording.events.at(-1)?.seq;
    return { is: 'done', ...(seq === undefined ? {} : { seq }), answer: answerOf(after) };
  }
}

const answerOf = (known: KnownOpinion): OpinionAnswer => {
  const { delivery, assigned } = known;
  const name = known.is === 'delivered' ? delivery?.by : assigned?.name;
  return {
    opinion: known.opinion,
    number: numberInWords(known.number),
    title: known.subject.title,
    state: known.is,
    ...(name === undefined ? {} : { adviser: name }),
    ...(delivery && known.is === 'delivered' ? { conclusion: delivery.conclusion } : {}),
    suggestions: delivery?.suggestions.length ?? 0,
    unsettled: unsettled(known).map(({ n }) => n),
    outdated: delivery?.outdated ?? false,
    marks: [...known.marks],
  };
};
