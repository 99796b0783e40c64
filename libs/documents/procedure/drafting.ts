// From the first text to what the public, units and experts say to it.
import { z } from 'zod';
import { addDays, role, type LocalDate } from '#kernel';
import { noticeFlaw } from '../earlier.ts';
import { ADOPTIONS, AUDIENCES, type Facts } from '../events.ts';
import { opinionsOpen } from '../gates.ts';
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
import { firstOf, refused, refusedUnder, type Refused } from '../refusals.ts';
import { latest, taken, textOf, type Known } from '../state.ts';

const staff = role('staff', 'office', 'legal');
const YES_NO = [
  { value: 'yes', label: '是', synonyms: ['有', '属于', '涉及'] },
  { value: 'no', label: '否', synonyms: ['没有', '不是', '不属于', '不涉及'] },
];

/** Why the text is another. */
const CHANGES = [
  { value: 'wording', label: '文字修改', synonyms: ['改文字', '文字改动'] },
  { value: 'substantial', label: '实质修改', synonyms: ['实质性修改', '重大修改', '改了实质内容'] },
  { value: 'review', label: '按审核意见修改', synonyms: ['按意见修改', '按合法性审核意见修改', '按法规科意见修改'] },
  { value: 'meeting', label: '按会议意见修改', synonyms: ['按党组会意见修改', '会后修改'] },
];

const oneNewText = (document: Known, { facts }: Taking): Refused | undefined => {
  if (facts.materials?.length !== 1) return refused('documents.one-text');
  return facts.materials[0]!.sha256 === textOf(document) ? refused('documents.same-text') : undefined;
};

export const reviseDraft: Step = {
  id: 'revise-draft',
  name: '更新草案',
  says: ['更新草案', '更新草案文本', '上传草案', '新版草案', '草案文本'],
  examples: ['更新草案 文件〔2026〕1号 按审核意见修改', '更新草案 科技创新券 文字修改', '上传草案'],
  day: '日期',
  may: staff,
  stage: 'draft',
  takes: {
    change: choose('change', CHANGES, {
      label: '修改性质',
      ask: '这次是文字修改、实质修改，还是按审核或者会议意见修改？',
      how: offered,
    }),
    note: take('note', {
      label: '修改说明',
      example: '第九条改为比例控制',
      kind: { is: 'text', rest: true },
      how: open,
    }),
    materials: files('草案文件', {}),
  },
  checks: oneNewText,
  tells: ['change', 'note'],
};

/** The criteria of 国办发〔2018〕37号 一（一）, each a question whose answer is kept. */
const CRITERIA = {
  byPower: '依法定职权或者法律、法规、国家政策制定',
  onRights: '涉及公民、法人和其他组织的权利义务',
  general: '普遍适用，不针对特定的人',
  repeated: '在一定期限内反复适用',
  public: '向社会公开发布',
  inward: '属于内部管理、会议纪要、人事任免、请示报告或者对个案的处理',
} as const satisfies Readonly<Partial<Record<keyof Facts, string>>>;
type Criterion = keyof typeof CRITERIA;
/** The questions by which a text is told to be normative or not, in their order. */
export const QUESTIONS = Object.entries(CRITERIA) as readonly (readonly [Criterion, string])[];

/** Normative is what meets all five and is none of what is left out. */
export const isNormative = (facts: Facts): boolean =>
  facts.inward === 'no' && QUESTIONS.every(([name]) => name === 'inward' || facts[name] === 'yes');

export const answerCriteria: Step = {
  id: 'answer-criteria',
  name: '认定规范性文件',
  says: ['认定规范性文件', '规范性文件认定结果', '登记规范性文件认定', '认定文件性质'],
  examples: ['认定规范性文件 文件〔2026〕1号', '认定文件性质 科技创新券'],
  day: '认定日期',
  may: staff,
  stage: 'draft',
  takes: {
    ...Object.fromEntries(
      QUESTIONS.map(([name, question]) => [name, choose(name, YES_NO, { label: question, ask: `${question}？` })]),
    ),
    reason: remark(),
  },
  tells: [],
};

