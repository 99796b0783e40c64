// Judges a run by what it left: the ledger, the registers, Kafka, and what people were told. Pure: everything comes in.

/** What somebody was told is recorded. */
export interface Filing {
  readonly by: 'http' | 'chat';
  readonly what: 'proposed' | 'withdrawn';
  /** Of the item; no two filings have one alike. */
  readonly title: string;
  /** As he was told: `议题〔2026〕12号`. */
  readonly number: string;
}

/** An event of the ledger. */
export interface Recorded {
  /** In the one order; undefined if it has none. */
  readonly position: number | undefined;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly title?: string | undefined;
  /** The number it was given: series, year and serial. */
  readonly number?: { readonly series: string; readonly year: number; readonly serial: number } | undefined;
}

/** What somebody said to the robot. */
export interface Said {
  readonly by: string;
  readonly text: string;
  readonly msgId: string;
  readonly answered: boolean;
}

/** A table of a register, held against one made anew from the ledger: rows that only one of them has. */
export interface Compared {
  readonly table: string;
  readonly onlyLive: readonly string[];
  readonly onlyRebuilt: readonly string[];
}

/** Everything a run leaves. */
export interface Evidence {
  readonly filings: readonly Filing[];
  readonly said: readonly Said[];
  /** Answers over HTTP that are neither success, nor a refusal by a rule, nor “not now”. */
  readonly oddAnswers: readonly string[];
  readonly ledger: readonly Recorded[];
  readonly registers: readonly Compared[];
  /** Ids of events in the order in which a subscriber got them; undefined where there was no broker. */
  readonly received: readonly string[] | undefined;
  /** Processes that ended though nobody had ended them, each with the end of its log. */
  readonly deaths: readonly string[];
  /** What had not come right when the run gave up waiting for it. */
  readonly stuck: readonly string[];
}

/** A promise of the product, by what breaking it is called. */
export type Kind =
  | 'lost'
  | 'recorded twice'
  | 'nobody was told'
  | 'number'
  | 'position'
  | 'order'
  | 'register'
  | 'kafka'
  | 'unanswered'
  | 'odd answer'
  | 'died'
  | 'stuck';

/** Something wrong, with its evidence in a line. */
export interface Finding {
  readonly kind: Kind;
  readonly evidence: string;
}

const PROPOSED = 'decisions.item-proposed';
const WITHDRAWN = 'decisions.item-withdrawn';

/** Everything that is wrong; nothing if all promises were kept. */
export const check = (evidence: Evidence): readonly Finding[] => [
  ...judgeFilings(evidence),
  ...judgeNumbers(evidence),
  ...judgePositions(evidence),
  ...judgeOrder(evidence),
  ...judgeRegisters(evidence),
  ...judgeKafka(evidence),
  ...evidence.said
    .filter((one) => !one.answered)
    .map(({ by, text, msgId }) => finding('unanswered', `${by}: “${text}” (${msgId})`)),
  ...evidence.oddAnswers.map((one) => finding('odd answer', one)),
  ...evidence.deaths.map((one) => finding('died', one)),
  ...evidence.stuck.map((one) => finding('stuck', one)),
];

const finding = (kind: Kind, evidence: string): Finding => ({ kind, evidence });

const grouped = <T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> =>
  Map.groupBy(all, key);

/** `议题〔2026〕12号` */
const inWords = ({ number }: Recorded): string =>
  number ? `${number.series}〔${number.year}〕${number.serial}号` : 'without a number';

/** Each acknowledged filing is in the ledger once, under the number that was told, and nothing else is. */
const judgeFilings = ({ filings, ledger }: Evidence): readonly Finding[] => {
  const proposals = ledger.filter(({ type }) => type === PROPOSED);
  const byTitle = grouped(proposals, ({ title }) => title ?? '');
  const titles = new Map(proposals.map(({ stream, title }) => [stream, title ?? '']));
  const withdrawals = ledger.filter(({ type }) => type === WITHDRAWN);
  const withdrawn = grouped(withdrawals, ({ stream }) => titles.get(stream) ?? '');
  const told = new Set(filings.map(({ what, title }) => `${what} ${title}`));
  const untold = (what: Filing['what'], title: string, { id }: Recorded) =>
    told.has(`${what} ${title}`) ? [] : [finding('nobody was told', `${what} “${title}”, event ${id}`)];
  return [
    ...filings.flatMap((one) => judgeFiling(one, (one.what === 'proposed' ? byTitle : withdrawn).get(one.title) ?? [])),
    ...proposals.flatMap((one) => untold('proposed', one.title ?? '', one)),
    ...withdrawals.flatMap((one) => untold('withdrawn', titles.get(one.stream) ?? '', one)),
  ];
};

