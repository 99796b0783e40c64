// The registers of which it is signed that there was nothing in a quarter: by which step, on which legal day.

/** A register: the steps that bring a record into it, on their day; with `results`, only those of these sorts. */
export interface NilRegister {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly steps: readonly string[];
  readonly results?: readonly string[];
  /** What the day of its records is: 收到, 受理. */
  readonly day: string;
}

/** In the order of the figures of the annual report. */
export const REGISTERS: readonly NilRegister[] = [
  { id: 'mediation', label: '行政调解', synonyms: ['调解'], steps: ['accept-mediation'], day: '受理' },
  { id: 'reconsideration', label: '行政复议', synonyms: ['复议'], steps: ['receive-reply-notice'], day: '收到' },
  { id: 'litigation', label: '行政诉讼', synonyms: ['诉讼'], steps: ['receive-complaint'], day: '收到' },
  {
    id: 'instruments',
    label: '司法建议、检察建议、复议意见书',
    synonyms: ['来文', '司法建议', '检察建议', '复议意见书'],
    steps: ['receive-instrument', 'receive-recon-opinion', 'receive-suit-advice'],
    results: ['司法建议', '规范性文件司法建议', '检察建议', '公益诉讼检察建议', '紧急公益诉讼检察建议'],
    day: '收到',
  },
];

/** A register by its key. */
export const registerOf = (id: string): NilRegister => REGISTERS.find((one) => one.id === id)!;

/** Whether a step brings a record into it; of papers that come in some only. */
export const isIn = (
  { steps, results }: NilRegister,
  { step, result }: { readonly step: string; readonly result?: string | undefined },
): boolean =>
  steps.includes(step) && (results === undefined || step !== 'receive-instrument' || results.includes(result ?? ''));
