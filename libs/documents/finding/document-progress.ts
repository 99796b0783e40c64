import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import {
  bearing,
  Clock,
  dateInWords,
  dateOf,
  FileRef,
  LocalDate,
  naming,
  numberInWords,
  role,
  sayable,
  writtenNumber,
} from '#kernel';
import { isIssued } from '../document.ts';
import { referenceOf } from '../document-register/document-reader.ts';
import { Standings } from '../document-register/document-line.ts';
import { duesOf } from '../dues.ts';
import { Kind, KINDS } from '../events.ts';
import { gateOf, GATES, type Gate } from '../gates.ts';
import { daysOf, standingOn, STANDINGS } from '../life.ts';
import { documentsSentences } from '../refusals.ts';
import { versionsOf } from '../state.ts';
import { documentField, dueInWords, dueTold } from '../steps/document-desk.ts';
import { DocumentRecords, type DocumentRecord } from './document-records.ts';

/** One thing that happened: its legal day, and when and by whom it was recorded. */
const Happening = z.object({
  what: bearing(z.string(), 'internal'),
  on: LocalDate,
  recordedOn: LocalDate,
  by: z.string(),
  detail: bearing(z.string(), 'personal'),
  materials: z.array(FileRef),
});
/** A gate of the procedure: open, or why not. */
const GateTold = z.object({ gate: z.string(), open: z.boolean(), why: z.string() });

const answer = z.object({
  found: z.boolean(),
  number: naming(z.string()),
  title: sayable(z.string()).optional(),
  kind: Kind.optional(),
  unit: z.string().optional(),
  drafter: z.string().optional(),
  reference: z.string().optional(),
  standing: Standings.optional(),
  effectiveOn: LocalDate.optional(),
  until: LocalDate.optional(),
  repealedOn: LocalDate.optional(),
  versions: z.array(z.object({ version: z.int(), on: LocalDate, digest: z.string() })),
  gates: z.array(GateTold),
  dues: z.array(
    z.object({
      name: z.string(),
      due: LocalDate.optional(),
      source: z.string(),
      caution: z.string(),
      met: z.boolean(),
    }),
  ),
  opinions: z.object({ total: z.int(), adopted: z.int(), partly: z.int(), declined: z.int() }).optional(),
  steps: z.array(Happening),
});
type Answer = z.output<typeof answer>;

const gatesInWords = (gates: Answer['gates']): string =>
  gates.map(({ gate, open, why }) => (open ? `- ${gate}：已通过` : `- **${gate}**：${why}`)).join('\n');

const summaryOf = (progress: Answer): string => {
  const { found, title, kind, unit, drafter, reference, standing, until, gates, dues, opinions, versions } = progress;
  if (!found) return '';
  const facts = [
    KINDS[kind!].label,
    reference,
    unit,
    `起草人${drafter}`,
    STANDINGS[standing!].label,
    until && `有效期至${dateInWords(until)}`,
    versions.length > 1 ? `第${versions.length}稿` : undefined,
  ];
  const open = dues.filter(({ met }) => !met);
  const heard =
    opinions &&
    `收到意见${opinions.total}条：采纳${opinions.adopted}条，部分采纳${opinions.partly}条，不采纳${opinions.declined}条`;
  return [
    `**${title}**`,
    facts.filter((part) => part).join(' · '),
    heard ?? '',
    gates.length > 0 ? `程序：\n\n${gatesInWords(gates)}` : '',
    open.length > 0 ? `期限：\n\n${open.map((due) => `- ${dueInWords(due)}`).join('\n')}` : '',
    '经过：',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** One document: how it stands, each gate, every date with its article, and everything that happened. */
export const DocumentProgress = query('documents.progress', {
  title: '文件进度',
  topic: '文件',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'documents.document-register',
  input: z.object({ document: writtenNumber('文件') }),
  answer,
  chat: {
    says: ['文件进度', '文件进展', '文件到哪一步', '文件办到哪', '文件详情', '草案进度'],
    examples: ['文件进度 文件〔2026〕1号', '文件〔2026〕1号到哪一步了', '草案进度 科技创新券'],
    opens: '文件',
    fields: { document: documentField },
    tells: (progress) => ({
      title: progress.number,
      summary: summaryOf(progress),
      lines: progress.steps.map(({ what, on, recordedOn, by, detail }) => ({
        head: what,
        tail: [dateInWords(on), detail, by, on === recordedOn ? '' : `${dateInWords(recordedOn)}登记`]
          .filter((part) => part !== '')
          .join(' · '),
      })),
      none: `没有找到${progress.number}，或它不是您处室的文件：请核对编号，或发送“查文件”。`,
      more: false,
    }),
  },
});
export type DocumentProgress = InstanceType<typeof DocumentProgress>;

@Handles(DocumentProgress)
export class DocumentProgressHandler {
  constructor(
    @Inject(DocumentRecords) private readonly records: DocumentRecords,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: DocumentProgress): Promise<Answer> {
    const record = await this.records.find(actor, input.document);
    const none = { found: false, number: numberInWords(input.document), versions: [], gates: [], dues: [], steps: [] };
    return record ? told(record, dateOf(this.clock.now())) : none;
  }
}

const told = (record: DocumentRecord, today: LocalDate): Answer => {
  const { document, number, time, roll, nameOf, steps } = record;
  const days = daysOf(document, time);
  const reference = referenceOf(document);
  return {
    found: true,
    number,
    title: document.title,
    kind: document.kind,
    unit: roll.units.get(document.unit)?.name ?? document.unit,
    drafter: nameOf(document.drafter),
    ...(reference === undefined ? {} : { reference }),
    standing: standingOn(days, today),
    ...(days.effective === null ? {} : { effectiveOn: days.effective }),
    ...(days.until === null ? {} : { until: days.until }),
    ...(days.repealed === null ? {} : { repealedOn: days.repealed }),
    versions: versionsOf(document).map(({ on, text }, n) => ({ version: n + 1, on, digest: text! })),
    gates: isIssued(document) ? [] : gatesTold(record),
    dues: duesOf(document, time).flatMap((due) =>
      due.standing.is === 'closed' ? [] : [{ ...dueTold(due), met: due.standing.is === 'met' }],
    ),
    ...opinionsTold(record),
    steps: steps.map((step) => ({ ...step, on: step.on ?? step.recordedOn })),
  };
};

const gatesTold = ({ document }: DocumentRecord): Answer['gates'] =>
  (Object.keys(GATES) as Gate[]).flatMap((gate): Answer['gates'] => {
    const state = gateOf(gate, document);
    if (state === 'not-asked') return [];
    const { label } = GATES[gate];
    if (state === 'open') return [{ gate: label, open: true, why: '' }];
    const { code, facts } = state.refusal;
    const words = documentsSentences[code as keyof typeof documentsSentences](facts as never);
    return [{ gate: label, open: false, why: words }];
  });

const opinionsTold = ({ document: { opinions } }: DocumentRecord): Pick<Answer, 'opinions'> => {
  if (opinions.length === 0) return {};
  const count = (of: string) => opinions.filter(({ adopted }) => adopted === of).length;
  return {
    opinions: {
      total: opinions.length,
      adopted: count('adopted'),
      partly: count('partly'),
      declined: count('declined'),
    },
  };
};