const judgeFiling = (
  { by, what, title, number }: Filing,
  [event, ...more]: readonly Recorded[],
): readonly Finding[] => {
  const words = `${what} “${title}” by ${by}, told ${number}`;
  if (!event) return [finding('lost', words)];
  if (more.length > 0) return [finding('recorded twice', `${words}: ${[event, ...more].map(inWords).join(', ')}`)];
  if (what === 'proposed' && inWords(event) !== number)
    return [finding('number', `${words}, recorded as ${inWords(event)}`)];
  return [];
};

/** In each series and year the numbers go 1, 2, 3 … */
const judgeNumbers = ({ ledger }: Evidence): readonly Finding[] => {
  const numbered = ledger.flatMap(({ type, number }) => (type === PROPOSED && number ? [number] : []));
  return [...grouped(numbered, ({ series, year }) => `${series}〔${year}〕`)].flatMap(([series, drawn]) =>
    brokenCount(drawn.map(({ serial }) => serial)).map((broken) => finding('number', `${series}: ${broken}`)),
  );
};

/** Where numbers do not go 1, 2, 3 … */
const brokenCount = (numbers: readonly number[]): readonly string[] => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted.flatMap((number, n) => {
    const expected = (sorted[n - 1] ?? 0) + 1;
    if (number === expected) return [];
    if (number < expected) return [`${number} twice`];
    return [expected === number - 1 ? `${expected} missing` : `${expected} to ${number - 1} missing`];
  });
};

/** Each event has its place, and the places go 1, 2, 3 … */
const judgePositions = ({ ledger }: Evidence): readonly Finding[] => [
  ...ledger
    .filter(({ position }) => position === undefined)
    .map(({ id, type }) => finding('position', `event ${id} (${type}) has none`)),
  ...brokenCount(ledger.flatMap(({ position }) => (position === undefined ? [] : [position]))).map((broken) =>
    finding('position', broken),
  ),
];

/** In the one order the versions of each stream go 1, 2, 3 … */
const judgeOrder = ({ ledger }: Evidence): readonly Finding[] => {
  const placed = ledger.filter(({ position }) => position !== undefined);
  const inOrder = placed.toSorted((a, b) => a.position! - b.position!);
  return outOfOrder(inOrder).map((evidence) => finding('order', evidence));
};

/** Where the events of a stream do not come as 1, 2, 3 … */
const outOfOrder = (events: readonly Recorded[]): readonly string[] => {
  const last = new Map<string, number>();
  return events.flatMap(({ stream, version, id }) => {
    const expected = (last.get(stream) ?? 0) + 1;
    last.set(stream, version);
    return version === expected ? [] : [`${stream}: version ${version} (event ${id}) where ${expected} should come`];
  });
};

const judgeRegisters = ({ registers }: Evidence): readonly Finding[] =>
  registers.flatMap(({ table, onlyLive, onlyRebuilt }) => [
    ...onlyLive.map((row) => finding('register', `${table}, only in the live one: ${row}`)),
    ...onlyRebuilt.map((row) => finding('register', `${table}, only in the rebuilt one: ${row}`)),
  ]);

/** A subscriber that drops repetitions has had the whole ledger, each stream in its order. */
const judgeKafka = ({ ledger, received }: Evidence): readonly Finding[] => {
  if (received === undefined) return [];
  const events = new Map(ledger.map((one) => [one.id, one]));
  const first = [...new Set(received)].flatMap((id) => events.get(id) ?? []);
  const got = new Set(first);
  const missing = ledger.filter((one) => !got.has(one));
  const holed = new Set(missing.map(({ stream }) => stream));
  return [
    ...missing.map(({ id, type, position }) => finding('kafka', `event ${id} (${type}, ${position}) never came`)),
    // Of a stream with holes it is said that something never came, and not also that what followed came too early.
    ...outOfOrder(first.filter(({ stream }) => !holed.has(stream))).map((evidence) => finding('kafka', evidence)),
  ];
};
