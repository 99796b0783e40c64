// Which reviews are asked for by themselves, because the item needs them: with whom, by which rule, until when.
import { z } from 'zod';
import type { LegalTime } from '#duties';
import { dateInWords, LocalDate, sayable } from '#kernel';
import { ruleOn } from '#rulebook';
import { Gate, GATES } from './gate-kinds.ts';
import { LEGAL_OFFICE } from './legal-office.ts';

/** Whom a review is asked of, how that is said, and the rule that counts its days. */
interface Asking {
  readonly sentTo: string;
  readonly how: string;
  readonly period?: { readonly rule: string; inWords(day: LocalDate): string };
}

const BY_RULE: Readonly<Partial<Record<Gate, Asking>>> = {
  legalOpinion: {
    sentTo: '法律顾问',
    how: `由${LEGAL_OFFICE}指派法律顾问`,
    period: { rule: 'lc-time', inWords: (day) => `${dateInWords(day)}前出具` },
  },
  legalityReview: {
    sentTo: LEGAL_OFFICE,
    how: `由${LEGAL_OFFICE}审查`,
    period: { rule: 'mad-legality', inWords: (day) => `最早${dateInWords(day)}办结` },
  },
  // fcr-timing: no days are set; before the group discusses it.
  fairCompetition: { sentTo: LEGAL_OFFICE, how: `由${LEGAL_OFFICE}审查，提交会议讨论前完成` },
};

/** Of the gates an item must pass, those that are asked for by themselves. */
export const askedByRule = (needs: readonly Gate[]): readonly Gate[] => needs.filter((gate) => gate in BY_RULE);

/** Whom such a review is asked of, and the rule by which it is. */
export const askingOf = (gate: Gate): { readonly sentTo: string; readonly rule: string } => ({
  sentTo: BY_RULE[gate]?.sentTo ?? LEGAL_OFFICE,
  rule: GATES[gate].source,
});

/** A review that was asked for by itself: since when, with whom, by which rule, until when as far as a rule counts it. */
export const AskedReview = z.object({
  gate: Gate,
  on: LocalDate,
  how: sayable(z.string()),
  source: z.string(),
  until: LocalDate.optional(),
});
export type AskedReview = z.infer<typeof AskedReview>;

/** The same, counted by the organ's law. */
export const askedReview = (gate: Gate, on: LocalDate, law: LegalTime): AskedReview => {
  const { how = '', period } = BY_RULE[gate] ?? {};
  const until = period && dayOf(period.rule, on, law);
  return { gate, on, how, source: GATES[gate].source, ...(until === undefined ? {} : { until }) };
};

/** The last day of a period, or the first on which a shortest time is over. */
const dayOf = (id: string, start: LocalDate, law: LegalTime): LocalDate | undefined => {
  const rule = ruleOn(id, start);
  const reckoned = rule && law.reckon(rule, { start });
  if (reckoned?.is === 'earliest') return reckoned.day;
  return reckoned?.is === 'counted' ? reckoned.counted.due : undefined;
};

/** `法律顾问意见：由政策法规科指派法律顾问，2026-03-05(周四)前出具（中办发〔2016〕30号）` */
export const reviewInWords = ({ gate, how, source, until }: AskedReview): string => {
  const day = until === undefined ? '' : `，${BY_RULE[gate]!.period!.inWords(until)}`;
  return `${GATES[gate].label}：${how}${day}（${source}）`;
};
