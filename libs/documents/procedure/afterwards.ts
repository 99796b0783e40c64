// What becomes of a document in force: evaluated, renewed, amended, found unlawful, repealed.
import { role } from '#kernel';
import { publishedOn, repealedFrom, validity, validityRule } from '../life.ts';
import { answers, choose, date, files, offered, open, remark, take, type Step, type Taking } from '../procedure.ts';
import { firstOf, refused, refusedUnder, type Refused } from '../refusals.ts';
import { taken, type Known } from '../state.ts';

const staff = role('staff', 'office', 'legal');
const office = role('office', 'legal');
const MEETING = '会$|会议$|常务会|办公会|党组会';

/** 条例第三十六条: not by who took part in the appraisal before the decision. */
const byAnother = (document: Known, { facts: { evaluator } }: Taking): Refused | undefined => {
  const before = taken(document, 'assess-need', 'risk-assessment').map(({ facts }) => facts.evaluator);
  return evaluator !== undefined && before.includes(evaluator)
    ? refusedUnder('mad-post-eval', 'documents.same-evaluator', { evaluator })
    : undefined;
};

/** Of what was repealed, nothing more is decided. */
const notRepealed = (document: Known): Refused | undefined => {
  const on = repealedFrom(document);
  return on === undefined ? undefined : refusedUnder('mad-change', 'documents.repealed-already', { on });
};

/** What was never published was never in force. */
const notYetPublished = (document: Known, { on }: Taking): Refused | undefined =>
  (publishedOn(document) ?? on) > on || publishedOn(document) === undefined
    ? refusedUnder('nd-publish', 'documents.not-published')
    : undefined;

export const evaluate: Step = {
  id: 'evaluate',
  name: '实施后评估',
  says: ['实施后评估', '后评估', '文件评估', '到期评估', '登记评估结果'],
  examples: ['实施后评估 文件〔2026〕1号 修订后继续执行', '到期评估 孵化器管理办法 继续有效'],
  day: '评估日期',
  may: staff,
  stage: 'issued',
  takes: {
    conclusion: choose(
      'conclusion',
      answers(
        ['继续有效', '继续执行', '保留', '总体良好'],
        ['修订', '修改', '要改', '修订后继续执行'],
        ['废止', '应当废止', '废止重新制定'],
        ['到期失效', '不再延续', '自动失效'],
      ),
      { label: '评估结论' },
    ),
    evaluator: take('evaluator', {
      label: '评估单位',
      example: '第三方机构',
      kind: { is: 'text', like: '公司$|所$|第三方|机构$' },
      how: open,
    }),
    finding: take('finding', { label: '发现的问题', example: '报销太麻烦', how: open }),
    reason: remark('理由'),
    materials: files('评估报告', offered),
  },
  checks: (document, taking) =>
    firstOf(notRepealed(document), notYetPublished(document, taking), byAnother(document, taking)),
  tells: ['conclusion', 'evaluator', 'finding'],
};

/** Before it has run out, after an evaluation, and not for longer than a new one would be valid. */
const renewable = (document: Known, { on, facts, time }: Taking): Refused | undefined => {
  const until = validity(document, time)?.due;
  const endDate = facts.endDate!;
  if (until !== undefined && on > until) return refusedUnder('nd-validity', 'documents.renewed-too-late', { until });
  if (until !== undefined && endDate <= until) return refused('documents.until-too-early', { until });
  if (taken(document, 'evaluate').length === 0) return refusedUnder('nd-validity-alert', 'documents.evaluate-first');
  const most = time.count(validityRule(document), { start: on });
  return most !== undefined && endDate > most.due
    ? refusedUnder(validityRule(document), 'documents.too-long-valid', { most: `到${most.due}` })
    : undefined;
};

export const renewDocument: Step = {
  id: 'renew-document',
  name: '延续有效期',
  says: ['延续有效期', '延长有效期', '文件延期', '有效期延长'],
  examples: ['延续有效期 文件〔2026〕1号 到2031年12月31日', '有效期延长 孵化器管理办法 到2029年6月30日'],
  day: '公布日期',
  may: office,
  stage: 'issued',
  takes: {
    endDate: date('endDate', '延续到', 'future'),
    reason: remark('理由', {}),
    materials: files('延期通知', open),
  },
  checks: renewable,
  tells: ['endDate', 'reason'],
};

/** On whose decision, or because of which other document. */
const hasBasis = (_document: Known, { facts }: Taking): Refused | undefined =>
  [facts.item, facts.meeting, facts.replacedBy, facts.by].every((basis) => basis === undefined)
    ? refusedUnder('mad-change', 'documents.basis-needed')
    : undefined;

