// The desk that every change of a document goes over, and what it answers: what is left to do, and by when.
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ItemSettled } from '#decisions';
import { TheLaw, type LegalTime } from '#duties';
import type { Answered, Given } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger, type Recording, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  dateInWords,
  derivedId,
  field,
  LocalDate,
  naming,
  numberInWords,
  readNumber,
  sayable,
  writtenNumber,
  yearOf,
  type Decide,
  type DocumentNumber,
  type Fields,
  type FileRef,
  type NextStep,
} from '#kernel';
import { documentDecider, isIssued } from '../document.ts';
import { duesOf, type Due } from '../dues.ts';
import { DocumentId, EntryId, KINDS, Kind, type DocumentEvent, type Facts } from '../events.ts';
import { GATES, gatesShut, reviewOf, type Gate } from '../gates.ts';
import {
  numbersDecider,
  serialOf,
  seriesDecider,
  streamOf,
  takeNumber,
  wantedNumber,
  type Numbers,
  type Series,
} from '../numbers.ts';
import type { NumberEvent } from '../events.ts';
import { refused, refusedUnder, type Refused } from '../refusals.ts';
import { mayHandle } from '../seeing.ts';
import { latest, taken, type Document, type Known } from '../state.ts';
import type { DocumentTables } from '../document-register/document-line.ts';
import { referenceOf } from '../document-register/document-reader.ts';

/** Who keeps the register in which a document of the same title is looked for. */
export const DOCUMENTS = 'documents.document-register';

const isSettling = ({ type }: { readonly type: string }): boolean => type === ItemSettled.type;
const OUTCOMES = { passed: '通过', rejected: '不通过', deferred: '暂缓' } as const;

/** A document after something was recorded of it. */
export const DocumentAnswer = z.object({
  number: naming(z.string()),
  document: DocumentId,
  title: sayable(z.string()),
  kind: Kind,
  reference: z.string().optional(),
  entry: EntryId.optional(),
  opened: z.boolean(),
  issued: z.boolean(),
  /** The gates that are still shut, in their order. */
  left: z.array(z.string()),
  dues: z.array(z.object({ name: z.string(), due: LocalDate.optional(), source: z.string(), caution: z.string() })),
  /** What is most likely done next, in the words of the chat. */
  next: z.array(z.string()),
});
export type DocumentAnswer = z.infer<typeof DocumentAnswer>;

