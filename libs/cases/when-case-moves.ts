import { Duties, LAPSED, LegalTime, TheLaw, type Wanted, type Why } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { dateOf, fold, numberInWords, type LocalDate } from '#kernel';
import { mayLapse, versionsOf } from '#rulebook';
import { caseDecider } from './case.ts';
import { dayOf } from './counted.ts';
import { deadlinesOf, type Running } from './deadlines.ts';
import { CASE_EVENTS, CaseOpened, type CaseEvent } from './events.ts';
import type { OpenCase } from './state.ts';

type CaseMoved = Happened<(typeof CASE_EVENTS)[number]>;

/** Opened, met, moved, stopped and closed by the case itself. */
const keepDuties = async (event: CaseMoved, acting: Acting) => {
  const { ledger, organ, because } = acting;
  const [known, time, history] = await Promise.all([
    ledger.streams(caseDecider).now(organ, event.data.case),
    new TheLaw(ledger).of(organ),
    ledger.read(organ, event.stream),
  ]);
  if (known.is === 'unknown') return;
  const number = numberInWords((history[0]!.data as Happened<typeof CaseOpened>['data']).number);
  const before = fold(
    caseDecider,
    (history as readonly CaseMoved[]).filter(({ version }) => version < event.version),
  );
  const wanted = wantedOf(known, time, number, { why: whyOf(event), today: dateOf(event.recordedAt) });
  const once = before.is === 'unknown' ? [] : onceWanted(before, known, number);
  await new Duties(ledger).keepAll(because, wanted, once);
};

const whyOf = ({ type }: Pick<CaseEvent, 'type'>): Why => {
  switch (type) {
    case 'cases.period-extended':
    case 'cases.extension-corrected':
    case 'cases.extension-struck':
      return 'extended';
    case 'cases.case-suspended':
    case 'cases.case-resumed':
    case 'cases.halt-corrected':
    case 'cases.halt-struck':
      return 'suspended';
    case 'cases.case-opened':
    case 'cases.step-taken':
    case 'cases.step-corrected':
    case 'cases.step-struck':
    case 'cases.handlers-named':
    case 'cases.documents-added':
    case 'cases.case-archived':
      return 'corrected';
  }
};

const dutyOf = (known: OpenCase, number: string, { rule, side, cautious }: Running) => ({
  origin: { room: 'cases', id: known.case, number, title: known.title, marks: ['personal'] as const },
  name: `${versionsOf(rule)[0]!.name}${cautious === undefined ? '' : '，暂按较短期限'}`,
  rule,
  unit: known.unit,
  owner: known.handler,
  ...(known.deputy ? { deputy: known.deputy } : {}),
  side,
});

const wantedOf = (
  known: OpenCase,
  time: LegalTime,
  number: string,
  { why, today }: { readonly why: Why; readonly today: LocalDate },
): readonly Wanted[] =>
  deadlinesOf(known).map((running) => {
    const { key, rule } = running;
    const { facts, counted } = dayOf(running, time);
    const isOver = running.standing.is === 'open' && mayLapse(rule) && counted !== undefined && counted.due < today;
    const standing = isOver ? LAPSED : running.standing;
    return { ...dutyOf(known, number, running), key, facts, standing, why, ...(counted ? { counted } : {}) };
  });

/**
 * What ran before and may not run any more, because what set it running was struck or put right, and what once was ours
 * and is the other side's.
 */
const onceWanted = (before: OpenCase, known: OpenCase, number: string): readonly Wanted[] => {
  const oncePlain = deadlinesOf(known)
    .filter(({ theirs }) => theirs !== undefined)
    .map((running) => ({ ...running, key: `${running.entry}:${running.rule}` }));
  return [...deadlinesOf(before), ...oncePlain].map((running) => ({
    ...dutyOf(known, number, running),
    key: running.key,
    facts: running.facts,
    standing: running.standing,
    why: 'corrected',
  }));
};

/** The duties of a case are what its steps make of them. */
export const whenCaseMoves = policy('cases.when-case-moves').onStreams().on(CASE_EVENTS, keepDuties);
