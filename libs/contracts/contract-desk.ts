// The desk that every step of a contract goes over, and what it answers.
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Recording, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  dateInWords,
  Fen,
  fenInFigures,
  field,
  numberInWords,
  writtenNumber,
  type Actor,
  type Decide,
  type DocumentNumber,
  type Fields,
  type FieldKind,
  type FileRef,
  type LocalDate,
  type NextStep,
  type OrganId,
  sayable,
} from '#kernel';
import { contract, threshold, type Contract, type KnownContract, type Threshold } from './contract.ts';
import { ContractState } from './contract-register/contract-line.ts';
import { ContractId, Verdict, VERDICTS, type ContractEvent } from './events.ts';
import { refused } from './refusals.ts';
import { mayHandle, seesContract } from './seeing.ts';

/** A contract after something was recorded. */
export const ContractAnswer = z.object({
  contract: ContractId,
  number: z.string(),
  title: sayable(z.string()),
  state: ContractState,
  amount: Fen.optional(),
  verdict: Verdict.optional(),
  reviewer: z.string().optional(),
  signedOn: z.string().optional(),
  left: z.array(z.object({ n: z.int(), what: sayable(z.string()), due: z.string() })),
});
export type ContractAnswer = z.infer<typeof ContractAnswer>;

/** What stands now, and what waits. */
export const contractInWords = (answer: ContractAnswer): string => {
  const { number, title, state, amount, verdict, reviewer, signedOn, left } = answer;
  const head = `已登记 **${number}** ${title}${amount === undefined ? '' : `，${fenInFigures(amount)}`}`;
  const steps = left.map(({ n, what, due }) => `- ${n}. ${what}：${dateInWords(due as LocalDate)}`);
  switch (state) {
    case 'draft':
      return `${head}\n\n${verdict === undefined ? '等待审查，审查通过后签订。' : `${reviewer ?? ''}：**${VERDICTS[verdict].label}**。`}`;
    case 'signed': {
      const words = `${head}\n\n${dateInWords(signedOn as LocalDate)}签订。`;
      return steps.length > 0 ? `${words}\n\n履约节点：\n\n${steps.join('\n')}` : words;
    }
    case 'closed':
      return `${head}\n\n已办结。`;
    case 'withdrawn':
      return `${head}\n\n已撤回。`;
  }
};

/** What is likely done next. */
export const contractNext = ({ number, state, verdict }: ContractAnswer): readonly NextStep[] => {
  if (state === 'draft' && verdict === 'adverse') return [{ title: '重新送审', says: `重新送审合同 ${number}` }];
  if (state === 'draft' && verdict !== undefined) return [{ title: '登记签订', says: `合同签订 ${number}` }];
  return state === 'signed' ? [{ title: '履约节点', says: `履约节点 ${number}` }] : [];
};

/** A contract by its number or by words of its title or party. */
const NAMED_CONTRACT = {
  is: 'number',
  series: '合同',
  found: { query: 'contracts.find', input: {} },
} as const satisfies FieldKind;

export const contractField = field(writtenNumber('合同'), {
  label: '合同',
  ask: '哪份合同？请写编号，例如“合同〔2026〕3号”。',
  example: '合同〔2026〕3号',
  kind: NAMED_CONTRACT,
});

type By = Given<Fields>['by'];

/** Where a contract is found, held against who asks, decided on and told. */
@Injectable()
export class ContractDesk {
  private readonly contracts: Streams<Contract, ContractEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
  ) {
    this.contracts = ledger.streams(contract);
  }

  /** A contract that a person may see, by its number; undefined if there is none such for him. */
  async seen(actor: Actor, number: DocumentNumber): Promise<KnownContract | undefined> {
    const id = await this.ledger.numbered(actor.organ, number);
    const known: Contract = id === undefined ? { is: 'unknown' } : await this.contracts.now(actor.organ, id);
    return known.is !== 'unknown' && seesContract(actor, known) ? known : undefined;
  }

  /** From which sum on contracts are reviewed. */
  threshold(organ: OrganId): Promise<Threshold> {
    return this.ledger.streams(threshold).now(organ, organ);
  }

  /** Puts a contract on file; it gets its number with the first event. */
  async file(by: By, id: ContractId, decision: Decide<Contract, ContractEvent>, materials?: readonly FileRef[]) {
    const missing = await this.files.notKept(by.actor.organ, materials);
    if (missing) return { is: 'refused' as const, ...refused('contracts.material-unknown', { name: missing.name }) };
    return this.told(by, id, await this.contracts.decide(by, id, decision));
  }

  /** Records a step of a contract, by its number. */
  async record(
    by: By,
    number: DocumentNumber,
    decision: (known: KnownContract) => Decide<Contract, ContractEvent>,
    materials?: readonly FileRef[],
  ): Promise<Answered<ContractAnswer>> {
    const { actor } = by;
    const known = await this.seen(actor, number);
    if (!known) return { is: 'refused', ...refused('contracts.unknown') };
    if (!mayHandle(actor, known)) return { is: 'refused', ...refused('contracts.not-handler') };
    const missing = await this.files.notKept(actor.organ, materials);
    if (missing) return { is: 'refused', ...refused('contracts.material-unknown', { name: missing.name }) };
    return this.told(by, known.contract, await this.contracts.decide(by, known.contract, decision(known)));
  }

  private async told(by: By, id: ContractId, recording: Recording<ContractEvent>): Promise<Answered<ContractAnswer>> {
    if (recording.is === 'refused') return recording;
    const after = await this.contracts.now(by.actor.organ, id);
    if (after.is === 'unknown') return { is: 'refused', ...refused('contracts.unknown') };
    const seq = recording.events.at(-1)?.seq;
    return { is: 'done', ...(seq === undefined ? {} : { seq }), answer: answerOf(after) };
  }
}

const answerOf = (known: KnownContract): ContractAnswer => {
  const answer = known.review?.answer;
  return {
    contract: known.contract,
    number: numberInWords(known.number),
    title: known.title,
    state: known.is,
    ...(known.amount === undefined ? {} : { amount: known.amount }),
    ...(answer ? { verdict: answer.verdict, reviewer: answer.by } : {}),
    ...(known.signature ? { signedOn: known.signature.on } : {}),
    left: known.steps.filter(({ doneOn }) => doneOn === undefined).map(({ n, what, due }) => ({ n, what, due })),
  };
};
