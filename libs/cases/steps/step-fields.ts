// The form of a step: a field for each fact it takes, for its day, and for the case it belongs to or opens.
import { z } from 'zod';
import { field, LocalDate, StaffId, UnitId, type Field, type Fields, oneLine } from '#kernel';
import { StepFacts, type FactName } from '../events.ts';
import { CaseNamed } from '../named.ts';
import type { Procedure, Step, Take } from '../procedure.ts';

const COURTS =
  '(?:人民)?法院$|法庭$|人民政府$|区政府$|市政府$|司法局$|检察院$|仲裁委(?:员会)?$|信访局$|自治区.{2,12}厅$';
const CASE_NUMBER = '^[（(〔\\[]?\\d{4}[）)〕\\]]?.{0,8}\\d+号$|〔\\d{4}〕';

type Kind = Field['kind'];
const TEXT: Kind = { is: 'text' };

/** How each fact is read and shown: its kind, an example as HTTP takes it, and as one would write it. */
export const READ: Readonly<
  Record<FactName, { readonly kind: Kind; readonly example: string; readonly written?: string }>
> = {
  party: { kind: TEXT, example: '雪莲生物科技有限公司' },
  authority: { kind: { is: 'text', like: COURTS }, example: '水磨沟区人民法院' },
  reference: { kind: { is: 'text', like: CASE_NUMBER }, example: '（2026）新0105行初12号' },
  matter: { kind: TEXT, example: '技术合同纠纷' },
  act: { kind: TEXT, example: '科技奖补资金不予拨付决定' },
  document: { kind: TEXT, example: '科技成果转化管理办法' },
  course: { kind: TEXT, example: 'ordinary', written: '普通程序' },
  result: { kind: TEXT, example: '维持' },
  amount: { kind: { is: 'amount' }, example: '5000000', written: '5万元' },
  until: { kind: { is: 'date', tense: 'future' }, example: '2026-04-10', written: '4月10日' },
  length: { kind: { is: 'length' }, example: '{"n":30,"unit":"day"}', written: '30日' },
  servedBy: { kind: TEXT, example: 'direct' },
  hearingOn: { kind: { is: 'date', tense: 'future' }, example: '2026-04-08', written: '4月8日' },
  hearingAt: { kind: { is: 'time' }, example: '10:00', written: '10点' },
  notice: { kind: TEXT, example: 'moved', written: '改期' },
  place: { kind: { is: 'text', like: '(?:法庭|会议室|听证室|楼|室|厅)$' }, example: '第三法庭' },
  head: { kind: TEXT, example: 'principal', written: '局长' },
  headName: { kind: { is: 'person' }, example: 'wangjianguo', written: '王建国' },
  excuse: { kind: TEXT, example: 'duty', written: '需要履行他人不能代替的公务' },
  spoke: { kind: TEXT, example: 'yes', written: '是' },
  agent: { kind: { is: 'person' }, example: 'zhangwei', written: '张伟' },
  secondAgent: { kind: { is: 'person' }, example: 'lina', written: '李娜' },
  lawyer: { kind: { is: 'text', like: '律师' }, example: '王某律师' },
  consent: { kind: TEXT, example: 'yes', written: '是' },
  sameGrounds: { kind: TEXT, example: 'no', written: '否' },
  complex: { kind: TEXT, example: 'no', written: '否' },
  reason: { kind: { is: 'text', rest: true }, example: '情况说明' },
  acceptedOn: { kind: { is: 'date', tense: 'past' }, example: '2026-02-27', written: '2月27日' },
  remedyUntil: { kind: { is: 'date', tense: 'future' }, example: '2026-05-06', written: '5月6日' },
  materials: { kind: { is: 'files' }, example: '[]', written: '（发送文件）' },
};

/** A result is one of those the step may come to; every other fact is as the event has it. */
const schemaOf = ({ fact, options }: Take): z.ZodType => {
  const schema = (StepFacts.shape[fact] as z.ZodOptional<z.ZodType>).unwrap();
  return fact === 'result' && options ? z.enum(options.map(({ value }) => value) as [string, ...string[]]) : schema;
};

