import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { asideInWords, Ledger, type EventMeta } from '#infra/events';
import {
  bearing,
  carrying,
  Clock,
  dateInWords,
  dateOf,
  FileRef,
  LocalDate,
  Marks,
  naming,
  numberInWords,
  role,
  sayable,
  writtenNumber,
  type NextStep,
} from '#kernel';
import { ADOPTIONS, Adoption, Conclusion, CONCLUSIONS, SUBJECT_KINDS, SubjectKind } from '../ground/terms.ts';
import type { OpinionEvent } from './events.ts';
import { OpinionDesk, opinionField } from './opinion-desk.ts';
import { OpinionState, OPINION_STATES } from './opinion-register/opinion-line.ts';
import { isOutsider } from './seeing.ts';

const SuggestionTold = z.object({
  n: z.int(),
  text: bearing(z.string(), 'internal'),
  adoption: Adoption.optional(),
  reason: bearing(z.string(), 'internal').optional(),
});
const Step = z.object({ what: bearing(z.string(), 'internal'), on: LocalDate, recordedOn: LocalDate, by: z.string() });

const answer = carrying(
  z.object({
    found: z.boolean(),
    number: naming(z.string()),
    title: sayable(z.string()).optional(),
    kind: SubjectKind.optional(),
    subjectNumber: naming(z.string()).optional(),
    unit: sayable(z.string()).optional(),
    question: bearing(z.string(), 'internal').optional(),
    state: OpinionState.optional(),
    adviser: sayable(z.string()).optional(),
    conclusion: Conclusion.optional(),
    outdated: z.boolean(),
    suggestions: z.array(SuggestionTold),
    materials: z.array(FileRef),
    papers: z.array(FileRef),
    steps: z.array(Step),
    /** Asked by the adviser it was given to. */
    his: z.boolean(),
    marks: Marks,
  }),
);
type Progress = z.output<typeof answer>;

const namesOf = (files: readonly FileRef[]): string => files.map(({ name }) => name).join('、');

const suggestionInWords = ({ n, text, adoption, reason }: Progress['suggestions'][number]): string =>
  `${n}. ${text}${adoption === undefined ? '' : `（${ADOPTIONS[adoption].label}${reason ? `：${reason}` : ''}）`}`;

