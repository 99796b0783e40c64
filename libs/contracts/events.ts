// What happens to a contract, as it is recorded: the contract with everybody who reads it.
import { z } from 'zod';
import {
  bearing,
  DocumentNumber,
  event,
  Fen,
  FileRef,
  LocalDate,
  naming,
  oneLine,
  prose,
  sayable,
  StaffId,
  UnitId,
  type EventOf,
} from '#kernel';

/** A contract; a UUID. */
export const ContractId = z.uuid().brand('ContractId');
export type ContractId = z.infer<typeof ContractId>;

/** What a contract is about. */
export const CONTRACT_KINDS = {
  purchase: { label: '采购', synonyms: ['采购合同', '买卖'] },
  service: { label: '服务', synonyms: ['服务合同', '物业', '运维', '租赁'] },
  technology: { label: '技术', synonyms: ['技术合同', '委托开发', '课题委托', '技术开发'] },
  cooperation: { label: '合作协议', synonyms: ['合作', '框架协议', '备忘录'] },
  other: { label: '其他', synonyms: ['其他合同'] },
} as const;
export type ContractKind = keyof typeof CONTRACT_KINDS;
export const ContractKind = z.enum(Object.keys(CONTRACT_KINDS) as [ContractKind, ...ContractKind[]]);

/** What a review comes to: it may be signed, once it was changed, or not. */
export const VERDICTS = {
  sound: {
    label: '可以签订',
    synonyms: ['可以签', '同意签订', '没意见', '没有意见', '没有问题', '合法', '审过了', '通过'],
  },
  amend: { label: '修改后可以签订', synonyms: ['修改后签订', '修改后可以签', '修改后合法', '改完可以签'] },
  adverse: { label: '不宜签订', synonyms: ['不能签', '不可以签', '不同意签订', '不合法', '不行', '退回重谈'] },
} as const;
export type Verdict = keyof typeof VERDICTS;
export const Verdict = z.enum(Object.keys(VERDICTS) as [Verdict, ...Verdict[]]);

/** How a contract ended. */
export const ENDINGS = {
  performed: { label: '履行完毕', synonyms: ['已履行完', '履约完成', '执行完了'] },
  terminated: { label: '提前终止', synonyms: ['终止', '解除', '解除合同'] },
  expired: { label: '到期终止', synonyms: ['到期', '期满'] },
} as const;
export type Ending = keyof typeof ENDINGS;
export const Ending = z.enum(Object.keys(ENDINGS) as [Ending, ...Ending[]]);

const Internal = bearing(prose(1, 500), 'internal');
/** The other side may be a person or a firm: all are marked as persons. */
export const Party = bearing(oneLine(2, 200), 'personal');
export const Title = sayable(oneLine(2, 300));
/** One to fifty files. */
export const Materials = z.array(FileRef).min(1).max(50).readonly();
/** The number the paper itself bears: 乌科合〔2026〕27号. */
export const PaperNumber = naming(oneLine(1, 60));
/** The place of a date of performance among those of a contract, from 1. */
export const StepPlace = z.int().min(1).max(100);

/** A contract is to be concluded: what about, with whom, for how much (fen). `handler` sees to it. */
export const ContractFiled = event('contracts.contract-filed', 1, {
  contract: ContractId,
  number: DocumentNumber,
  title: Title,
  party: Party.optional(),
  amount: Fen.optional(),
  kind: ContractKind,
  unit: UnitId,
  handler: StaffId.optional(),
  filedOn: LocalDate,
});
/** Its text was sent to be reviewed. */
export const ReviewAsked = event('contracts.review-asked', 1, {
  contract: ContractId,
  materials: Materials.optional(),
  urgent: z.boolean(),
  due: LocalDate.optional(),
  sentTo: sayable(prose(1, 500)).optional(),
  askedOn: LocalDate,
});
/** The review came: by the legal unit, or by counsel. */
export const ReviewAnswered = event('contracts.review-answered', 1, {
  contract: ContractId,
  verdict: Verdict,
  by: sayable(oneLine(1, 200)),
  answeredOn: LocalDate,
  suggestion: bearing(prose(1, 5000), 'internal').optional(),
  materials: Materials.optional(),
});
/** What was answered does not count any more: the text is another, or the opinion was given back. */
export const ReviewReopened = event('contracts.review-reopened', 1, {
  contract: ContractId,
  why: z.enum(['draft-changed', 'returned', 'corrected']),
  by: naming(oneLine(1, 40)),
  reopenedOn: LocalDate,
});
/**
 * Both sides signed. `from` and `until`: the first and last day of performance. `exception`: why it was signed without
 * the review it needed.
 */
export const ContractSigned = event('contracts.contract-signed', 1, {
  contract: ContractId,
  signedOn: LocalDate,
  paperNumber: PaperNumber.optional(),
  signer: sayable(oneLine(1, 60)).optional(),
  amount: Fen.optional(),
  party: Party.optional(),
  from: LocalDate.optional(),
  until: LocalDate.optional(),
  exception: Internal.optional(),
  materials: Materials.optional(),
});
/** It was recorded as signed and was not. */
export const SignatureStruck = event('contracts.signature-struck', 1, {
  contract: ContractId,
  reason: Internal,
  struckOn: LocalDate,
});
/** What was recorded of a contract was wrong; what is not named stays. */
export const ContractCorrected = event('contracts.contract-corrected', 1, {
  contract: ContractId,
  title: Title.optional(),
  party: Party.optional(),
  amount: Fen.optional(),
  paperNumber: PaperNumber.optional(),
  signedOn: LocalDate.optional(),
  from: LocalDate.optional(),
  until: LocalDate.optional(),
  reason: Internal,
  correctedOn: LocalDate,
});
/** Something is to be done under it by a day. */
export const PerformanceDue = event('contracts.performance-due', 1, {
  contract: ContractId,
  n: StepPlace,
  what: sayable(oneLine(1, 200)),
  due: LocalDate,
});
/** It was done. */
export const PerformanceDone = event('contracts.performance-done', 1, {
  contract: ContractId,
  n: StepPlace,
  doneOn: LocalDate,
});
/** It is over. */
export const ContractClosed = event('contracts.contract-closed', 1, {
  contract: ContractId,
  ending: Ending,
  reason: Internal.optional(),
  closedOn: LocalDate,
});
/** It is not concluded after all. */
export const ContractWithdrawn = event('contracts.contract-withdrawn', 1, {
  contract: ContractId,
  reason: Internal,
  withdrawnOn: LocalDate,
});

/** Everything that can happen to a contract. */
export const CONTRACT_EVENTS = [
  ContractFiled,
  ReviewAsked,
  ReviewAnswered,
  ReviewReopened,
  ContractSigned,
  SignatureStruck,
  ContractCorrected,
  PerformanceDue,
  PerformanceDone,
  ContractClosed,
  ContractWithdrawn,
] as const;
export type ContractEvent = EventOf<(typeof CONTRACT_EVENTS)[number]>;

/** From which sum on a contract is reviewed before it is signed; below it nothing is asked. Before it is set: all. */
export const ThresholdSet = event('contracts.threshold-set', 1, {
  amount: Fen,
  basis: sayable(oneLine(1, 200)),
  setOn: LocalDate,
});
export type ThresholdEvent = EventOf<typeof ThresholdSet>;