const fieldOf = (take: Take): Field => {
  const { fact, label, ask, how, options, behind, applies } = take;
  const read = READ[fact];
  const firstOption = options?.[0];
  const written = firstOption?.label ?? read.written;
  return {
    schema: schemaOf(take),
    label,
    ask,
    example: firstOption?.value ?? read.example,
    kind: options ? { is: 'choice', options, ...(behind ? { behind } : {}) } : read.kind,
    ...(written ? { written } : {}),
    ...(how === 'needed' ? {} : { needed: typeof how === 'function' ? how : () => false }),
    ...(how === 'offered' ? { offered: true as const } : {}),
    ...(applies ? { applies } : {}),
  };
};

/** What takes up what is left of a line: nothing typed is lost. */
const remark: Take = { fact: 'reason', label: '说明', ask: '有什么要说明的？', how: 'open' };

/** The days a step announces come before its own, so that a day without a verb is theirs: 开庭 4月8日10点. */
const factFields = ({ takes }: Step): Fields => {
  const all = takes.some(({ fact }) => fact === 'reason') ? takes : [...takes, remark];
  return Object.fromEntries(all.map((take) => [take.fact, fieldOf(take)]));
};

/** The record a step belongs to: named, or chosen among the open ones of its kind. */
export const caseField = (kind?: Procedure['kind']) =>
  field(CaseNamed, {
    label: '案件',
    ask: '哪个案件？请写编号，例如“案件〔2026〕3号”。',
    example: '案件〔2026〕3号',
    kind: {
      is: 'number',
      series: '案件',
      offers: { query: 'cases.cases-at-hand', input: kind ? { kind } : {} },
      found: { query: 'cases.find-cases', input: kind ? { kind } : {} },
    },
  });

/** The legal day of a step: today unless told, but a day that starts a period is never taken for granted. */
const dayField = ({ day, starts, opens }: Step): Field => {
  const startsPeriod = opens || starts?.some(({ from, stated }) => !from && !stated);
  return {
    schema: LocalDate,
    label: day,
    ask: `${day}是哪天？`,
    example: '2026-03-02',
    written: '3月2日',
    kind: { is: 'date', tense: 'past' },
    ...(startsPeriod ? {} : { otherwise: ({ today }: { today: LocalDate }) => today }),
  };
};

/** What a new case needs besides its first paper. */
const OPENING_FIELDS: Fields = {
  handler: field(StaffId, {
    label: '承办人',
    ask: '由谁承办？',
    example: 'zhangwei',
    written: '张伟',
    kind: { is: 'person', self: '我承办', behind: '承办|经办|负责' },
    // Whoever of the legal unit files a case handles it, unless he says otherwise.
    otherwise: ({ actor }) => (actor.is === 'staff' && actor.roles.includes('legal') ? actor.staffId : undefined),
  }),
  // 指定承办人 names one at any time; it decides nothing that is reckoned now.
  adviser: field(oneLine(1, 100), {
    label: '法律顾问',
    ask: '请哪位法律顾问？',
    example: '天山律师事务所',
    kind: { is: 'text', like: '律师|律所|法律顾问|公职律师' },
    needed: () => false,
  }),
  unit: field(UnitId, {
    label: '承办处室',
    ask: '由哪个处室承办？',
    example: 'legal',
    written: '政策法规科',
    kind: { is: 'unit' },
    otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
  }),
  another: field(z.enum(['yes']), {
    label: '另案',
    ask: '是另一件案子吗？',
    example: 'yes',
    written: '另案',
    kind: { is: 'choice', options: [{ value: 'yes', label: '另案', synonyms: ['另立案件', '不是同一件'] }] },
    needed: () => false,
  }),
};

/** The fields of a step's command, in the order they are asked. */
export const stepFields = (step: Step, kind: Procedure['kind']): Fields => ({
  ...(step.opens ? {} : { case: caseField(kind) }),
  ...factFields(step),
  on: dayField(step),
  ...(step.opens ? OPENING_FIELDS : {}),
});
