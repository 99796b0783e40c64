// What is to be done about a document, by when: derived from its steps every time, never stored with it.
import type { Counted, Facts as CountFacts, LegalTime, Standing, Wanted } from '#duties';
import { numberInWords, type LocalDate, type Mark, type UnitId } from '#kernel';
import { caution, ruleOn, sourcesInWords, versionsOf } from '#rulebook';
import { monthsAfter } from '#calendar';
import { conclusionOf } from './competition/conclusion.ts';
import { asItSays, publishedOn, repealedFrom, validity, validityFacts, validityRule } from './life.ts';
import { latest, taken, type Entry, type Known } from './state.ts';

/** Something that is to be done, with its day if there is one. */
export interface Due {
  readonly key: string;
  readonly name: string;
  readonly rule?: string;
  readonly facts?: CountFacts;
  readonly counted?: Counted;
  readonly standing: Standing;
  /** It is for the legality reviewers to do. */
  readonly reviewers?: true;
}

/** The unit of the legality reviewers, where a document does not say who reviewed it. */
export const REVIEWERS = 'legal' as UnitId;
/** What a document bears before others: nothing of it is marked as a whole. */
const MARKS: readonly Mark[] = [];

type Counting = (rule: string, facts: CountFacts) => Pick<Due, 'rule' | 'facts' | 'counted' | 'name'>;

const counting =
  (time: LegalTime): Counting =>
  (rule, facts) => {
    const counted = time.count(rule, facts);
    const { name } = ruleOn(rule, facts.start) ?? versionsOf(rule)[0]!;
    return { rule, name, facts, ...(counted ? { counted } : {}) };
  };

/** To a day that a paper says. */
const saidToBe = (name: string, start: LocalDate, day: LocalDate): Pick<Due, 'name' | 'facts' | 'counted'> => ({
  name,
  facts: { start, stated: day },
  counted: asItSays(day, '文书写明的期限'),
});

const OPEN: Standing = { is: 'open' };
const met = (entry: Entry | undefined): Standing => (entry ? { is: 'met', on: entry.on } : OPEN);
const closed = (why: string): Standing => ({ is: 'closed', why });

/** The first such step after another. */
const after = (document: Known, { n }: Entry, ...steps: readonly string[]): Entry | undefined =>
  taken(document, ...steps).find((entry) => entry.n > n);

const feedbackDues = (document: Known): readonly Due[] =>
  taken(document, 'consult-public').map((notice) => ({
    key: `feedback:${notice.entry}`,
    name: `公开征求意见${notice.facts.endDate}截止后公布采纳情况`,
    standing: met(after(document, notice, 'publish-feedback')),
  }));

/** Each set of papers that was complete is reviewed in its time; one that was sent back begins anew when it is complete. */
const reviewDues = (document: Known, count: Counting): readonly Due[] =>
  taken(document, 'ask-legality-review', 'supplement-legality-review').map((asked) => {
    const returned = after(document, asked, 'return-legality-review');
    const delivered = after(document, asked, 'deliver-legality-review');
    const isReturned = returned !== undefined && (delivered === undefined || returned.n < delivered.n);
    const changed = after(document, asked, 'revise-draft');
    const isOverrun = changed !== undefined && (delivered === undefined || changed.n < delivered.n);
    const running = isOverrun ? closed('文本已经改动') : met(delivered);
    return {
      ...count('nd-legality-end', { start: asked.on }),
      key: `review:${asked.entry}`,
      standing: isReturned ? closed('退回补正') : running,
      reviewers: true as const,
    };
  });

const publicationDues = (document: Known, count: Counting): readonly Due[] => {
  const issued = latest(document, 'issue');
  if (!issued || document.kind === 'internal') return [];
  const published = latest(document, 'publish-document');
  const due = { ...count('info-proactive', { start: issued.on }), name: '公布文件' };
  return [{ ...due, key: 'publish', standing: met(published) }, ...sincePublished(document, published, count)];
};

const sincePublished = (document: Known, published: Entry | undefined, count: Counting): readonly Due[] => {
  if (!published) return [];
  const start = published.on;
  const interpreted: Due = {
    ...count('nd-interpret', { start }),
    key: 'interpret',
    standing: met(taken(document, 'publish-interpretation')[0]),
  };
  if (document.kind !== 'normative') return [interpreted];
  const filed: Due = {
    ...count('nd-file', { start }),
    key: 'file',
    standing: met(taken(document, 'file-for-record')[0]),
  };
  return [interpreted, filed, ...filingAgain(document), ...filingOfChanges(document, count)];
};

/**
 * What is amended, or repealed by a decision of its own, is filed like the document; what takes its place is itself,
 * and so is the list of a clean-up.
 */
const filingOfChanges = (document: Known, count: Counting): readonly Due[] =>
  taken(document, 'amend-document', 'repeal')
    .filter(({ facts }) => facts.replacedBy === undefined && facts.by === undefined)
    .map((change) => ({
      ...count('nd-file', { start: change.on }),
      name: change.step === 'repeal' ? '文件废止备案' : '文件修改备案',
      key: `file-change:${change.entry}`,
      standing: met(after(document, change, 'file-for-record')),
    }));

