// From the meeting to the paper: decided, numbered, signed, published, interpreted, filed.
import { addDays, role, type LocalDate } from '#kernel';
import { ruleOn } from '#rulebook';
import { BEFORE_DECISION, BEFORE_ISSUE } from '../gates.ts';
import { publishedOn, validityRule } from '../life.ts';
import {
  answers,
  choose,
  date,
  files,
  offered,
  open,
  remark,
  take,
  when,
  type Step,
  type Taking,
} from '../procedure.ts';
import { firstOf, refused, refusedUnder, type Refused } from '../refusals.ts';
import { latest, taken, textOf, versionsOf, type Known } from '../state.ts';

const staff = role('staff', 'office', 'legal');
const office = role('office', 'legal');
const CHANNELS = '网站|官网|栏目|公众号|门户|网页|平台|公报|政府网|头条|报$';

export const submitDocument: Step = {
  id: 'submit-document',
  name: '提请审议',
  says: ['文件提请审议', '草案提请审议', '提请党组审议', '草案上会'],
  examples: ['文件提请审议 文件〔2026〕1号 议题〔2026〕3号', '草案提请审议 科技创新券 议题〔2026〕5号'],
  day: '提请日期',
  may: staff,
  stage: 'draft',
  needs: BEFORE_DECISION,
  ofText: true,
  takes: {
    item: take('item', {
      label: '议题',
      ask: '是哪个议题？请写编号，例如“议题〔2026〕3号”。',
      example: '议题〔2026〕3号',
      kind: { is: 'number', series: '议题', found: { query: 'decisions.find-items', input: {} } },
    }),
    reason: remark(),
  },
  tells: ['item'],
};

/** The result of the item it was put to, recorded because of the meeting and never typed. */
export const decided: Step = {
  id: 'decided',
  name: '党组会议审议',
  says: [],
  examples: [],
  day: '审议日期',
  may: role(),
  stage: 'draft',
  takes: {},
  tells: ['item', 'conclusion'],
};

/** What the party group decides is told by its own record. */
const decidedElsewhere = (document: Known): Refused | undefined => {
  const submitted = latest(document, 'submit-document');
  return submitted && refused('documents.decided-by-item', { item: submitted.facts.item! });
};

/** Papers that are passed round are no meeting. */
const CIRCULATED = /传签|会签|传阅|圈阅|传批|流转签|书面征求/u;
const inMeeting = (_document: Known, { facts }: Taking): Refused | undefined =>
  CIRCULATED.test(facts.meeting ?? '') ? refusedUnder('nd-procedure', 'documents.not-in-a-meeting') : undefined;

export const recordDecision: Step = {
  id: 'record-decision',
  name: '登记审议结果',
  says: ['登记审议结果', '草案审议结果', '办公会审议结果', '文件审议通过'],
  examples: ['登记审议结果 文件〔2026〕1号 局长办公会 通过', '草案审议结果 科技创新券 市政府常务会议 原则通过'],
  day: '审议日期',
  may: office,
  stage: 'draft',
  needs: BEFORE_DECISION,
  ofText: true,
  takes: {
    conclusion: choose(
      'conclusion',
      answers(['通过', '审议通过'], ['原则通过', '原则同意'], ['暂缓', '缓议'], ['不通过', '未通过']),
      {
        label: '审议结果',
      },
    ),
    meeting: take('meeting', {
      label: '会议',
      ask: '哪次会议审议的？',
      example: '第12次局长办公会',
      kind: { is: 'text', like: '会$|会议$|常务会|办公会' },
    }),
    reason: remark(),
    materials: files('会议纪要', offered),
  },
  checks: (document, taking) => firstOf(decidedElsewhere(document), inMeeting(document, taking)),
  tells: ['meeting', 'conclusion'],
};

const inYears: Readonly<Record<string, string>> = { 'nd-validity': '五年', 'nd-validity-trial': '二年' };

