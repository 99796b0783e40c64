// The gates of a document's procedure: what must have been done, on which text, before it may go on.
import type { LocalDate } from '#kernel';
import { conclusionOf, clausesInWords } from './competition/conclusion.ts';
import type { Kind } from './events.ts';
import { articleOf, refusedUnder, type Refused } from './refusals.ts';
import { latest, taken, textOf, versionsOf, type Entry, type Known } from './state.ts';

/** A gate. `rule`: where it stands in the rulebook. `how`: what is to be done. `missing`: why it is shut, if it is. */
interface GateRule {
  readonly label: string;
  readonly rule: string;
  readonly kinds: readonly Kind[];
  readonly how: string;
  readonly missing: (document: Known, gate: GateRule) => Refused | undefined;
}

const PUBLIC: readonly Kind[] = ['normative', 'policy'];
const ALL: readonly Kind[] = ['normative', 'policy', 'internal'];

const shut = ({ label, rule, how }: GateRule): Refused =>
  refusedUnder(rule, 'documents.gate-missing', { gate: label, how });

/** A step that belongs to the text as it is now. */
const onThisText = (document: Known, gate: GateRule, entry: Entry): Refused | undefined =>
  entry.text === textOf(document) ? undefined : refusedUnder(gate.rule, 'documents.text-changed', { gate: gate.label });

/** What was done on the matter stands until the draft is another in substance. */
const sinceSubstance = (document: Known, ...steps: readonly string[]): Entry | undefined => {
  const changed = versionsOf(document).findLast(({ facts }) => facts.change === 'substantial')?.n ?? 0;
  return taken(document, ...steps).findLast(({ n }) => n > changed);
};

const consulted = (document: Known, gate: GateRule): Refused | undefined => {
  const notice = sinceSubstance(document, 'consult-public');
  if (!notice) return shut(gate);
  const told = taken(document, 'publish-feedback').findLast(({ n }) => n > notice.n);
  if (!told) return shut({ ...gate, how: '征求意见截止后逐条处理意见，登记“反馈采纳情况”' });
  return opinionsOpen(document);
};

/** Opinions of which nobody has said what became of them. */
export const opinionsOpen = ({ opinions }: Known): Refused | undefined => {
  const left = opinions.flatMap(({ adopted }, n) => (adopted === undefined ? [n + 1] : []));
  if (left.length === 0) return undefined;
  return refusedUnder('mad-feedback', 'documents.opinions-open', { left: left.slice(0, 20).join('、') });
};

const argued = (document: Known, gate: GateRule): Refused | undefined => {
  const review = sinceSubstance(document, 'expert-review');
  if (!review) return shut(gate);
  return review.facts.conclusion === '不可行'
    ? refusedUnder(gate.rule, 'documents.not-feasible', { gate: gate.label, conclusion: '不可行' })
    : undefined;
};

const riskBorne = (document: Known, gate: GateRule): Refused | undefined => {
  const assessed = sinceSubstance(document, 'risk-assessment');
  if (!assessed) return shut(gate);
  return assessed.facts.conclusion === '不可控'
    ? refusedUnder(gate.rule, 'documents.risk-not-controllable')
    : undefined;
};

const ownReviewed = (document: Known, gate: GateRule): Refused | undefined => {
  const review = latest(document, 'own-review');
  if (!review) return shut(gate);
  if (review.facts.conclusion === '不同意')
    return refusedUnder(gate.rule, 'documents.not-feasible', { gate: gate.label, conclusion: '不同意' });
  return onThisText(document, gate, review);
};

const fairToAll = (document: Known, gate: GateRule): Refused | undefined => {
  const review = latest(document, 'fair-competition-review');
  if (!review) return shut(gate);
  const stale = onThisText(document, gate, review);
  if (stale) return stale;
  const challenged = taken(document, 'challenge-competition').findLast(({ n }) => n > review.n);
  if (challenged?.facts.breach === 'yes')
    return refusedUnder('fcr-block', 'documents.competition-breach', {
      clauses: clausesInWords(challenged.facts.standard ?? []),
    });
  const found = conclusionOf(review.facts);
  switch (found.is) {
    case 'out-of-scope':
    case 'clear':
    case 'excepted':
      return undefined;
    case 'after-changes':
      return refusedUnder('fcr-block', 'documents.competition-changes');
    case 'breach':
      return refusedUnder('fcr-block', 'documents.competition-breach', { clauses: clausesInWords(found.clauses) });
  }
};