export const assessNeed: Step = {
  id: 'assess-need',
  name: '制定前评估',
  says: ['制定前评估', '登记评估论证', '评估论证', '必要性评估'],
  examples: ['制定前评估 文件〔2026〕1号 有必要 可行', '登记评估论证 科技创新券 可行 对中小企业有利'],
  day: '评估日期',
  may: staff,
  stage: 'draft',
  kinds: ['normative', 'policy'],
  takes: {
    conclusion: choose('conclusion', answers(['可行', '有必要', '必要可行', '应当制定'], ['不可行', '没有必要']), {
      label: '评估结论',
    }),
    evaluator: take('evaluator', {
      label: '评估单位',
      example: '第三方机构',
      kind: { is: 'text', like: '公司$|所$|第三方|机构$|大学$' },
      how: open,
    }),
    note: take('note', {
      label: '评估情况',
      ask: '必要性、可行性、对企业和群众的影响怎么样？',
      example: '现行补助办法到期，惠及中小企业',
      kind: { is: 'text', rest: true },
    }),
    materials: files('评估报告', open),
  },
  checks: (_document, { facts }) =>
    facts.conclusion === '不可行'
      ? refusedUnder('nd-procedure', 'documents.not-feasible', { gate: '评估论证', conclusion: '不可行' })
      : undefined,
  tells: ['conclusion', 'evaluator', 'note'],
};

const noticeEnds = ({ startDate, endDate, days }: Facts): LocalDate | undefined =>
  endDate ?? (startDate && days?.unit === 'day' ? addDays(startDate, days.n) : undefined);

const noticeHolds = (_document: Known, { facts }: Taking): Refused | undefined => {
  const { startDate: start, endDate: end, reason } = facts;
  if (start === undefined || end === undefined) return refused('documents.end-needed');
  return noticeFlaw(start, end, reason);
};

export const consultPublic: Step = {
  id: 'consult-public',
  name: '公开征求意见',
  says: ['登记公开征求意见', '发布征求意见公告', '征求意见公告', '挂网征求意见', '草案公开征求意见'],
  examples: [
    '登记公开征求意见 文件〔2026〕1号 11月25日至12月25日 局门户网站',
    '挂网征求意见 科技创新券 11月25日到12月25日 官网',
  ],
  day: '开始日期',
  dayIs: 'startDate',
  may: staff,
  stage: 'draft',
  kinds: ['normative', 'policy'],
  needs: ['text', 'assessment'],
  ofText: true,
  takes: {
    startDate: date('startDate', '开始日期', 'past'),
    endDate: date(
      'endDate',
      '截止日期',
      'future',
      when(({ days }) => days === undefined),
    ),
    days: take('days', {
      label: '期限',
      example: '{"n":30,"unit":"day"}',
      written: '30日',
      kind: { is: 'length' },
      how: open,
    }),
    channel: take('channel', {
      label: '渠道',
      ask: '在哪里公布的？',
      example: '局门户网站',
      kind: { is: 'text', like: '网站|官网|栏目|公众号|门户|网页|平台|报$' },
    }),
    reason: remark('公告写明的缩短理由'),
    materials: files('公告和说明', open),
  },
  settles: (_document, { facts }) => {
    const { days, ...told } = facts;
    const endDate = noticeEnds(facts);
    return { ...told, ...(endDate === undefined ? {} : { endDate }), ...(days === undefined ? {} : { days }) };
  },
  checks: noticeHolds,
  tells: ['startDate', 'endDate', 'channel', 'reason'],
};

const ADOPTED = optionsOf(ADOPTIONS);
const needsReason = ({ adopted }: Readonly<Record<string, unknown>>): boolean =>
  adopted === 'declined' || adopted === 'partly';
/** Words that give no reason. */
const HOLLOW = /^(?:已阅|阅|知悉|已知悉|无|没有|不采纳|未采纳|采纳|部分采纳|不予采纳)[。！]?$/u;
/** An adoption in part or not at all says why; 已阅 is no reason. */
const reasonTold = (_document: Known, { facts }: Taking): Refused | undefined =>
  facts.adopted !== undefined && (facts.reason === undefined || HOLLOW.test(facts.reason))
    ? refusedUnder('mad-feedback', 'documents.reason-needed', { what: `意见${ADOPTIONS[facts.adopted].label}` })
    : undefined;