/** Not longer than the rule gives it. */
const validLongEnough = (document: Known, { facts, time }: Taking): Refused | undefined => {
  const { effectiveDate: start, validity, endDate } = facts;
  if (start === undefined || document.kind === 'internal') return undefined;
  const id = validityRule(document);
  const most = time.count(id, { start });
  const known = ruleOn(id, start);
  const counted = validity && known && time.countBy({ ...known, id: '', length: validity } as typeof known, { start });
  const last = endDate ?? counted?.due;
  if (most === undefined || last === undefined || last <= most.due) return undefined;
  return refusedUnder(id, 'documents.too-long-valid', { most: inYears[id]! });
};

/** In full days between publication and its first day in force; less for a reason (nd-effective). */
const LEAST_DAYS = 30;
const notTooSoon = (
  document: Known,
  {
    facts,
    published,
    effective,
  }: { readonly facts: Taking['facts']; readonly published: LocalDate; readonly effective: LocalDate },
): Refused | undefined => {
  if (effective < published) return refused('documents.effective-before-publication');
  const earliest = addDays(published, LEAST_DAYS + 1);
  if (document.kind !== 'normative' || effective >= earliest || facts.reason !== undefined) return undefined;
  return refusedUnder('nd-effective', 'documents.effective-early', { least: LEAST_DAYS, earliest });
};

export const issue: Step = {
  id: 'issue',
  name: '印发文件',
  says: ['印发文件', '文件印发', '文件签发', '正式印发', '文件印了', '文件出台'],
  examples: [
    '印发文件 文件〔2026〕1号 天科规〔2026〕3号 王建国签发 2027年1月1日起施行 有效期5年',
    '文件印发 科技创新券 元旦起施行 局门户网站公布',
  ],
  day: '签发日期',
  may: office,
  stage: 'draft',
  needs: BEFORE_ISSUE,
  ofText: true,
  takes: {
    documentNumber: take('documentNumber', {
      label: '发文字号',
      ask: '发文字号是什么？不写的自动编号。',
      example: '天科规〔2026〕3号',
      kind: { is: 'text', like: '^[\\p{Script=Han}]{2,12}[〔\\[（(【]\\d{4}[〕\\]）)】]\\s*\\d+\\s*号$' },
      how: offered,
    }),
    signer: take('signer', {
      label: '签发人',
      ask: '谁签发的？',
      example: 'wangjianguo',
      written: '王建国',
      kind: { is: 'person', behind: '签发|签的|签了' },
    }),
    effectiveDate: date('effectiveDate', '施行日期', 'future'),
    validity: take('validity', {
      label: '有效期',
      ask: '有效期多长？不写的为五年，试行、暂行二年。',
      example: '{"n":5,"unit":"year"}',
      written: '5年',
      kind: { is: 'length' },
      how: open,
    }),
    endDate: date('endDate', '有效期至', 'future', open),
    channel: take('channel', {
      label: '公布渠道',
      ask: '同日公布了吗？在哪里公布的？还没公布的跳过。',
      example: '局门户网站',
      kind: { is: 'text', like: CHANNELS },
      how: offered,
    }),
    reason: remark('提前施行的理由'),
    materials: files('正式文本', offered),
  },
  // It is published on the day it is signed at the earliest.
  checks: (document, taking) =>
    firstOf(
      notTooSoon(document, { facts: taking.facts, published: taking.on, effective: taking.facts.effectiveDate! }),
      validLongEnough(document, taking),
    ),
  tells: ['documentNumber', 'signer', 'effectiveDate', 'validity', 'endDate'],
};

export const publishDocument: Step = {
  id: 'publish-document',
  name: '公布文件',
  says: ['公布文件', '文件公布', '文件挂网', '文件上网公布'],
  examples: ['公布文件 文件〔2026〕1号 局门户网站', '文件挂网 科技创新券 官网 今天'],
  day: '公布日期',
  may: staff,
  stage: 'issued',
  ofText: true,
  takes: {
    channel: take('channel', {
      label: '公布渠道',
      ask: '在哪里公布的？',
      example: '局门户网站',
      kind: { is: 'text', like: CHANNELS },
    }),
    reason: remark('提前施行的理由'),
  },
  checks: (document, { on, facts }) => {
    const published = publishedOn(document);
    if (published !== undefined && document.kind !== 'internal')
      return refused('documents.published-already', { on: published });
    const issued = latest(document, 'issue')!;
    if (on < issued.on) return refused('documents.before-step', { step: issue.name, on: issued.on });
    const reason = facts.reason ?? issued.facts.reason;
    const effective = issued.facts.effectiveDate!;
    return notTooSoon(document, { facts: reason === undefined ? {} : { reason }, published: on, effective });
  },
  tells: ['channel'],
};

