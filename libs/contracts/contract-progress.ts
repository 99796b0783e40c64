import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { asideInWords, Ledger, type EventMeta } from '#infra/events';
import {
  bearing,
  dateInWords,
  dateOf,
  Fen,
  fenInCapitals,
  fenInFigures,
  FileRef,
  LocalDate,
  numberInWords,
  role,
  writtenNumber,
  type NextStep,
  sayable,
} from '#kernel';
import { contractField, ContractDesk } from './contract-desk.ts';
import { CONTRACT_STATES, ContractState } from './contract-register/contract-line.ts';
import { CONTRACT_KINDS, ContractKind, ENDINGS, Verdict, VERDICTS, type ContractEvent } from './events.ts';

const Step = z.object({ what: bearing(z.string(), 'internal'), on: LocalDate, recordedOn: LocalDate, by: z.string() });
const answer = z.object({
  found: z.boolean(),
  number: z.string(),
  title: sayable(z.string()).optional(),
  party: bearing(z.string(), 'personal').optional(),
  amount: Fen.optional(),
  kind: ContractKind.optional(),
  unit: z.string().optional(),
  handler: z.string().optional(),
  state: ContractState.optional(),
  verdict: Verdict.optional(),
  suggestion: bearing(z.string(), 'internal').optional(),
  paperNumber: z.string().optional(),
  from: LocalDate.optional(),
  until: LocalDate.optional(),
  performance: z.array(
    z.object({ n: z.int(), what: sayable(z.string()), due: LocalDate, doneOn: LocalDate.optional() }),
  ),
  materials: z.array(FileRef),
  steps: z.array(Step),
});
type Progress = z.output<typeof answer>;

