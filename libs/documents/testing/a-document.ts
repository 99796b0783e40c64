// A normative document on its way, one step a line; what a test is not about stands here.
import { nationalTime } from '#duties';
import { fold, type FileRef, type LocalDate, type Outcome, type StaffId, type UnitId } from '#kernel';
import { documentDecider, takeStep, type Taken } from '../document.ts';
import { DraftStarted, type DocumentEvent, type DocumentId, type EntryId, type Facts, type Kind } from '../events.ts';
import type { Document, Known } from '../state.ts';

export const on = (day: string): LocalDate => day as LocalDate;
export const TODAY = on('2032-12-31');
const id = '018f2b3c-0000-7000-8000-00000000000d' as DocumentId;

/** A file whose digest is made of one sign. */
export const file = (name: string, sign = 'a'): FileRef => ({
  name,
  sha256: sign.repeat(64),
  sm3: sign.repeat(64),
  size: 1,
  type: 'application/pdf',
});

export const started = (more: { readonly kind?: Kind; readonly title?: string; readonly major?: boolean } = {}) =>
  DraftStarted({
    document: id,
    number: { series: '文件', year: 2026, serial: 1 },
    title: more.title ?? '天山市科技创新券管理办法',
    kind: more.kind ?? 'normative',
    unit: 'hightech' as UnitId,
    drafter: 'xuning' as StaffId,
    startedOn: on('2026-03-02'),
    major: more.major ?? false,
  });

/** A step as a person tells it. */
export interface Telling {
  readonly step: string;
  readonly on: string;
  readonly facts?: Facts;
  readonly who?: string;
}
export const step = (name: string, day: string, facts: Facts = {}, who = 'zhoufang'): Telling => ({
  step: name,
  on: day,
  facts,
  who,
});

const entryAt = (n: number): EntryId => `018f2b3c-0000-7000-8000-${String(n).padStart(12, '0')}` as EntryId;

/** A decision on a step, as told after so many others. */
export const taking = (telling: Telling, n = 900) =>
  takeStep(
    {
      entry: entryAt(n),
      step: telling.step,
      on: on(telling.on),
      facts: telling.facts ?? {},
      who: telling.who,
    } as Taken,
    TODAY,
    nationalTime,
  );

const eventsOf = (outcome: Outcome<DocumentEvent>, telling: Telling): readonly DocumentEvent[] => {
  if ('refusal' in outcome)
    throw new Error(`${telling.step} ${telling.on}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`);
  return outcome.events;
};

/** The events of a document that takes these steps one after another; throws if one of them is refused. */
export const history = (first: DocumentEvent, ...tellings: readonly Telling[]): readonly DocumentEvent[] =>
  tellings.reduce<readonly DocumentEvent[]>(
    (events, telling, n) => {
      const state: Document = fold(documentDecider, [...events]);
      return [...events, ...eventsOf(taking(telling, n + 1)(state), telling)];
    },
    [first],
  );

/** The document as these steps make it. */
export const documentOf = (first: DocumentEvent, ...tellings: readonly Telling[]): Known =>
  fold(documentDecider, [...history(first, ...tellings)]) as Known;

export const CRITERIA_MET: Facts = {
  byPower: 'yes',
  onRights: 'yes',
  general: 'yes',
  repeated: 'yes',
  public: 'yes',
  inward: 'no',
};
const signed = [file('论证意见.pdf', 'e')];

/** The usual steps, each with what makes it hold, in the order of the procedure. */
export const USUAL = {
  text: step('revise-draft', '2026-03-03', { materials: [file('草案.docx')] }),
  criteria: step('answer-criteria', '2026-03-03', CRITERIA_MET),
  assessed: step('assess-need', '2026-03-03', { conclusion: '可行', note: '现行办法到期' }),
  // Thirty days from 4 March: 3 April.
  notice: step('consult-public', '2026-03-04', {
    startDate: on('2026-03-04'),
    endDate: on('2026-04-03'),
    channel: '局门户网站',
  }),
  units: step('consult-units', '2026-03-05', { units: '财政局、各区县科技局', audience: ['department', 'district'] }),
  opinion: step('record-feedback', '2026-03-20', {
    source: '天山生物公司',
    feedback: '额度提高到30万元',
    adopted: 'declined',
    reason: '预算不允许',
  }),
  feedback: step('publish-feedback', '2026-04-07', { channel: '局门户网站' }),
  expert: step('expert-review', '2026-04-08', { conclusion: '可行', experts: '孟教授', materials: signed }),
  risk: step('risk-assessment', '2026-04-08', { riskLevel: 'low', conclusion: '可控' }),
  own: step('own-review', '2026-04-09', { conclusion: '同意' }),
  competition: step('fair-competition-review', '2026-04-09', { touches: 'yes', source: '6家企业、1个行业协会' }),
  adviser: step('hear-adviser', '2026-04-10', { conclusion: '合法', source: '薛律师' }),
  // Five working days from Friday 10 April: 13, 14, 15, 16, Friday 17 April.
  asked: step('ask-legality-review', '2026-04-10', { papers: ['draft', 'note', 'basis'] }),
  delivered: step('deliver-legality-review', '2026-04-17', {
    conclusion: '合法',
    opinionNumber: '天科法审〔2026〕9号',
  }),
  decided: step('record-decision', '2026-04-21', { conclusion: '通过', meeting: '第12次局长办公会' }),
  issued: step('issue', '2026-04-22', {
    documentNumber: '天科规〔2026〕3号',
    signer: 'wangjianguo' as StaffId,
    effectiveDate: on('2026-06-01'),
  }),
  published: step('publish-document', '2026-04-23', { channel: '局门户网站' }),
  interpreted: step('publish-interpretation', '2026-04-23', { form: '一图读懂' }),
  filed: step('file-for-record', '2026-05-06', { recipient: '市司法局' }),
} as const satisfies Readonly<Record<string, Telling>>;
type Usual = keyof typeof USUAL;
const ORDER = Object.keys(USUAL) as readonly Usual[];

/** The usual steps before this one. */
export const before = (name: Usual, ...without: readonly Usual[]): readonly Telling[] =>
  ORDER.slice(0, ORDER.indexOf(name)).flatMap((one) => (without.includes(one) ? [] : [USUAL[one]]));
/** The usual steps until this one, it included. */
export const until = (name: Usual): readonly Telling[] => [...before(name), USUAL[name]];
