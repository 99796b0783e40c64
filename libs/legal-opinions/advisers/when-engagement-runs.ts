import { Duties, nationalTime, type Wanted } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { addDays, numberInWords } from '#kernel';
import { adviser, type EngagedAdviser, type Term } from './adviser.ts';
import { ADVISER_EVENTS } from './events.ts';

/** So many days before the last one somebody sees to it that he is engaged again, or another is. */
const AHEAD_DAYS = 30;

const keepTerms = async ({ organ, data }: Happened<(typeof ADVISER_EVENTS)[number]>, { ledger, because }: Acting) => {
  const known = await ledger.streams(adviser).now(organ, data.adviser);
  if (known.is === 'unknown') return;
  const duties = new Duties(ledger);
  for (const [n, term] of known.terms.entries()) await duties.keep(because(), renewalOf(known, term, n));
};

/** That a term runs out is a duty of who engaged him; done when he is engaged again, needless when he was let go. */
const renewalOf = (known: EngagedAdviser, term: Term, n: number): Wanted => {
  const due = addDays(term.until, -AHEAD_DAYS);
  return {
    origin: {
      room: 'advisers',
      id: known.adviser,
      number: numberInWords(known.number),
      title: known.firm === undefined ? known.name : `${known.name}（${known.firm}）`,
      marks: [],
    },
    key: `term-${n + 1}`,
    name: `法律顾问聘期${term.until}届满，办理续聘或者改聘`,
    facts: { start: term.until },
    counted: {
      due,
      counted: due,
      provisional: false,
      steps: [{ day: due, what: `聘期末日${term.until}之前${AHEAD_DAYS}日` }],
      source: '本局安排',
      caution: '',
      law: nationalTime.number,
    },
    unit: known.unit,
    ...(known.engagedBy ? { owner: known.engagedBy } : {}),
    side: 'bureau',
    standing: standingOf(term, known.terms[n + 1]),
    why: 'corrected',
  };
};

const standingOf = (term: Term, next: Term | undefined): Wanted['standing'] => {
  if (next) return { is: 'closed', why: '已续聘' };
  return term.endedOn === undefined ? { is: 'open' } : { is: 'closed', why: '已终止聘任' };
};

/** The end of each engagement is seen to in time. */
export const whenEngagementRuns = policy('advisers.when-engagement-runs').onStreams().on(ADVISER_EVENTS, keepTerms);