const summaryOf = (progress: Progress): string => {
  const { found, title, party, amount, kind, unit, handler, state, verdict, suggestion, performance, until } = progress;
  if (!found) return '';
  const facts = [
    CONTRACT_KINDS[kind!].label,
    party,
    amount === undefined ? undefined : `${fenInFigures(amount)}（大写：${fenInCapitals(amount)}）`,
    unit,
    handler,
    CONTRACT_STATES[state!].label,
    progress.paperNumber,
    until === undefined ? undefined : `履行期到${dateInWords(until)}`,
  ];
  const steps = performance.map(
    ({ n, what, due, doneOn }) => `- ${n}. ${what}：${dateInWords(due)}${doneOn ? `，${dateInWords(doneOn)}完成` : ''}`,
  );
  return [
    `**${title}**`,
    facts.filter((fact) => fact !== undefined).join(' · '),
    verdict === undefined ? '' : `审查结论：**${VERDICTS[verdict].label}**${suggestion ? `，${suggestion}` : ''}`,
    steps.length > 0 ? `履约节点：\n\n${steps.join('\n')}` : '',
    progress.materials.length > 0 ? `材料：${progress.materials.map(({ name }) => name).join('、')}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

const nextOf = ({ found, number, state, verdict }: Progress): readonly NextStep[] => {
  if (!found) return [];
  if (state === 'draft' && verdict !== undefined && verdict !== 'adverse')
    return [{ title: '登记签订', says: `合同签订 ${number}` }];
  return state === 'signed' ? [{ title: '履约节点', says: `履约节点 ${number}` }] : [];
};

/** One contract: its facts, its review, its dates of performance, and everything that happened. */
export const ContractProgress = query('contracts.progress', {
  title: '合同详情',
  topic: '合同',
  may: role('staff', 'office', 'legal', 'secretary', 'member'),
  from: 'contracts.contract-register',
  input: z.object({ contract: writtenNumber('合同') }),
  answer,
  chat: {
    says: ['合同详情', '合同进度', '合同到哪一步', '合同审到哪'],
    examples: ['合同〔2026〕3号', '合同详情 合同〔2026〕3号', '合同〔2026〕3号到哪一步了'],
    opens: '合同',
    personal: true,
    fields: { contract: contractField },
    tells: (progress) => ({
      title: progress.number,
      summary: summaryOf(progress),
      lines: progress.steps.map(({ what, on, recordedOn, by }) => ({
        head: what,
        tail: `${dateInWords(on)} · ${by}${on === recordedOn ? '' : ` · ${dateInWords(recordedOn)}登记`}`,
      })),
      none: `没有找到${progress.number}，或它不是您处室的合同：请核对编号，或发送“查合同”。`,
      more: false,
      next: nextOf(progress),
    }),
  },
});
export type ContractProgress = InstanceType<typeof ContractProgress>;

@Handles(ContractProgress)
export class ContractProgressHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ContractDesk) private readonly desk: ContractDesk,
  ) {}

  async execute({ input, actor }: ContractProgress): Promise<Progress> {
    const number = numberInWords(input.contract);
    const known = await this.desk.seen(actor, input.contract);
    if (!known) return { found: false, number, performance: [], materials: [], steps: [] };
    const stream = `contracts.contract/${known.contract}`;
    const [recorded, asides, { staff, units }] = await Promise.all([
      this.ledger.read(actor.organ, stream),
      this.ledger.asides(actor.organ, stream),
      this.directory.roll(actor.organ),
    ]);
    const nameOf = (id: string) => staff.get(id)?.name ?? id;
    const events = recorded.map((event) => event as unknown as ContractEvent);
    const { title, party, amount, kind, handler, review, signature } = known;
    return {
      found: true,
      number,
      title,
      party,
      amount,
      kind,
      unit: units.get(known.unit)?.name ?? known.unit,
      handler: handler && nameOf(handler),
      state: known.is,
      verdict: review?.answer?.verdict,
      suggestion: review?.answer?.suggestion,
      paperNumber: signature?.paperNumber,
      from: signature?.from,
      until: signature?.until,
      performance: known.steps.map((step) => ({ ...step })),
      materials: events.flatMap(({ data }) => ('materials' in data ? (data.materials ?? []) : [])),
      steps: [
        ...recorded.map(({ recordedAt, meta }, n) => ({
          ...stepOf(events[n]!),
          recordedOn: dateOf(recordedAt),
          by: recorderOf(meta, nameOf),
        })),
        ...asides.map((aside) => {
          const day = dateOf(aside.recordedAt);
          return { what: asideInWords(aside), on: day, recordedOn: day, by: aside.by };
        }),
      ],
    };
  }
}

const recorderOf = ({ actor, channel }: EventMeta, nameOf: (staff: string) => string): string => {
  if (actor.is === 'staff') return nameOf(actor.staffId);
  return channel === 'policy' ? '系统' : actor.name;
};

const REOPENED = { 'draft-changed': '文本已修改', returned: '退回补充', corrected: '意见更正' } as const;

/** What happened to a contract, in a line, and the day it happened on. */
const stepOf = ({ type, data }: ContractEvent): { readonly what: string; readonly on: LocalDate } => {
  switch (type) {
    case 'contracts.contract-filed':
      return { what: '登记合同', on: data.filedOn };
    case 'contracts.review-asked':
      return { what: `送审${data.sentTo ? `：${data.sentTo}` : ''}${data.urgent ? '（紧急）' : ''}`, on: data.askedOn };
    case 'contracts.review-answered':
      return { what: `${data.by}审查：${VERDICTS[data.verdict].label}`, on: data.answeredOn };
    case 'contracts.review-reopened':
      return { what: `重新审查：${REOPENED[data.why]}（${data.by}）`, on: data.reopenedOn };
    case 'contracts.contract-signed':
      return { what: `签订${data.exception ? `（未审先签：${data.exception}）` : ''}`, on: data.signedOn };
    case 'contracts.signature-struck':
      return { what: `撤销签订：${data.reason}`, on: data.struckOn };
    case 'contracts.contract-corrected':
      return { what: `更正：${data.reason}`, on: data.correctedOn };
    case 'contracts.performance-due':
      return { what: `履约节点${data.n}：${data.what}`, on: data.due };
    case 'contracts.performance-done':
      return { what: `履约节点${data.n}完成`, on: data.doneOn };
    case 'contracts.contract-closed':
      return { what: `${ENDINGS[data.ending].label}${data.reason ? `：${data.reason}` : ''}`, on: data.closedOn };
    case 'contracts.contract-withdrawn':
      return { what: `撤回：${data.reason}`, on: data.withdrawnOn };
  }
};