/** `已登记 **文件〔2026〕1号** 科技创新券管理办法（行政规范性文件）`, what is left and by when. */
export const documentInWords = (answer: DocumentAnswer): string => {
  const { number, title, kind, reference, opened, left, dues } = answer;
  const issuedAs = reference === undefined ? '' : `，${reference}`;
  return [
    `${opened ? '已登记' : '已记入'} **${number}** ${title}（${KINDS[kind].label}${issuedAs}）`,
    left.length > 0 ? `印发前还需：${left.join('、')}。` : '',
    dues.length > 0 ? `期限：\n\n${dues.map((due) => `- ${dueInWords(due)}`).join('\n')}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** `**规范性文件备案**：2026-05-08(周五)（《…》…，待核实）` */
export const dueInWords = ({ name, due, source, caution }: DocumentAnswer['dues'][number]): string => {
  const day = due === undefined ? '' : `：${dateInWords(due)}`;
  const basis = [source.split('；')[0]!, caution].filter((part) => part !== '').join('，');
  return `**${name}**${day}${basis === '' ? '' : `（${basis}）`}`;
};

/** What one does next, each a tap away. */
export const documentNext = ({ number, next }: DocumentAnswer): readonly NextStep[] => [
  ...next.map((call) => ({ title: call, says: `${call} ${number}` })),
  { title: '看经过', says: number },
];

/** The record a step belongs to: by its number or words of its title, or chosen among those at hand. */
export const documentField = field(writtenNumber('文件'), {
  label: '文件',
  ask: '哪个文件？请写编号，例如“文件〔2026〕1号”。',
  example: '文件〔2026〕1号',
  kind: {
    is: 'number',
    series: '文件',
    offers: { query: 'documents.documents-at-hand', input: {} },
    found: { query: 'documents.find-documents', input: {} },
  },
});

type By = Given<Fields>['by'];
/** Decides on a document by what is known of it and the organ's law. */
export type Deciding = (known: Known, time: LegalTime) => Decide<Document, DocumentEvent>;

/** Where a document is found, held against who asks, decided on, recorded and told. */
@Injectable()
export class DocumentDesk {
  private readonly documents: Streams<Document, DocumentEvent>;
  private readonly numbers: Streams<Numbers, NumberEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(TheLaw) private readonly law: TheLaw,
    @Inject(Database) private readonly database: Database,
  ) {
    this.documents = ledger.streams(documentDecider);
    this.numbers = ledger.streams(numbersDecider);
  }

  /** Opens a document; it gets its number in the register with its first event. */
  async open(by: By, id: DocumentId, decision: Decide<Document, DocumentEvent>): Promise<Answered<DocumentAnswer>> {
    const recording = await this.documents.decide(by, id, decision);
    return this.answer(by, id, recording, true);
  }

  /** Records something of a document, by its number, if the actor may. */
  async record(by: By, number: DocumentNumber, deciding: Deciding, entry?: EntryId): Promise<Answered<DocumentAnswer>> {
    const known = await this.find(by, number);
    if (!known) return { is: 'refused', ...refused('documents.unknown') };
    const decision = deciding(known, await this.law.of(by.actor.organ));
    const recording = await this.documents.decide(by, known.document, decision);
    return this.answer(by, known.document, recording, false, entry);
  }

  /** The document of a number, for who may record of it. */
  async find(by: By, number: DocumentNumber): Promise<Known | undefined> {
    const { organ } = by.actor;
    const id = await this.ledger.numbered(organ, number);
    const known: Document = id === undefined ? { is: 'unknown' } : await this.documents.now(organ, id);
    return known.is === 'known' && mayHandle(by.actor, known) ? known : undefined;
  }

  /** Whether this decision would be refused as the document is now. */
  async refusal(by: By, known: Known, deciding: Deciding): Promise<Refused | undefined> {
    const outcome = deciding(known, await this.law.of(by.actor.organ))(known);
    return 'refusal' in outcome ? outcome : undefined;
  }

  /**
   * Takes the number a document is issued under, as it is written or the next of its kind.
   * @returns it in words, or why it cannot be had
   */
  async numberFor(by: By, of: Pick<Known, 'document' | 'kind'>, written: string | undefined, day: LocalDate) {
    const { organ } = by.actor;
    const series: Series = await this.ledger.streams(seriesDecider).now(organ, organ);
    const wanted = wantedNumber(written, series[of.kind], yearOf(day));
    if (wanted === undefined) return refused('documents.number-needed');
    if (wanted === 'unreadable') return refused('documents.number-unreadable');
    const stream = streamOf(wanted);
    const recorder = { ...by, id: `${by.id}:number` };
    const recording = await this.numbers.decide(recorder, stream, takeNumber(wanted, of.document));
    if (recording.is === 'refused') return { refusal: recording.refusal };
    const serial = serialOf(await this.numbers.now(organ, stream), of.document)!;
    return numberInWords({ ...wanted, serial });
  }

  /** Why a document cannot be put to this item: there is none. */
  async unknownItem(by: By, item: string): Promise<Refused | undefined> {
    return (await this.itemOf(by, item)) === undefined ? refused('documents.item-unknown', { item }) : undefined;
  }

  private async itemOf(by: By, item: string): Promise<string | undefined> {
    const number = readNumber(item);
    return number?.series === '议题' ? this.ledger.numbered(by.actor.organ, number) : undefined;
  }

  /** Why a meeting that is named by its number cannot be the one: there is none. Other words name a meeting elsewhere. */
  async unknownMeeting(by: By, meeting: string): Promise<Refused | undefined> {
    const number = readNumber(meeting);
    if (number?.series !== '会议') return undefined;
    const id = await this.ledger.numbered(by.actor.organ, number);
    return id === undefined ? refused('documents.meeting-unknown', { meeting }) : undefined;
  }

  /**
   * By which meeting an item was passed, in the record of decisions.
   * @returns its number in words and its day, or why nothing can rest on the item
   */
  async decisionOn(by: By, item: string): Promise<{ readonly meeting: string; readonly on: LocalDate } | Refused> {
    const { organ } = by.actor;
    const id = await this.itemOf(by, item);
    if (id === undefined) return refused('documents.item-unknown', { item });
    const settled = (await this.ledger.read(organ, `decisions.item/${id}`)).findLast(isSettling);
    if (!settled) return refusedUnder('mad-change', 'documents.item-not-passed', { item, outcome: '' });
    const { outcome, meeting, settledOn } = settled.data as ReturnType<typeof ItemSettled>['data'];
    if (outcome !== 'passed')
      return refusedUnder('mad-change', 'documents.item-not-passed', { item, outcome: OUTCOMES[outcome] });
    const [convened] = await this.ledger.read(organ, `decisions.meeting/${meeting}`);
    const { number } = convened!.data as { readonly number: DocumentNumber };
    return { meeting: numberInWords(number), on: settledOn };
  }

  /**
   * Reserves a number that a notice of a document bears (公告文号), so that no document is issued under it.
   * @param notice whose number it is
   * @returns it in words, or why it cannot be had
   */
  async noticeNumber(by: By, notice: EntryId, written: string) {
    const wanted = readNumber(written);
    if (!wanted) return refused('documents.number-unreadable');
    const holder = DocumentId.parse(derivedId(notice, 'notice'));
    const recorder = { ...by, id: `${by.id}:number` };
    const recording = await this.numbers.decide(recorder, streamOf(wanted), takeNumber(wanted, holder));
    return recording.is === 'refused' ? { refusal: recording.refusal } : numberInWords(wanted);
  }

  /** The number of another document of this title that was not given up, if there is one. */
  async titled(by: By, title: string, besides: DocumentId): Promise<string | undefined> {
    const found = await this.database
      .of<DocumentTables>(by.actor.organ)
      .selectFrom('document_register')
      .select(['year', 'serial'])
      .where('organ', '=', by.actor.organ)
      .where('title', '=', title)
      .where('document', '<>', besides)
      .where('stopped_on', 'is', null)
      .where('repealed_on', 'is', null)
      .limit(1)
      .executeTakeFirst();
    return found && numberInWords({ series: '文件', ...found });
  }

  private async answer(
    by: By,
    id: DocumentId,
    recording: Recording<DocumentEvent>,
    opened: boolean,
    entry?: EntryId,
  ): Promise<Answered<DocumentAnswer>> {
    if (recording.is === 'refused') return recording;
    const known = (await this.documents.now(by.actor.organ, id)) as Known;
    const seq = recording.events.at(-1)?.seq;
    const answer = answerOf(known, await this.law.of(by.actor.organ), opened, entry);
    return { is: 'done', ...(seq === undefined ? {} : { seq }), answer };
  }
}

const answerOf = (known: Known, time: LegalTime, opened: boolean, entry: EntryId | undefined): DocumentAnswer => {
  const issued = isIssued(known);
  const reference = referenceOf(known);
  return {
    number: numberInWords(known.number),
    document: known.document,
    title: known.title,
    kind: known.kind,
    ...(reference === undefined ? {} : { reference }),
    ...(entry === undefined ? {} : { entry }),
    opened,
    issued,
    left: issued ? [] : gatesShut(known).map((gate) => GATES[gate].label),
    dues: duesOf(known, time)
      .filter(({ standing }) => standing.is === 'open')
      .map(dueTold),
    next: nextOf(known, issued),
  };
};

/** A due as it is told. */
export const dueTold = ({ name, counted }: Due): DocumentAnswer['dues'][number] => ({
  name,
  ...(counted ? { due: counted.due } : {}),
  source: counted?.source ?? '',
  caution: counted?.caution ?? '',
});

/** What opens a gate, in the words of the chat. */
const CALLS: Readonly<Record<Gate, string>> = {
  text: '更新草案',
  criteria: '认定规范性文件',
  assessment: '制定前评估',
  consultation: '登记公开征求意见',
  units: '征求单位意见',
  expert: '登记专家论证',
  risk: '登记风险评估',
  ownReview: '起草单位审核',
  fairCompetition: '登记公平竞争审查',
  adviser: '听取法律顾问意见',
  legality: '送合法性审核',
  decision: '文件提请审议',
};

const callOf = (gate: Gate, known: Known): string => {
  const consulting = gate === 'consultation' && taken(known, 'consult-public').length > 0;
  if (consulting) return '反馈采纳情况';
  if (gate !== 'legality') return CALLS[gate];
  const review = reviewOf(known);
  if (review.is === 'waiting') return '出具合法性审核意见';
  return review.is === 'returned' ? '补正审核材料' : CALLS[gate];
};

const AFTER_ISSUE = [
  { step: 'publish-document', call: '公布文件', kinds: ['normative', 'policy'] },
  { step: 'publish-interpretation', call: '发布政策解读', kinds: ['normative', 'policy'] },
  { step: 'file-for-record', call: '报送备案', kinds: ['normative'] },
] as const satisfies readonly { step: string; call: string; kinds: readonly Kind[] }[];

const nextOf = (known: Known, issued: boolean): string[] => {
  if (issued)
    return AFTER_ISSUE.filter(
      ({ step, kinds }) =>
        (kinds as readonly Kind[]).includes(known.kind) && !known.entered && latest(known, step) === undefined,
    )
      .slice(0, 2)
      .map(({ call }) => call);
  const left = gatesShut(known).slice(0, 2);
  return left.length === 0 ? ['印发文件'] : left.map((gate) => callOf(gate, known));
};

/** The first of these files that was never sent in, as the refusal it makes. */
export const unknownFile = async (
  files: FileStore,
  organ: By['actor']['organ'],
  { materials }: Facts,
): Promise<Refused | undefined> => {
  const missing: FileRef | undefined = await files.notKept(organ, materials);
  return missing && refused('documents.material-unknown', { name: missing.name });
};
