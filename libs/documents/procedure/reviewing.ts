// What is held against the law: by the drafting unit, an adviser, the legality reviewers, and for fair competition.
import { role } from '#kernel';
import { ruleOn } from '#rulebook';
import { CONCLUSIONS, conclusionOf, lackingOf, type ConclusionName } from '../competition/conclusion.ts';
import { CLAUSES, GROUNDS } from '../competition/standards.ts';
import { BEFORE_REVIEW, gateOf, GATES, reviewOf } from '../gates.ts';
import {
  answers,
  choose,
  date,
  files,
  offered,
  only,
  open,
  optionsOf,
  remark,
  take,
  when,
  type Step,
  type Taking,
} from '../procedure.ts';
import { articleOf, firstOf, refused, refusedBy, refusedUnder, type Refused } from '../refusals.ts';
import { taken, textOf, type Known } from '../state.ts';

const staff = role('staff', 'office', 'legal');
const reviewers = role('legal');
const PUBLIC = ['normative', 'policy'] as const;

type Said = Readonly<Record<string, unknown>>;

const reviewer = take('reviewer', {
  label: '审核人',
  ask: '谁审核的？',
  example: 'zhoufang',
  written: '周芳',
  kind: { is: 'person', self: '我审核', behind: '审核|审查|签字|审的' },
  how: open,
});

export const ownReview: Step = {
  id: 'own-review',
  name: '起草单位审核',
  says: ['起草单位审核', '起草科室审核', '起草处室审核', '科室自审'],
  examples: ['起草单位审核 文件〔2026〕1号 同意', '起草科室审核 科技创新券 同意送审'],
  day: '审核日期',
  may: staff,
  stage: 'draft',
  needs: ['text'],
  ofText: true,
  takes: {
    conclusion: choose(
      'conclusion',
      answers(['同意', '同意送审', '通过', '没问题'], ['不同意', '不同意送审', '退回修改']),
      {
        label: '审核结论',
      },
    ),
    reviewer,
    reason: remark(),
    materials: files('审核意见', open),
  },
  tells: ['conclusion', 'reviewer', 'reason'],
};

/** The words of an opinion on legality, an adviser's or the reviewers'. */
const LEGAL_CONCLUSIONS = answers(
  ['合法', '通过', '合法有效', '可以提交审议'],
  ['修改后合法', '修改后可提交审议', '建议修改', '修改后通过'],
  ['不合法', '不能过', '不通过', '与上位法抵触', '超越职权', '违法'],
  ['不属审查范围', '不属于审查范围', '不在审查范围'],
);

export const hearAdviser: Step = {
  id: 'hear-adviser',
  name: '听取法律顾问意见',
  says: ['听取法律顾问意见', '登记顾问意见', '顾问对草案的意见'],
  examples: ['听取法律顾问意见 文件〔2026〕1号 薛律师 合法', '登记顾问意见 科技创新券 修改后合法 建议删去第九条'],
  day: '意见日期',
  may: staff,
  stage: 'draft',
  kinds: PUBLIC,
  needs: ['text'],
  ofText: true,
  takes: {
    conclusion: choose('conclusion', LEGAL_CONCLUSIONS, { label: '结论' }),
    source: take('source', {
      label: '法律顾问',
      ask: '听取了哪位法律顾问的意见？',
      example: '薛律师',
      kind: { is: 'text', like: '律师|律所|法律顾问|教授' },
    }),
    suggestion: take('suggestion', {
      label: '建议',
      example: '删去第九条',
      kind: { is: 'text', rest: true },
      how: open,
    }),
    materials: files('法律意见书', offered),
  },
  tells: ['source', 'conclusion', 'suggestion'],
};