export const recordFeedback: Step = {
  id: 'record-feedback',
  name: '登记意见',
  says: ['登记意见建议', '登记收到的意见', '收到意见', '登记反馈意见', '收到反馈意见'],
  examples: [
    '登记收到的意见 文件〔2026〕1号 市科协：评审专家应回避同单位',
    '收到意见 科技创新券 天山生物公司 额度提高到30万元',
  ],
  day: '收到日期',
  may: staff,
  stage: 'draft',
  kinds: ['normative', 'policy'],
  takes: {
    source: take('source', {
      label: '意见来源',
      ask: '谁提的意见？',
      example: '天山生物公司',
      kind: { is: 'text', like: '公司$|局$|委$|办$|厅$|协会$|商会$|大学$|学院$|所$|中心$|群众|市民|网民|企业' },
    }),
    clause: take('clause', {
      label: '条款',
      example: '第九条',
      kind: { is: 'text', like: '^第.{1,6}[条款项]' },
      how: open,
    }),
    adopted: choose('adopted', ADOPTED, { label: '采纳情况', ask: '采纳吗？还没研究的跳过。', how: offered }),
    reason: take('reason', {
      label: '理由',
      ask: '理由是什么？',
      example: '财政资金管理规定不允许',
      how: when(needsReason),
    }),
    feedback: take('feedback', {
      label: '意见内容',
      ask: '意见是什么？',
      example: '评审专家应回避同单位',
      kind: { is: 'text', rest: true },
    }),
    materials: files('意见原件', open),
  },
  checks: (document, taking) =>
    firstOf(
      taken(document, 'consult-public', 'consult-units').length === 0 ? refused('documents.not-consulting') : undefined,
      reasonTold(document, taking),
    ),
  tells: ['adopted'],
};

/** 第2条意见, by the order in which they came. */
const ordinal = {
  ...take('opinion', {
    label: '第几条意见',
    ask: '第几条意见？例如“第2条”。',
    example: '2',
    written: '第2条',
    kind: { is: 'text', like: '^第?\\d{1,4}条' },
  }),
  schema: z.preprocess(
    (given) => (typeof given === 'string' ? Number(/\d{1,4}/u.exec(given)?.[0]) : given),
    z.int().min(1).max(5000),
  ),
};

export const settleFeedback: Step = {
  id: 'settle-feedback',
  name: '处理意见',
  says: ['处理意见', '意见处理结果', '意见采纳结果'],
  examples: [
    '处理意见 文件〔2026〕1号 第2条 不采纳 财政资金管理规定不允许',
    '意见处理结果 科技创新券 第1条 采纳 已写入第五条',
  ],
  day: '日期',
  may: staff,
  stage: 'draft',
  kinds: ['normative', 'policy'],
  takes: {
    opinion: ordinal,
    adopted: choose('adopted', ADOPTED, { label: '采纳情况', ask: '采纳吗？' }),
    reason: remark('理由', {}),
  },
  checks: (document, taking) =>
    taking.facts.opinion! > document.opinions.length
      ? refused('documents.no-such-opinion', { count: document.opinions.length })
      : reasonTold(document, taking),
  tells: ['opinion', 'adopted', 'reason'],
};

const consultationOver = (document: Known, { on }: Taking): Refused | undefined => {
  const notice = latest(document, 'consult-public');
  if (!notice) return refused('documents.not-consulting');
  const until = notice.facts.endDate!;
  return on > until ? undefined : refusedUnder('mad-public', 'documents.consultation-open', { until });
};

const nothingLeftUnsaid = ({ opinions }: Known, { facts }: Taking): Refused | undefined => {
  if (facts.none === 'yes' && opinions.length > 0)
    return refused('documents.something-said', { count: opinions.length });
  return facts.none !== 'yes' && opinions.length === 0 ? refused('documents.nothing-said') : undefined;
};

