import { z } from 'zod';
import { Counted, nationalTime, type LegalTime } from '#duties';
import { dateInWords, type LocalDate } from '#kernel';
import { caution, ruleOn, sourcesInWords, versionsOf, type Certainty } from '#rulebook';
import { deadlinesOf, sideOf, startsOf, type Running } from './deadlines.ts';
import type { StepFacts } from './events.ts';
import type { OpenCase } from './state.ts';

/** A deadline as it is told: its rule, its day with the count, and what became of it. `why`: why there is no day. */
export const Told = z.object({
  key: z.string(),
  rule: z.string(),
  name: z.string(),
  side: z.enum(['bureau', 'other']),
  state: z.enum(['open', 'suspended', 'met', 'closed']),
  on: z.string().optional(),
  late: z.boolean(),
  counted: Counted.optional(),
  why: z.string().optional(),
  source: z.string(),
  caution: z.string(),
});
export type Told = z.infer<typeof Told>;

/** Counts the deadlines of a case by the law as the organ has it. */
export const toldOf = (it: OpenCase, time: LegalTime): readonly Told[] => deadlinesOf(it).map((one) => told(one, time));

const told = ({ key, rule, facts, standing }: Running, time: LegalTime): Told => {
  const known = ruleOn(rule, facts.start) ?? versionsOf(rule)[0]!;
  const counted = time.count(rule, facts);
  const on = standing.is === 'met' ? standing.on : undefined;
  return {
    key,
    rule,
    name: known.name,
    side: sideOf(rule),
    state: standing.is,
    late: on !== undefined && counted !== undefined && on > counted.due,
    ...(on === undefined ? {} : { on }),
    ...(counted ? { counted } : {}),
    source: counted?.source ?? sourcesInWords(known),
    caution: counted?.caution ?? caution(known),
    ...(counted
      ? {}
      : {
          why: ruleOn(rule, facts.start) ? '文书没有写明期限，请登记期限' : '当时适用的旧规定没有收录，请自行核对期限',
        }),
  };
};

/** What a step will set running, by the calendar of the whole country; the organ's own is taken when it is recorded. */
export const startedBy = (
  step: string,
  on: LocalDate,
  facts: StepFacts,
): readonly {
  readonly name: string;
  readonly due: LocalDate;
  readonly source: string;
  readonly certainty: Certainty;
}[] =>
  startsOf({ step, on, facts }).flatMap(({ rule, facts: from }) => {
    const known = ruleOn(rule, from.start);
    const counted = known && nationalTime.countBy(known, from);
    return counted
      ? [{ name: known.name, due: counted.due, source: counted.source.split('；')[0]!, certainty: known.certainty }]
      : [];
  });

const stateInWords = ({ state, on, late, counted, side, why }: Told, today: LocalDate): string => {
  switch (state) {
    case 'met':
      return `${dateInWords(on as LocalDate)}已办${late ? '，**逾期**' : ''}`;
    case 'closed':
      return '不再需要';
    case 'suspended':
      return '中止中，恢复后顺延';
    case 'open':
      return counted === undefined
        ? (why ?? '')
        : counted.due < today
          ? side === 'bureau'
            ? '**已逾期**'
            : '期限已过'
          : '';
  }
};

/** A deadline in one line of chat, with its article. */
export const toldInWords = (it: Told, today: LocalDate): string => {
  const { name, counted, source, caution: cautioned, side } = it;
  const state = stateInWords(it, today);
  return [
    `${side === 'other' ? '（对方）' : ''}**${name}**：${counted && it.state !== 'suspended' ? `${dateInWords(counted.due)}${counted.provisional ? '（暂定）' : ''}` : ''}${state === '' ? '' : counted && it.state !== 'suspended' ? `，${state}` : state}`,
    counted?.safe ? `，稳妥起见${dateInWords(counted.safe)}前办结` : '',
    `（${source.split('；')[0]!}${cautioned === '' ? '' : `，${cautioned}`}）`,
  ].join('');
};