/** What a set of papers must hold beside what the gates show. */
const PACK = [
  { value: 'draft', label: '送审稿', synonyms: ['草案', '文本'] },
  { value: 'note', label: '起草说明', synonyms: ['说明', '制定说明'] },
  { value: 'basis', label: '制定依据', synonyms: ['依据', '法律依据', '上位法'] },
  { value: 'other', label: '其他材料', synonyms: ['意见采纳表', '公平竞争审查表', '其他'] },
] as const;
const NEEDED = ['draft', 'note', 'basis'] as const;

const packComplete = (_document: Known, { facts }: Taking): Refused | undefined => {
  const missing = NEEDED.filter((paper) => !facts.papers?.includes(paper));
  if (missing.length === 0) return undefined;
  const names = missing.map((paper) => PACK.find(({ value }) => value === paper)!.label).join('、');
  return refusedUnder('nd-legality-review', 'documents.papers-incomplete', { missing: names });
};

const mayBeAsked = (document: Known): Refused | undefined => {
  const review = reviewOf(document);
  switch (review.is) {
    case 'not-asked':
      return undefined;
    case 'returned':
      return refused('documents.review-returned');
    case 'waiting':
      return refused('documents.review-open');
    case 'delivered':
      return refused('documents.review-done');
  }
};

export const askLegalityReview: Step = {
  id: 'ask-legality-review',
  name: '送合法性审核',
  says: ['送合法性审核', '草案送审', '文件送审', '送法规科审核', '文件送合法性审核'],
  examples: ['送合法性审核 文件〔2026〕1号 送审稿、起草说明、制定依据', '草案送审 科技创新券 材料齐全'],
  day: '收件日期',
  may: staff,
  stage: 'draft',
  kinds: PUBLIC,
  needs: BEFORE_REVIEW,
  ofText: true,
  takes: {
    papers: take('papers', {
      label: '送审材料',
      ask: '送了哪些材料？送审稿、起草说明、制定依据都要有。',
      example: '["draft","note","basis"]',
      written: '送审稿、起草说明、制定依据',
      kind: { is: 'choices', options: PACK },
    }),
    dueDate: date('dueDate', '希望完成日期', 'future', open),
    reason: remark(),
    materials: files('送审材料', offered),
  },
  checks: (document, taking) => firstOf(mayBeAsked(document), packComplete(document, taking)),
  tells: ['papers', 'dueDate'],
};

export const returnLegalityReview: Step = {
  id: 'return-legality-review',
  name: '退回审核材料',
  says: ['退回审核材料', '退回补正', '审核材料退回', '退回送审材料'],
  examples: ['退回审核材料 文件〔2026〕1号 缺专家论证意见', '退回补正 科技创新券 缺制定依据'],
  day: '退回日期',
  may: reviewers,
  stage: 'draft',
  kinds: PUBLIC,
  ofText: true,
  takes: {
    missing: take('missing', {
      label: '缺少的材料',
      ask: '缺什么？',
      example: '缺制定依据',
      kind: { is: 'text', rest: true },
    }),
  },
  checks: (document, { on }) => {
    const review = reviewOf(document);
    if (review.is !== 'waiting') return refusedUnder('nd-legality-review', 'documents.review-not-asked');
    return on < review.from ? refused('documents.before-asked', { from: review.from }) : undefined;
  },
  tells: ['missing'],
};

export const supplementLegalityReview: Step = {
  id: 'supplement-legality-review',
  name: '补正审核材料',
  says: ['补正审核材料', '补正送审材料', '审核材料补齐', '补齐审核材料'],
  examples: ['补正审核材料 文件〔2026〕1号 11月30日', '审核材料补齐 科技创新券'],
  day: '补正日期',
  may: staff,
  stage: 'draft',
  kinds: PUBLIC,
  ofText: true,
  takes: { reason: remark(), materials: files('补正的材料', offered) },
  checks: (document, { on }) => {
    if (reviewOf(document).is !== 'returned') return refused('documents.review-not-returned');
    const returned = taken(document, 'return-legality-review').at(-1)!.on;
    return on < returned ? refused('documents.before-step', { step: '退回审核材料', on: returned }) : undefined;
  },
  tells: ['reason'],
};