/** The item by which it was decided: its meeting is told from there. */
const item = take('item', {
  label: '议题',
  ask: '按哪个议题决定的？请写编号，例如“议题〔2026〕3号”。',
  example: '议题〔2026〕3号',
  kind: { is: 'number', series: '议题', found: { query: 'decisions.find-items', input: {} } },
  how: open,
});
const meeting = take('meeting', {
  label: '会议',
  ask: '哪次会议决定的？党组会议决定的，写会议编号或者议题编号。',
  example: '第38次党组会议',
  kind: { is: 'text', like: MEETING },
  how: offered,
});
const documentNumber = take('documentNumber', {
  label: '公告文号',
  example: '天科发〔2026〕70号',
  kind: { is: 'text', like: '〔\\d{4}〕\\d+号' },
  how: open,
});

export const amendDocument: Step = {
  id: 'amend-document',
  name: '修改文件',
  says: ['修改已印发的文件', '文件作了修改', '登记文件修改', '修改文件'],
  examples: [
    '修改文件 文件〔2026〕1号 第38次党组会议 删去第九条',
    '登记文件修改 科技创新券 天科发〔2026〕70号 额度改为30万元',
  ],
  day: '公布日期',
  may: office,
  stage: 'issued',
  takes: {
    item,
    meeting,
    documentNumber,
    effectiveDate: date('effectiveDate', '施行日期', 'future', open),
    note: take('note', {
      label: '修改内容',
      ask: '改了什么？',
      example: '删去第九条',
      kind: { is: 'text', rest: true },
    }),
    materials: files('修改后的文本', offered),
  },
  checks: (document, taking) =>
    firstOf(notRepealed(document), notYetPublished(document, taking), hasBasis(document, taking)),
  tells: ['item', 'meeting', 'documentNumber', 'note'],
};

export const repeal: Step = {
  id: 'repeal',
  name: '废止文件',
  says: ['废止文件', '文件废止', '宣布废止', '文件作废'],
  examples: [
    '废止文件 文件〔2026〕1号 第38次党组会议 被新办法替代',
    '文件废止 星火计划 党组会议 任务已经完成',
    '废止文件 文件〔2026〕1号 议题〔2026〕3号 任务已经完成',
  ],
  day: '公布日期',
  may: office,
  stage: 'issued',
  takes: {
    item,
    meeting,
    replacedBy: take('replacedBy', {
      label: '替代文件',
      example: '天科规〔2026〕5号',
      kind: { is: 'text', like: '〔\\d{4}〕\\d+号$|^新' },
      how: open,
    }),
    documentNumber,
    effectiveDate: date('effectiveDate', '废止日期', 'future', open),
    reason: remark('废止理由', {}),
    materials: files('废止公告', open),
  },
  checks: (document, taking) => firstOf(notRepealed(document), hasBasis(document, taking)),
  tells: ['item', 'meeting', 'replacedBy', 'documentNumber', 'effectiveDate', 'reason'],
};

export const noteUnlawful: Step = {
  id: 'note-unlawful',
  name: '文件被认定不合法',
  says: ['文件被认定不合法', '登记文件不合法', '附带审查认定文件不合法'],
  examples: [
    '文件被认定不合法 文件〔2026〕1号 市人民政府 第九条 60日内处理',
    '登记文件不合法 科技创新券 水磨沟区人民法院 第九条减损权利',
  ],
  day: '收到日期',
  may: staff,
  stage: 'any',
  takes: {
    by: take('by', {
      label: '认定机关',
      ask: '哪个机关认定的？',
      example: '市人民政府',
      kind: { is: 'text', like: '法院$|政府$|检察院$|司法局$|人大' },
    }),
    clause: take('clause', {
      label: '条款',
      example: '第九条',
      kind: { is: 'text', like: '^第.{1,6}[条款项]' },
      how: open,
    }),
    dueDate: date('dueDate', '处理期限', 'future', offered),
    finding: take('finding', {
      label: '认定内容',
      ask: '认定了什么？',
      example: '减损公民权利',
      kind: { is: 'text', rest: true },
    }),
    materials: files('文书', open),
  },
  tells: ['by', 'clause', 'finding', 'dueDate'],
};

/** Steps that rest on what a meeting decided, and are made known by a notice with a number of its own. */
export const ON_A_DECISION: readonly string[] = [amendDocument.id, repeal.id];

export const AFTERWARDS: readonly Step[] = [evaluate, renewDocument, amendDocument, repeal, noteUnlawful];
