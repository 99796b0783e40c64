import { Duties, nationalTime, type Wanted } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { addDays, numberInWords, type LocalDate } from '#kernel';
import { contract, type KnownContract, type Performance } from './contract.ts';
import { CONTRACT_EVENTS } from './events.ts';

/** So many days before the last one somebody sees to it that it goes on, or is wound up. */
const AHEAD_DAYS = 30;

const keepDates = async ({ organ, data }: Happened<(typeof CONTRACT_EVENTS)[number]>, { ledger, because }: Acting) => {
  const known = await ledger.streams(contract).now(organ, data.contract);
  if (known.is === 'unknown') return;
  const duties = new Duties(ledger);
  const wanted = [...known.steps.map((step) => performanceOf(known, step)), ...endOf(known)];
  for (const one of wanted) await duties.keep(because(), one);
};

const dutyOf = (known: KnownContract, due: LocalDate, how: string) => ({
  origin: {
    room: 'contracts',
    id: known.contract,
    number: numberInWords(known.number),
    title: known.title,
    marks: [],
  },
  facts: { start: due },
  counted: {
    due,
    counted: due,
    provisional: false,
    steps: [{ day: due, what: how }],
    source: '合同约定',
    caution: '',
    law: nationalTime.number,
  },
  unit: known.unit,
  ...(known.handler ? { owner: known.handler } : {}),
  side: 'bureau' as const,
  why: 'corrected' as const,
});

const isOver = ({ is }: KnownContract): boolean => is === 'closed' || is === 'withdrawn' || is === 'draft';

const performanceOf = (known: KnownContract, { n, what, due, doneOn }: Performance): Wanted => ({
  ...dutyOf(known, due, '合同约定的日期'),
  key: `step-${n}`,
  name: `合同履约：${what}`,
  standing: performed(known, doneOn),
});

const performed = (known: KnownContract, doneOn: LocalDate | undefined): Wanted['standing'] => {
  if (doneOn !== undefined) return { is: 'met', on: doneOn };
  return isOver(known) ? { is: 'closed', why: '合同已终止' } : { is: 'open' };
};

/** That it runs out is seen to in time: it goes on, or what was done is accepted. */
const endOf = (known: KnownContract): readonly Wanted[] => {
  const { signature, ended } = known;
  const until = signature?.until;
  if (until === undefined) return [];
  const standing: Wanted['standing'] = ended ? { is: 'met', on: ended.on } : { is: 'open' };
  return [
    {
      ...dutyOf(known, addDays(until, -AHEAD_DAYS), `履行期末日${until}之前${AHEAD_DAYS}日`),
      key: 'end',
      name: `合同${until}到期，办理验收、续签或者终止`,
      standing,
    },
  ];
};

/** The dates of a contract are duties of who sees to it. */
export const whenContractMoves = policy('contracts.when-contract-moves').onStreams().on(CONTRACT_EVENTS, keepDates);