/** The shortest time the reviewers are given: of a major decision, that of the regulation. */
export const reviewRule = ({ major }: Pick<Known, 'major'>): string => (major ? 'mad-legality' : 'nd-legality-review');

/** Whether this text was made on the reviewers' own word, so that they only look whether it was followed. */
const followsReview = (document: Known): boolean => {
  const before = taken(document, 'deliver-legality-review').findLast(({ text }) => text !== textOf(document));
  return before?.facts.conclusion === '修改后合法';
};

const timeGiven = (document: Known, { on, facts, time }: Taking): Refused | undefined => {
  const review = reviewOf(document);
  if (review.is !== 'waiting' || facts.reason !== undefined || followsReview(document)) return undefined;
  const id = reviewRule(document);
  const known = ruleOn(id, review.from);
  const earliest = known && time.reckon(known, { start: review.from });
  if (known?.is !== 'minimum' || earliest?.is !== 'earliest' || on >= earliest.day) return undefined;
  return refusedUnder(id, 'documents.review-short', {
    from: review.from,
    least: known.length.n,
    earliest: earliest.day,
  });
};

const mayBeDelivered = (document: Known, { on, who }: Taking): Refused | undefined => {
  const review = reviewOf(document);
  switch (review.is) {
    case 'not-asked':
      return refusedUnder('nd-legality-review', 'documents.review-not-asked');
    case 'returned':
      return refusedUnder('nd-legality-review', 'documents.review-returned');
    case 'delivered':
      return refused('documents.review-done');
    case 'waiting':
      if (who === document.drafter) return refusedUnder('nd-legality-gate', 'documents.reviewed-by-another');
      return on < review.from ? refused('documents.before-asked', { from: review.from }) : undefined;
  }
};

export const deliverLegalityReview: Step = {
  id: 'deliver-legality-review',
  name: '出具合法性审核意见',
  says: ['出具合法性审核意见', '出具审核意见', '草案审核结论', '审核意见书'],
  examples: [
    '出具合法性审核意见 文件〔2026〕1号 合法 天科法审〔2026〕9号',
    '出具审核意见 科技创新券 修改后合法 第九条删去',
  ],
  day: '意见日期',
  may: reviewers,
  stage: 'draft',
  kinds: PUBLIC,
  ofText: true,
  takes: {
    conclusion: choose('conclusion', LEGAL_CONCLUSIONS, { label: '审核结论' }),
    opinionNumber: take('opinionNumber', {
      label: '意见书文号',
      example: '天科法审〔2026〕9号',
      kind: { is: 'text', like: '〔\\d{4}〕\\d+号|法审' },
      how: open,
    }),
    reviewer,
    reason: take('reason', {
      label: '紧急情况',
      example: '为应对突发事件',
      kind: { is: 'text', like: '紧急|突发|应急|急用' },
      how: open,
    }),
    suggestion: take('suggestion', {
      label: '审核意见',
      ask: '具体意见是什么？',
      example: '第九条删去',
      kind: { is: 'text', rest: true },
      how: when(({ conclusion }) => conclusion === '修改后合法' || conclusion === '不合法'),
    }),
    materials: files('书面审核意见', offered),
  },
  checks: (document, taking) =>
    firstOf(mayBeDelivered(document, taking), timeGiven(document, taking), counselHeard(document)),
  tells: ['conclusion', 'opinionNumber', 'suggestion', 'reason'],
};

/** 条例第二十八条: of a major decision, the reviewers have counsel's opinion before they give theirs. */
const counselHeard = (document: Known): Refused | undefined => {
  const adviser = document.major ? gateOf('adviser', document) : 'open';
  return typeof adviser === 'string'
    ? undefined
    : refusedBy(articleOf('mad-legality-counsel'), 'documents.gate-missing', {
        gate: GATES.adviser.label,
        how: GATES.adviser.how,
      });
};