/** What has not been published is no ground for anything (37号 二（七）). */
const published = (document: Known, { on }: Taking): Refused | undefined => {
  const day = publishedOn(document);
  if (day === undefined) return refusedUnder('nd-publish', 'documents.not-published');
  return on < day ? refused('documents.before-step', { step: publishDocument.name, on: day }) : undefined;
};

export const publishInterpretation: Step = {
  id: 'publish-interpretation',
  name: '发布政策解读',
  says: ['发布政策解读', '政策解读发布', '发布解读', '解读挂网', '解读发布'],
  examples: ['发布政策解读 文件〔2026〕1号 一图读懂 局门户网站', '解读挂网 科技创新券 文字问答'],
  day: '发布日期',
  may: staff,
  stage: 'issued',
  kinds: ['normative', 'policy'],
  takes: {
    form: take('form', {
      label: '形式',
      ask: '用什么形式解读？',
      example: '一图读懂',
      kind: { is: 'text', like: '图|问答|视频|发布会|解读稿|语版|专家' },
    }),
    channel: take('channel', {
      label: '渠道',
      example: '局门户网站',
      kind: { is: 'text', like: CHANNELS },
      how: offered,
    }),
    speaker: take('speaker', {
      label: '解读人',
      example: '李副局长',
      kind: { is: 'text', like: '局长$|科长$|主任$' },
      how: open,
    }),
    reason: remark(),
    materials: files('解读材料', open),
  },
  checks: published,
  tells: ['form', 'channel'],
};

/** What is filed is the text that was issued: none of the drafts before it. */
const noDraft = (document: Known, { facts }: Taking): Refused | undefined => {
  const former = versionsOf(document).flatMap(({ text }) => (text === textOf(document) ? [] : [text]));
  const draft = facts.materials?.find(({ sha256 }) => former.includes(sha256));
  return draft && refusedUnder('nd-file', 'documents.draft-filed', { name: draft.name });
};

export const fileForRecord: Step = {
  id: 'file-for-record',
  name: '报送备案',
  says: ['报送备案', '文件备案', '报备', '备案报告', '文件报备'],
  examples: ['报送备案 文件〔2026〕1号 市司法局', '报备 科技创新券 市司法局 备案号天政规备〔2026〕112号'],
  day: '报送日期',
  may: staff,
  stage: 'issued',
  kinds: ['normative'],
  takes: {
    recipient: take('recipient', {
      label: '备案机关',
      ask: '报哪个机关备案？',
      example: '市司法局',
      kind: { is: 'text', like: '司法局$|政府$|法制机构$|办公厅$|局$' },
    }),
    recordNumber: take('recordNumber', {
      label: '备案号',
      example: '天政规备〔2026〕112号',
      kind: { is: 'text', like: '备.{0,4}〔\\d{4}〕\\d+号' },
      how: open,
    }),
    missing: take('missing', {
      label: '需补正的材料',
      example: '缺公平竞争审查结论',
      kind: { is: 'text', like: '^缺|补正' },
      how: open,
    }),
    dueDate: date(
      'dueDate',
      '补正期限',
      'future',
      when(({ missing }) => missing !== undefined),
    ),
    reason: remark(),
    materials: files('备案材料', open),
  },
  checks: (document, taking) => firstOf(published(document, taking), noDraft(document, taking)),
  tells: ['recipient', 'recordNumber', 'missing', 'dueDate'],
};

/** Whether what was sent in for the record came back to be completed. */
export const filingReturned = (document: Known): boolean =>
  taken(document, 'file-for-record').at(-1)?.facts.missing !== undefined;

export const ISSUING: readonly Step[] = [
  submitDocument,
  decided,
  recordDecision,
  issue,
  publishDocument,
  publishInterpretation,
  fileForRecord,
];