export const publishFeedback: Step = {
  id: 'publish-feedback',
  name: '反馈采纳情况',
  says: ['反馈采纳情况', '公布意见采纳情况', '反馈意见采纳情况', '公开意见采纳情况'],
  examples: ['反馈采纳情况 文件〔2026〕1号 局门户网站', '公布意见采纳情况 科技创新券 官网 没有收到意见'],
  day: '公布日期',
  may: staff,
  stage: 'draft',
  kinds: ['normative', 'policy'],
  takes: {
    channel: take('channel', {
      label: '渠道',
      ask: '在哪里公布的？',
      example: '局门户网站',
      kind: { is: 'text', like: '网站|官网|栏目|公众号|门户|网页|平台' },
    }),
    none: choose(
      'none',
      [{ value: 'yes', label: '没有收到意见', synonyms: ['一条都没收到', '未收到意见', '没有意见'] }],
      {
        label: '没有收到意见',
        ask: '没有收到意见吗？',
        how: open,
      },
    ),
    materials: files('采纳情况说明', open),
  },
  checks: (document, taking) =>
    firstOf(consultationOver(document, taking), nothingLeftUnsaid(document, taking), opinionsOpen(document)),
  tells: ['channel', 'none'],
};

export const consultUnits: Step = {
  id: 'consult-units',
  name: '征求单位意见',
  says: ['征求单位意见', '发征求意见函', '征求意见函', '征求部门意见', '征求区县意见'],
  examples: [
    '征求单位意见 文件〔2026〕1号 财政局、工信局 部门',
    '发征求意见函 科技创新券 市高新技术企业协会 行业协会商会',
  ],
  day: '发出日期',
  may: staff,
  stage: 'draft',
  kinds: ['normative', 'policy'],
  needs: ['text'],
  ofText: true,
  takes: {
    audience: take('audience', {
      label: '征求对象',
      ask: '征求了哪几类？部门、区县、企业、行业协会商会。',
      example: '["department"]',
      written: '部门、企业',
      kind: { is: 'choices', options: optionsOf(AUDIENCES) },
    }),
    dueDate: date('dueDate', '回复期限', 'future', open),
    documentNumber: take('documentNumber', {
      label: '函件文号',
      example: '天科函〔2026〕88号',
      kind: { is: 'text', like: '〔\\d{4}〕\\d+号' },
      how: open,
    }),
    notReplied: take('notReplied', {
      label: '未回复单位',
      example: '达坂城区科技局',
      kind: { is: 'text', like: '没回|未回复|没有回' },
      how: open,
    }),
    units: take('units', {
      label: '单位',
      ask: '征求了哪些单位的意见？',
      example: '财政局、工信局',
      kind: { is: 'text', rest: true },
    }),
    materials: files('函件', open),
  },
  tells: ['units', 'audience', 'dueDate', 'notReplied'],
};

/** 条例第十九条、第二十条: independent, signed, with what was said against it; or why none is needed. */
const argued = (_document: Known, { facts }: Taking): Refused | undefined => {
  if (facts.conclusion === '不需论证')
    return facts.reason === undefined
      ? refusedUnder('mad-expert', 'documents.reason-needed', { what: '不组织专家论证' })
      : undefined;
  return facts.materials === undefined
    ? refusedUnder('mad-expert', 'documents.signed-paper', { paper: '专家签名的论证意见' })
    : undefined;
};

const isArgued = ({ conclusion }: Readonly<Record<string, unknown>>): boolean => conclusion !== '不需论证';

export const expertReview: Step = {
  id: 'expert-review',
  name: '专家论证',
  says: ['登记专家论证', '专家论证会', '专家论证结果', '论证会纪要', '开了论证会'],
  examples: [
    '登记专家论证 文件〔2026〕1号 孟教授、艾力研究员 可行',
    '专家论证结果 科技创新券 3位专家 修改后可行 建议降低门槛',
  ],
  day: '论证日期',
  may: staff,
  stage: 'draft',
  kinds: ['normative', 'policy'],
  needs: ['text'],
  ofText: true,
  takes: {
    conclusion: choose(
      'conclusion',
      answers(
        ['可行', '通过', '一致通过', '同意'],
        ['修改后可行', '修改完善后可行'],
        ['不可行', '不通过'],
        ['不需论证', '不用论证', '无需论证'],
      ),
      { label: '论证结论' },
    ),
    experts: take('experts', {
      label: '专家',
      ask: '请了哪些专家？',
      example: '孟教授、艾力研究员',
      kind: { is: 'text', like: '教授|研究员|工程师|总工|院士|专家|博士' },
      how: only(isArgued),
    }),
    suggestion: take('suggestion', {
      label: '专家建议',
      example: '降低增速门槛',
      kind: { is: 'text', like: '^建议' },
      how: open,
    }),
    dissent: take('dissent', {
      label: '不同意见',
      ask: '有不同意见吗？',
      example: '试点县选得不科学',
      how: { ...offered, applies: isArgued },
    }),
    reason: remark(
      '不需论证的理由',
      when((known) => !isArgued(known)),
    ),
    materials: files('签名的论证意见', { ...offered, applies: isArgued }),
  },
  checks: argued,
  tells: ['experts', 'conclusion', 'suggestion', 'dissent', 'reason'],
};