/** Words by which a clause is named beside its article: 第九条第五项, B5. */
const CLAUSE_OPTIONS = CLAUSES.map(({ id, article, bars }) => ({
  value: id,
  label: article,
  synonyms: [id, bars.slice(0, 12)],
}));

const inScope = ({ touches }: Said): boolean => touches !== 'no';
const touchesClauses = (known: Said): boolean => inScope(known) && Array.isArray(known.standard);
const isExcepted = (known: Said): boolean => touchesClauses(known) && known.exception !== undefined;
const opensArticleTen = (known: Said): boolean =>
  touchesClauses(known) && (known.standard as readonly string[]).some((id) => id.startsWith('C'));

/** What is no definite period and no condition that can be looked up. */
const INDEFINITE = /试行|暂行|有效期|长期|另行通知|文件失效/u;

/** Art. 16, 17: in scope or a reason why not; those concerned were heard; an exception has its three limbs. */
const reviewHolds = (_document: Known, { facts }: Taking): Refused | undefined => {
  const { touches, reason, source, exception, standard, conclusion } = facts;
  if (touches === 'no') return reason === undefined ? refusedUnder('fcr-scope', 'documents.scope-reason') : undefined;
  if (source === undefined) return refusedUnder('fcr-hear', 'documents.parties-unheard');
  if (exception !== undefined && standard === undefined) return refused('documents.exception-needless');
  const lacking = exception === undefined ? [] : lackingOf(facts);
  if (lacking.length > 0)
    return refusedUnder('fcr-exception', 'documents.exception-incomplete', { missing: lacking.join('、') });
  if (INDEFINITE.test(facts.endCondition ?? '')) return refusedUnder('fcr-exception', 'documents.end-indefinite');
  const found = conclusionOf(facts).is;
  if (conclusion === undefined || conclusion === found) return undefined;
  return refusedUnder('fcr-conclusion', 'documents.conclusion-differs', {
    said: CONCLUSIONS[conclusion as ConclusionName].label,
    found: CONCLUSIONS[found].label,
  });
};

export const fairCompetitionReview: Step = {
  id: 'fair-competition-review',
  name: '公平竞争审查',
  says: ['登记公平竞争审查', '公平竞争审查结果', '做了公平竞争审查', '公平竞争审查做了', '草案公平竞争审查'],
  examples: [
    '登记公平竞争审查 文件〔2026〕1号 涉及 听取了6家企业和1个行业协会意见',
    '公平竞争审查结果 科技创新券 不涉及 补助对象为村集体',
  ],
  day: '审查日期',
  may: staff,
  stage: 'draft',
  kinds: PUBLIC,
  needs: ['text'],
  ofText: true,
  takes: {
    touches: choose(
      'touches',
      [
        { value: 'yes', label: '涉及', synonyms: ['涉及经营者', '涉及经营者经济活动', '需要审查'] },
        { value: 'no', label: '不涉及', synonyms: ['不涉及经营者', '不涉及经营者经济活动', '不需要审', '不适用'] },
      ],
      { label: '涉及经营者经济活动', ask: '涉及经营者的经济活动吗？' },
    ),
    source: take('source', {
      label: '听取意见',
      ask: '听取了哪些经营者、行业协会商会的意见？',
      example: '6家企业、1个行业协会',
      kind: { is: 'text', rest: true },
      how: only(inScope),
    }),
    standard: take('standard', {
      label: '触碰的条款',
      ask: '触碰了哪些条款？逐条对照第八条至第十一条，没有的跳过。',
      example: '["B5"]',
      written: '第九条第五项',
      kind: { is: 'choices', options: CLAUSE_OPTIONS },
      how: { ...offered, applies: inScope },
    }),
    basis: take('basis', {
      label: '法律依据或者国务院批准',
      ask: '有法律、行政法规依据或者国务院批准吗？没有的跳过。',
      example: '《中小企业促进法》第八条',
      kind: { is: 'text', like: '^《|国务院' },
      how: { ...offered, applies: opensArticleTen },
    }),
    exception: choose('exception', optionsOf(GROUNDS), {
      label: '例外情形',
      ask: '适用第十二条的例外吗？不适用的跳过。',
      how: { ...offered, applies: touchesClauses },
    }),
    alternatives: take('alternatives', {
      label: '替代方案',
      ask: '比较过哪些影响更小的方案，为什么不行？',
      example: '普惠性奖补不能达到攻关目的',
      how: only(isExcepted),
    }),
    endDate: date('endDate', '实施期限', 'future', {
      applies: isExcepted,
      needed: ({ exception, endCondition }) => exception !== undefined && endCondition === undefined,
    }),
    endCondition: take('endCondition', {
      label: '终止条件',
      example: '攻关任务验收完成',
      how: { applies: isExcepted, needed: () => false },
    }),
    conclusion: choose('conclusion', optionsOf(CONCLUSIONS), {
      label: '审查结论',
      ask: '结论是什么？不写的按逐条审查的结果。',
      how: open,
    }),
    reviewer,
    reason: remark(
      '不适用的理由',
      when((known) => !inScope(known)),
    ),
    suggestion: take('suggestion', { label: '修改建议', example: '改为符合条件的企业均可申报', how: open }),
    materials: files('签字的审查表', open),
  },
  checks: reviewHolds,
  tells: ['touches', 'source', 'standard', 'exception', 'endDate', 'endCondition', 'conclusion', 'reason'],
};