const summaryOf = (progress: Progress): string => {
  const { found, title, kind, subjectNumber, unit, state, adviser, conclusion, outdated } = progress;
  if (!found) return '';
  const given = state === 'delivered' && conclusion ? `结论：**${CONCLUSIONS[conclusion].label}**` : undefined;
  const facts = [
    SUBJECT_KINDS[kind!].label,
    subjectNumber,
    unit,
    adviser ?? '未指派',
    OPINION_STATES[state!].label,
    given,
  ];
  return [
    `**${title}**`,
    facts.filter((fact) => fact !== undefined).join(' · '),
    outdated ? '出具意见后文本已经修改，这份意见不再适用，须重新出具。' : '',
    progress.question === undefined ? '' : `问题：${progress.question}`,
    progress.suggestions.length > 0 ? `建议：\n\n${progress.suggestions.map(suggestionInWords).join('\n')}` : '',
    progress.materials.length > 0 ? `送审文本：${namesOf(progress.materials)}` : '',
    progress.papers.length > 0 ? `法律意见书：${namesOf(progress.papers)}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

const nextOf = ({ found, number, state, his, materials, papers }: Progress): readonly NextStep[] => {
  if (!found) return [];
  const files = materials.length + papers.length > 0 ? [{ title: '下载材料', says: `意见材料 ${number}` }] : [];
  return [...files, ...(his && state === 'asked' ? [{ title: '不能承办', says: `不能承办 ${number}` }] : [])];
};

/** One opinion: what was asked, what came, what became of each suggestion, and everything that happened. */
export const OpinionProgress = query('opinions.progress', {
  title: '法律意见详情',
  topic: '法律顾问',
  may: role('staff', 'office', 'legal', 'secretary', 'member', 'adviser'),
  from: 'opinions.opinion-register',
  input: z.object({ opinion: writtenNumber('意见') }),
  answer,
  chat: {
    says: ['法律意见详情', '法律意见进度', '看法律意见', '意见详情'],
    examples: ['意见〔2026〕8号', '法律意见详情 意见〔2026〕8号', '看法律意见 意见〔2026〕8号'],
    opens: '意见',
    personal: true,
    fields: { opinion: opinionField },
    tells: (progress) => ({
      title: progress.number,
      summary: summaryOf(progress),
      lines: progress.steps.map(({ what, on, recordedOn, by }) => ({
        head: what,
        tail: `${dateInWords(on)} · ${by}${on === recordedOn ? '' : ` · ${dateInWords(recordedOn)}登记`}`,
      })),
      none: progress.found ? '' : `没有找到${progress.number}：请核对编号，或发送“查法律意见”。`,
      more: false,
      next: nextOf(progress),
    }),
  },
});
export type OpinionProgress = InstanceType<typeof OpinionProgress>;

@Handles(OpinionProgress)
export class OpinionProgressHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(OpinionDesk) private readonly desk: OpinionDesk,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: OpinionProgress): Promise<Progress> {
    const number = numberInWords(input.opinion);
    const seen = await this.desk.seen(actor, input.opinion, dateOf(this.clock.now()));
    if (!seen)
      return {
        found: false,
        number,
        outdated: false,
        suggestions: [],
        materials: [],
        papers: [],
        steps: [],
        his: false,
        marks: [],
      };
    const { known, his } = seen;
    const stream = `opinions.opinion/${known.opinion}`;
    const [recorded, asides, { staff, units }] = await Promise.all([
      this.ledger.read(actor.organ, stream),
      this.ledger.asides(actor.organ, stream),
      this.directory.roll(actor.organ),
    ]);
    const nameOf = (id: string) => staff.get(id)?.name ?? id;
    const { subject, delivery, assigned, sentTo } = known;
    const adviser = delivery?.by ?? assigned?.name ?? sentTo;
    return {
      found: true,
      number,
      title: subject.title,
      kind: subject.kind,
      ...(subject.number === undefined ? {} : { subjectNumber: subject.number }),
      unit: units.get(subject.unit)?.name ?? subject.unit,
      ...(known.question === undefined ? {} : { question: known.question }),
      state: known.is,
      ...(adviser === undefined ? {} : { adviser }),
      ...(delivery ? { conclusion: delivery.conclusion } : {}),
      outdated: delivery?.outdated ?? false,
      suggestions: (delivery?.suggestions ?? []).map(({ n, text, settled }) => ({
        n,
        text,
        ...(settled ? { adoption: settled.adoption } : {}),
        ...(settled?.reason === undefined ? {} : { reason: settled.reason }),
      })),
      materials: [...known.materials],
      papers: [...known.papers],
      // Who else was asked and could not is not an adviser's to know.
      steps: isOutsider(actor)
        ? []
        : [
            ...recorded.map(({ recordedAt, meta, ...event }) => ({
              ...stepOf(event as unknown as OpinionEvent),
              recordedOn: dateOf(recordedAt),
              by: recorderOf(meta, nameOf),
            })),
            ...asides.map((aside) => {
              const day = dateOf(aside.recordedAt);
              return { what: asideInWords(aside), on: day, recordedOn: day, by: aside.by };
            }),
          ],
      his,
      marks: [...known.marks],
    };
  }
}

/** Who recorded a step: a person by name, another system by its own; what follows by itself is the product's. */
const recorderOf = ({ actor, channel }: EventMeta, nameOf: (staff: string) => string): string => {
  if (actor.is === 'staff') return nameOf(actor.staffId);
  return channel === 'policy' ? '系统' : actor.name;
};

/** `结论为不合法、所审文本为送审稿.docx`: what a correction put right. */
const correctedIn = ({
  conclusion,
  deliveredOn,
  read,
}: Extract<OpinionEvent, { type: 'opinions.opinion-corrected' }>['data']): string =>
  [
    conclusion && `结论为${CONCLUSIONS[conclusion].label}`,
    deliveredOn && '出具日期',
    read && `所审文本为${read.map(({ name }) => name).join('、')}`,
  ]
    .filter(Boolean)
    .join('、');

/** What happened to an opinion, in a line, and the day it happened on. */
const stepOf = ({ type, data }: OpinionEvent): { readonly what: string; readonly on: LocalDate } => {
  switch (type) {
    case 'opinions.opinion-asked':
      return {
        what: `送请出具意见${data.sentTo ? `：${data.sentTo}` : ''}${data.urgent ? '（紧急）' : ''}`,
        on: data.askedOn,
      };
    case 'opinions.opinion-assigned':
      return { what: `指派${data.name}，无利益冲突`, on: data.assignedOn };
    case 'opinions.assignment-declined':
      return { what: `不能承办${data.conflict ? '（利益冲突）' : ''}：${data.why}`, on: data.declinedOn };
    case 'opinions.opinion-delivered':
      return {
        what: `${data.by}出具意见：${CONCLUSIONS[data.conclusion].label}，建议${data.suggestions.length}条`,
        on: data.deliveredOn,
      };
    case 'opinions.opinion-corrected':
      return { what: `更正${correctedIn(data)}：${data.reason}`, on: data.correctedOn };
    case 'opinions.suggestion-settled':
      return {
        what: `第${data.n}条${ADOPTIONS[data.adoption].label}${data.reason ? `：${data.reason}` : ''}`,
        on: data.settledOn,
      };
    case 'opinions.opinion-returned':
      return { what: `退回补充：${data.reason}`, on: data.returnedOn };
    case 'opinions.draft-changed':
      return {
        what: `文本有新的版本：${namesOf(data.materials)}${data.outdates ? '，原意见不再适用' : ''}`,
        on: data.changedOn,
      };
    case 'opinions.opinion-superseded':
      return { what: '由后一次送审代替', on: data.supersededOn };
    case 'opinions.opinion-withdrawn':
      return { what: `撤回：${data.reason}`, on: data.withdrawnOn };
  }
};