/** 条例第二十二条至第二十四条. */
const assessed = (_document: Known, { facts }: Taking): Refused | undefined => {
  const { riskLevel, reason, measures } = facts;
  if (riskLevel === 'none')
    return reason === undefined
      ? refusedUnder('mad-risk', 'documents.reason-needed', { what: '不作风险评估' })
      : undefined;
  return riskLevel !== 'low' && measures === undefined
    ? refusedUnder('mad-risk', 'documents.reason-needed', { what: '中、高风险应当有防范化解措施' })
    : undefined;
};

const isAssessed = ({ riskLevel }: Readonly<Record<string, unknown>>): boolean => riskLevel !== 'none';

export const riskAssessment: Step = {
  id: 'risk-assessment',
  name: '风险评估',
  says: ['登记风险评估', '风险评估结果', '做了风险评估', '风险评估报告'],
  examples: ['登记风险评估 文件〔2026〕1号 低风险 可控', '风险评估结果 科技创新券 中风险 可控 措施：设半年过渡期'],
  day: '评估日期',
  may: staff,
  stage: 'draft',
  kinds: ['normative', 'policy'],
  needs: ['text'],
  ofText: true,
  takes: {
    riskLevel: choose(
      'riskLevel',
      [
        { value: 'low', label: '低风险', synonyms: ['低'] },
        { value: 'middle', label: '中风险', synonyms: ['中'] },
        { value: 'high', label: '高风险', synonyms: ['高', '风险比较大'] },
        { value: 'none', label: '不需评估', synonyms: ['不用评估', '无需评估', '可以不做'] },
      ],
      { label: '风险等级' },
    ),
    conclusion: choose('conclusion', answers(['可控', '风险可控'], ['不可控', '风险不可控']), {
      label: '风险是否可控',
      how: only(isAssessed),
    }),
    risk: take('risk', { label: '风险点', example: '企业预期落差', how: open }),
    measures: take('measures', {
      label: '防范措施',
      ask: '有什么防范化解措施？',
      example: '设半年过渡期',
      kind: { is: 'text', like: '^措施|过渡期' },
      how: when(({ riskLevel }) => riskLevel === 'middle' || riskLevel === 'high'),
    }),
    evaluator: take('evaluator', {
      label: '评估单位',
      example: '第三方评估公司',
      kind: { is: 'text', like: '公司$|所$|第三方' },
      how: open,
    }),
    reason: remark(
      '不需评估的理由',
      when((known) => !isAssessed(known)),
    ),
    materials: files('评估报告', open),
  },
  checks: assessed,
  tells: ['riskLevel', 'conclusion', 'risk', 'measures', 'reason'],
};

export const stopDraft: Step = {
  id: 'stop-draft',
  name: '终止起草',
  says: ['终止起草', '不再起草', '停止起草'],
  examples: ['终止起草 文件〔2026〕1号 并入新的办法', '不再起草 科技创新券 上级另有规定'],
  day: '日期',
  may: staff,
  stage: 'draft',
  takes: { reason: remark('终止原因', {}) },
  tells: ['reason'],
};

export const DRAFTING: readonly Step[] = [
  reviseDraft,
  answerCriteria,
  assessNeed,
  consultPublic,
  recordFeedback,
  settleFeedback,
  publishFeedback,
  consultUnits,
  expertReview,
  riskAssessment,
  stopDraft,
];
