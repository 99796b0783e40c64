import { policy, type Acting, type Happened } from '#infra/events';
import { dateOf, derivedId, nextNumber, numberInWords, yearOf } from '#kernel';
import { AskedOpinions, OpinionId, type Conclusion } from '#legal-opinions';
import { contract } from './contract.ts';
import { ContractWithdrawn, ReviewAnswered, ReviewAsked, type ContractEvent, type Verdict } from './events.ts';

/** The opinion that was asked for when a contract was sent to be reviewed for the `n`th time. */
const opinionOf = (of: string, n: number): OpinionId => OpinionId.parse(derivedId(`${of}:review:${n}`, 'opinion'));

type Recorded = ContractEvent & { readonly version: number };

/** How often it was sent, up to this version of its stream. */
const sendings = async (of: string, until: number, { ledger, organ }: Acting): Promise<number> =>
  ((await ledger.read(organ, `contracts.contract/${of}`)) as unknown as readonly Recorded[]).filter(
    ({ type, version }) => type === 'contracts.review-asked' && version <= until,
  ).length;

/** A contract is sent to be reviewed: an opinion is asked for, in place of the one before. */
const ask = async (asked: Happened<typeof ReviewAsked>, acting: Acting) => {
  const { contract: of, materials, urgent, due, sentTo, askedOn } = asked.data;
  const known = await acting.ledger.streams(contract).now(acting.organ, of);
  if (known.is === 'unknown') return;
  const n = await sendings(of, asked.version, acting);
  const opinion = opinionOf(of, n);
  const opinions = new AskedOpinions(acting.ledger);
  await opinions.ask(acting.because(), {
    opinion,
    number: nextNumber('意见', yearOf(askedOn)),
    subject: { kind: 'contract', id: of, number: numberInWords(known.number), title: known.title, unit: known.unit },
    ...(known.party ? { question: `对方：${known.party}` } : {}),
    urgent,
    materials,
    askedBy: known.handler,
    askedOn,
    due: due !== undefined && due >= askedOn ? due : undefined,
    sentTo,
  });
  if (n > 1) await opinions.supersede(acting.because(), opinionOf(of, n - 1), opinion, askedOn);
};

const AS_OPINION: Readonly<Record<Verdict, Conclusion>> = { sound: 'lawful', amend: 'amend', adverse: 'unlawful' };

/** The legal unit reviewed it itself, or recorded what came on paper: that is the opinion. */
const takeOver = async (answered: Happened<typeof ReviewAnswered>, acting: Acting) => {
  if (answered.meta.channel === 'policy') return;
  const { contract: of, verdict, by, answeredOn, suggestion, materials } = answered.data;
  const n = await sendings(of, answered.version, acting);
  await new AskedOpinions(acting.ledger).takeOver(acting.because(), opinionOf(of, n), {
    conclusion: AS_OPINION[verdict],
    by,
    suggestions: suggestion === undefined ? [] : [{ n: 1, text: suggestion.slice(0, 500) }],
    deliveredOn: answeredOn,
    materials,
  });
};

const withdraw = async ({ data, version, recordedAt }: Happened<typeof ContractWithdrawn>, acting: Acting) => {
  const n = await sendings(data.contract, version, acting);
  if (n > 0)
    await new AskedOpinions(acting.ledger).withdraw(
      acting.because(),
      opinionOf(data.contract, n),
      '合同撤回',
      dateOf(recordedAt),
    );
};

/** A contract that is sent to be reviewed is asked about: an opinion of its own, with its days and its adviser. */
export const whenContractGoesToCounsel = policy('contracts.when-contract-goes-to-counsel')
  .onStreams()
  .on(ReviewAsked, ask)
  .on(ReviewAnswered, takeOver)
  .on(ContractWithdrawn, withdraw);
