// Whether two records speak of one paper: by its number where it has one, else by who sent it, whom and what it is about.
import { derivedId, halfWidth } from '#kernel';
import { CaseId, type FactName, type StepFacts } from './events.ts';
import type { Case, Entry } from './state.ts';

/** A paper as it was received: which step it is, on which day, with what it says. */
type Paper = Pick<Entry, 'step' | 'on' | 'facts'>;

/** By what a paper is told from another: who sent it, whom it is about, what it says. Files may differ. */
export const told = ({ party, authority, reference, act, matter, document, result }: StepFacts) => ({
  party,
  authority,
  reference,
  act,
  matter,
  document,
  result,
});

/** Words as they are compared: however wide their signs are, wherever there is a space. */
const compared = (words: string): string => halfWidth(words).replaceAll(/\s/gu, '').toLowerCase();

/** What names a paper: its number, else all it is told by. */
const nameOf = ({ step, on, facts }: Paper): string => {
  const { reference, ...rest } = told(facts);
  const named = reference === undefined ? rest : { reference };
  const words = Object.entries(named).map(([fact, value]) => [fact, value === undefined ? '' : compared(value)]);
  return JSON.stringify([step, on, words]);
};

/** Whether a case was opened by this paper, as it stands after corrections. */
export const openedByPaper = (state: Case, paper: Paper): boolean => {
  const [first] = state.is === 'unknown' ? [] : state.entries;
  return first !== undefined && nameOf(first) === nameOf(paper);
};

/**
 * The case a first paper opens. Whoever files the paper comes to the same, so that the ledger itself lets only one in.
 * @param n counts the cases that were opened under this name by a paper that turned out to be another
 */
export const caseOfPaper = (organ: string, paper: Paper, n: number): CaseId =>
  CaseId.parse(derivedId(`${organ}:${nameOf(paper)}:${n}`, 'case'));

/** Whether a step says nothing that this one, on record, does not say. */
export const saidAlready = (recorded: Paper, { step, on, facts }: Paper): boolean =>
  recorded.step === step &&
  recorded.on === on &&
  (Object.keys(facts) as FactName[]).every(
    (fact) => fact === 'materials' || JSON.stringify(facts[fact]) === JSON.stringify(recorded.facts[fact]),
  );
