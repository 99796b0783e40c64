/** A message as the model sees it: facts give way to a sign of their kind, so that one line teaches all days and sums. */
import { halfWidth } from '#kernel';
import type { Fact } from '../reading/facts.ts';
import type { Found } from '../reading/found.ts';

/** Of our own records each series has its sign: what is done to a case is not done to a task. */
const OF_SERIES: Readonly<Record<string, string>> = {
  议题: 'I',
  案件: 'K',
  会议: 'G',
  任务: 'T',
  处置: 'E',
  意见: 'O',
};

/** One capital letter for a kind of fact; the rest of a marked text is in small letters. */
export const signOf = (fact: Fact): string => {
  switch (fact.of) {
    case 'date':
      return 'D';
    case 'amount':
      return 'M';
    case 'count':
      return 'C';
    case 'person':
      return fact.read.is === 'away' ? 'Q' : 'P';
    case 'unit':
      return 'U';
    case 'number':
      return signOfNumber(fact.read);
  }
};

const signOfNumber = (naming: (Fact & { of: 'number' })['read']): string => {
  switch (naming.is) {
    case 'record':
      return OF_SERIES[naming.number.slice(0, 2)] ?? 'W';
    case 'document':
      return 'W';
    case 'case':
      return 'A';
    case 'meeting':
      return 'G';
  }
};

/** Small letters, one sign for every pause. */
export const evened = (text: string): string =>
  halfWidth(text)
    .toLowerCase()
    .replace(/[\s,，。;；:：、!！?？~…]+/gu, '|');

/** `昨天收到3万元` gives `D收到M`; figures that are no fact become `0`. */
export const marked = (text: string, facts: readonly Found<Fact>[]): string => {
  const parts: string[] = [];
  let at = 0;
  for (const { value, from, to } of facts) {
    parts.push(figuresEvened(evened(text.slice(at, from))), signOf(value));
    at = to;
  }
  parts.push(figuresEvened(evened(text.slice(at))));
  return parts.join('');
};

const figuresEvened = (text: string): string => text.replace(/\d[\d.]*/gu, '0');