const adviserHeard = (document: Known, gate: GateRule): Refused | undefined => {
  const heard = latest(document, 'hear-adviser');
  if (!heard) return shut(gate);
  const stale = onThisText(document, gate, heard);
  if (stale) return stale;
  const { conclusion, missing } = heard.facts;
  if (conclusion === '不合法') return refusedUnder(gate.rule, 'documents.adviser-against');
  return missing === undefined ? undefined : refusedUnder(gate.rule, 'documents.suggestions-open', { left: missing });
};

/** Where the legality review of the text as it is now stands. */
export type Review =
  | { readonly is: 'not-asked'; readonly other?: true }
  | { readonly is: 'returned' }
  | { readonly is: 'waiting'; readonly from: LocalDate }
  | { readonly is: 'delivered'; readonly conclusion: string };

const REVIEW_STEPS = [
  'ask-legality-review',
  'return-legality-review',
  'supplement-legality-review',
  'deliver-legality-review',
] as const;

export const reviewOf = (document: Known): Review => {
  const all = taken(document, ...REVIEW_STEPS);
  const last = all.findLast(({ text }) => text === textOf(document));
  if (!last) return all.length > 0 ? { is: 'not-asked', other: true } : { is: 'not-asked' };
  switch (last.step) {
    case 'return-legality-review':
      return { is: 'returned' };
    case 'deliver-legality-review':
      return { is: 'delivered', conclusion: last.facts.conclusion! };
    default:
      return { is: 'waiting', from: last.on };
  }
};

const lawful = (document: Known, gate: GateRule): Refused | undefined => {
  const review = reviewOf(document);
  switch (review.is) {
    case 'not-asked':
      return review.other ? refusedUnder(gate.rule, 'documents.text-changed', { gate: gate.label }) : shut(gate);
    case 'returned':
      return refusedUnder(gate.rule, 'documents.review-returned');
    case 'waiting':
      return shut({ ...gate, how: '已经送审，等法制审核机构出具意见' });
    case 'delivered':
      return deliveredAs(review.conclusion, document, gate);
  }
};

const deliveredAs = (conclusion: string, { kind }: Known, { rule }: GateRule): Refused | undefined => {
  switch (conclusion) {
    case '不合法':
      return refusedUnder(rule, 'documents.found-unlawful');
    case '修改后合法':
      return refusedUnder(rule, 'documents.lawful-after-changes');
    case '不属审查范围':
      return kind === 'normative' ? refusedUnder(rule, 'documents.out-of-review') : undefined;
    default:
      return undefined;
  }
};

const decided = (document: Known, gate: GateRule): Refused | undefined => {
  const result = latest(document, 'decided', 'record-decision');
  const submitted = latest(document, 'submit-document');
  if (submitted && (!result || result.n < submitted.n))
    return refusedUnder(gate.rule, 'documents.decision-pending', { item: submitted.facts.item! });
  if (!result) return shut(gate);
  const { conclusion } = result.facts;
  if (conclusion !== '通过' && conclusion !== '原则通过')
    return refusedUnder(gate.rule, 'documents.not-decided', { outcome: conclusion! });
  // What the meeting itself asked to be changed was decided with it.
  const since = versionsOf(document).filter(({ n }) => n > textOfEntry(document, result));
  return since.every(({ facts }) => facts.change === 'meeting')
    ? undefined
    : refusedUnder(gate.rule, 'documents.text-changed', { gate: gate.label });
};

/** Where the text a step belongs to came into the record. */
const textOfEntry = (document: Known, { text }: Entry): number =>
  versionsOf(document).findLast((version) => version.text === text)?.n ?? 0;