/** What was sent in for the record and came back is completed by the day that was said. */
const filingAgain = (document: Known): readonly Due[] =>
  taken(document, 'file-for-record').flatMap((entry) => {
    const { missing, dueDate } = entry.facts;
    if (missing === undefined) return [];
    const said = dueDate === undefined ? { name: '' } : saidToBe('', entry.on, dueDate);
    const again = after(document, entry, 'file-for-record');
    return [{ ...said, key: `refile:${entry.entry}`, name: '补正备案材料', standing: met(again) }];
  });

/** From when on an evaluation speaks of the term that runs now. */
const termBegan = (document: Known): number => latest(document, 'renew-document')?.n ?? 0;

/**
 * So many months before the last day (届满前六个月): to the corresponding day, month end if there is none; days off do
 * not move it.
 */
export const alarm = (until: LocalDate, months: 3 | 6): Counted => {
  const due = monthsAfter(until, -months);
  const rule = versionsOf('nd-validity-alert')[0]!;
  const steps = [{ day: due, what: `届满（${until}）前${months}个月` }];
  return {
    due,
    counted: due,
    provisional: false,
    steps,
    source: sourcesInWords(rule),
    caution: caution(rule),
    law: 0,
  };
};

const validityDues = (document: Known, time: LegalTime): readonly Due[] => {
  const until = validity(document, time);
  const facts = validityFacts(document);
  if (publishedOn(document) === undefined || until === undefined || facts === undefined) return [];
  const repealed = repealedFrom(document);
  const judged = taken(document, 'evaluate')
    .filter(({ n }) => n > termBegan(document))
    .at(-1);
  const lapses = judged?.facts.conclusion === '到期失效' || judged?.facts.conclusion === '废止';
  const gone = repealed === undefined ? undefined : closed('已经废止');
  const says = typeof facts.stated === 'string';
  return [
    {
      key: 'evaluate',
      name: '有效期届满前评估',
      facts: { start: until.due },
      counted: alarm(until.due, 6),
      standing: gone ?? met(judged),
    },
    {
      key: 'renewal',
      name: '有效期届满前三个月再次提示',
      facts: { start: until.due },
      counted: alarm(until.due, 3),
      standing: gone ?? (lapses ? met(judged) : OPEN),
    },
    {
      key: 'validity',
      name: '有效期届满前决定延续、修改或者废止',
      ...(says ? {} : { rule: validityRule(document) }),
      facts,
      counted: until,
      standing: gone ?? (lapses ? met(judged) : OPEN),
    },
  ];
};

/** An exception of Art. 12 holds for a time only. */
const exceptionDues = (document: Known): readonly Due[] => {
  const review = latest(document, 'fair-competition-review');
  const endDate = review?.facts.endDate;
  if (!review || endDate === undefined || conclusionOf(review.facts).is !== 'excepted') return [];
  const ended = after(document, review, 'repeal', 'amend-document');
  return [
    { ...saidToBe('公平竞争例外规定的实施期限届满', review.on, endDate), key: 'exception', standing: met(ended) },
  ];
};

/** What was found wrong with it is put right: by amending, repealing, or another text. */
const faultDues = (document: Known): readonly Due[] =>
  taken(document, 'note-unlawful', 'challenge-competition').flatMap((entry) => {
    const { step, facts } = entry;
    if (step === 'challenge-competition' && facts.breach !== 'yes') return [];
    const name = step === 'note-unlawful' ? '处理被认定不合法的文件' : '整改违反公平竞争审查标准的内容';
    const said = facts.dueDate === undefined ? {} : saidToBe(name, entry.on, facts.dueDate);
    const righted = after(document, entry, 'amend-document', 'repeal', 'stop-draft', 'revise-draft');
    return [{ ...said, name, key: `fault:${entry.entry}`, standing: met(righted) }];
  });

const draftDues = (document: Known): readonly Due[] => {
  const { dueDate, startedOn, entered } = document;
  if (entered || dueDate === undefined) return [];
  const stopped = latest(document, 'stop-draft');
  const first = taken(document, 'revise-draft')[0];
  const standing = stopped && !first ? closed('终止起草') : met(first);
  return [{ ...saidToBe('完成文件初稿', startedOn, dueDate), key: 'draft', standing }];
};

/** Everything that is or was to be done about a document. */
export const duesOf = (document: Known, time: LegalTime): readonly Due[] => {
  const count = counting(time);
  const dues = [
    ...draftDues(document),
    ...feedbackDues(document),
    ...reviewDues(document, count),
    ...publicationDues(document, count),
    ...validityDues(document, time),
    ...exceptionDues(document),
    ...faultDues(document),
  ];
  const stopped = taken(document, 'stop-draft').length > 0;
  return stopped
    ? dues.map((due) => (due.standing.is === 'open' ? { ...due, standing: closed('终止起草') } : due))
    : dues;
};

/** A due as a duty of its people. */
export const wantedOf = (document: Known, { reviewers, ...due }: Due): Wanted => ({
  ...due,
  origin: {
    room: 'documents',
    id: document.document,
    number: numberInWords(document.number),
    title: document.title,
    marks: MARKS,
  },
  unit: reviewers ? REVIEWERS : document.unit,
  ...(reviewers ? {} : { owner: document.drafter }),
  side: 'bureau',
  why: 'corrected',
});