export const challengeCompetition: Step = {
  id: 'challenge-competition',
  name: '公平竞争抽查举报',
  says: ['公平竞争抽查', '公平竞争举报', '登记公平竞争抽查', '登记公平竞争举报'],
  examples: [
    '登记公平竞争举报 文件〔2026〕1号 某公司反映本地企业优先 未违反',
    '公平竞争抽查 科技创新券 违反 第九条第五项 12月20日前整改',
  ],
  day: '收到日期',
  may: staff,
  stage: 'any',
  kinds: PUBLIC,
  ofText: true,
  takes: {
    origin: choose(
      'origin',
      [
        { value: 'spot-check', label: '抽查', synonyms: ['抽查发现', '市场监管局抽查', '督查'] },
        { value: 'complaint', label: '举报', synonyms: ['投诉', '反映', '被举报'] },
      ],
      { label: '来源', ask: '是抽查还是举报？' },
    ),
    breach: choose(
      'breach',
      [
        { value: 'yes', label: '违反', synonyms: ['认定违反', '属实', '有问题'] },
        { value: 'no', label: '未违反', synonyms: ['没有违反', '不违反', '不属实', '没问题'] },
      ],
      { label: '核查结果' },
    ),
    standard: take('standard', {
      label: '违反的条款',
      ask: '违反了哪些条款？',
      example: '["B5"]',
      written: '第九条第五项',
      kind: { is: 'choices', options: CLAUSE_OPTIONS },
      how: only(({ breach }) => breach === 'yes'),
    }),
    source: take('source', {
      label: '抽查机关或者举报人',
      example: '市市场监管局',
      kind: { is: 'text', like: '局$|公司$|协会$' },
      how: open,
    }),
    dueDate: date('dueDate', '整改期限', 'future', { ...offered, applies: ({ breach }) => breach === 'yes' }),
    finding: take('finding', {
      label: '内容',
      ask: '说的是什么？',
      example: '本地企业优先',
      kind: { is: 'text', rest: true },
    }),
    materials: files('来文或者举报材料', open),
  },
  tells: ['origin', 'breach', 'standard', 'finding', 'dueDate'],
};

export const REVIEWING: readonly Step[] = [
  ownReview,
  fairCompetitionReview,
  hearAdviser,
  askLegalityReview,
  returnLegalityReview,
  supplementLegalityReview,
  deliverLegalityReview,
  challengeCompetition,
];