const GATE_RULES = {
  text: {
    label: '草案文本',
    rule: 'mad-draft',
    kinds: ALL,
    how: '在私聊中发送草案文件，登记“更新草案”',
    missing: (document) =>
      textOf(document) === undefined ? refusedUnder('mad-draft', 'documents.no-text') : undefined,
  },
  criteria: {
    label: '规范性文件认定',
    rule: 'nd-definition',
    kinds: ALL,
    how: '逐项回答认定标准，登记“认定规范性文件”',
    missing: (document, gate) => (sinceSubstance(document, 'answer-criteria') ? undefined : shut(gate)),
  },
  assessment: {
    label: '评估论证',
    rule: 'nd-procedure',
    kinds: PUBLIC,
    how: '评估论证必要性、可行性和影响，登记“制定前评估”',
    missing: (document, gate) => (sinceSubstance(document, 'assess-need') ? undefined : shut(gate)),
  },
  consultation: {
    label: '公开征求意见',
    rule: 'mad-public',
    kinds: PUBLIC,
    how: '公布草案和说明，登记“公开征求意见”',
    missing: consulted,
  },
  units: {
    label: '征求单位意见',
    rule: 'mad-draft',
    kinds: PUBLIC,
    how: '征求部门、区县、企业或者行业协会商会的意见，登记“征求单位意见”',
    missing: (document, gate) => (sinceSubstance(document, 'consult-units') ? undefined : shut(gate)),
  },
  expert: {
    label: '专家论证',
    rule: 'mad-expert',
    kinds: PUBLIC,
    how: '组织专家论证，或者登记不需论证的理由',
    missing: argued,
  },
  risk: {
    label: '风险评估',
    rule: 'mad-risk',
    kinds: PUBLIC,
    how: '作风险评估，或者登记不需评估的理由',
    missing: riskBorne,
  },
  ownReview: {
    label: '起草单位审核',
    rule: 'nd-no-create',
    kinds: ALL,
    how: '起草单位负责人审核文本，登记“起草单位审核”',
    missing: ownReviewed,
  },
  fairCompetition: {
    label: '公平竞争审查',
    rule: 'fcr-block',
    kinds: PUBLIC,
    how: '由起草单位对照第八条至第十一条逐条审查，登记“公平竞争审查”',
    missing: fairToAll,
  },
  adviser: {
    label: '法律顾问意见',
    rule: 'lc-hear',
    kinds: PUBLIC,
    how: '听取法律顾问、公职律师的意见，登记“听取法律顾问意见”',
    missing: adviserHeard,
  },
  legality: {
    label: '合法性审核',
    rule: 'nd-legality-gate',
    kinds: PUBLIC,
    how: '送法制审核机构，登记“送合法性审核”',
    missing: lawful,
  },
  decision: {
    label: '集体审议',
    rule: 'nd-procedure',
    kinds: ALL,
    how: '报议题并登记“提请审议”，会议通过后再印发',
    missing: decided,
  },
} as const satisfies Readonly<Record<string, GateRule>>;

/** A gate of the procedure, by its key. */
export type Gate = keyof typeof GATE_RULES;
/** All of them, in the order in which they usually come. */
export const GATES: Readonly<Record<Gate, GateRule>> = GATE_RULES;
const ORDER = Object.keys(GATE_RULES) as readonly Gate[];

/** What goes to the legality reviewers: everything that is done before them. */
export const BEFORE_REVIEW: readonly Gate[] = [
  'text',
  'criteria',
  'assessment',
  'consultation',
  'units',
  'expert',
  'risk',
  'ownReview',
  'fairCompetition',
];
/** What goes to the meeting. */
export const BEFORE_DECISION: readonly Gate[] = [...BEFORE_REVIEW, 'adviser', 'legality'];
/** What must hold when it is issued. */
export const BEFORE_ISSUE: readonly Gate[] = [...BEFORE_DECISION, 'decision'];

/** How a gate stands: open, shut with the reason, or not asked of this kind of document. */
export const gateOf = (gate: Gate, document: Known): Refused | 'open' | 'not-asked' => {
  const known = GATES[gate];
  if (!known.kinds.includes(document.kind)) return 'not-asked';
  return known.missing(document, known) ?? 'open';
};

/** The first of these gates that is shut, as the refusal it makes. */
export const firstShut = (gates: readonly Gate[], document: Known): Refused | undefined => {
  for (const gate of ORDER.filter((one) => gates.includes(one))) {
    const found = gateOf(gate, document);
    if (typeof found !== 'string') return found;
  }
  return undefined;
};

/** The gates that are still shut. */
export const gatesShut = (document: Known): readonly Gate[] =>
  ORDER.filter((gate) => typeof gateOf(gate, document) !== 'string');

/** As the record stood on a day: what happened later does not open a gate. */
export const asOf = (document: Known, day: LocalDate): Known => ({
  ...document,
  entries: document.entries.filter(({ on }) => on <= day),
});

/** The article of a gate, as a refusal cites it. */
export const articleOfGate = (gate: Gate): string => articleOf(GATES[gate].rule);
