import { Directory, type StaffMember } from '#directory';
import { Duties, type Wanted } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { fold, numberInWords, type StaffId } from '#kernel';
import { ITEM_EVENTS, type ItemEvent } from '../items/events.ts';
import { item, type ProposedItem } from '../items/item.ts';
import { itemAbout, waitingFor, waitingKeys, type Waiting } from '../items/waiting.ts';
import { marksOf } from '../party-group/quorum.ts';

const ROOM = 'decisions-waiting';

/** Until this was kept, what the office has to do was kept as a duty of who put the item forward. */
const KEPT_BEFORE = { room: 'decisions', key: 'review', why: '由办公室审核' } as const;

/**
 * Keeps whom the item waited for once this had happened: by its history up to then, so that what waited before this was
 * kept is opened on the day it began to wait.
 */
const keepWaiting = async (event: Happened<(typeof ITEM_EVENTS)[number]>, acting: Acting) => {
  const { organ, ledger, database, because } = acting;
  const [history, { staff }] = await Promise.all([
    ledger.read(organ, event.stream),
    new Directory(database).roll(organ),
  ]);
  const events = history.filter(({ version }) => version <= event.version) as unknown as readonly ItemEvent[];
  const known = fold(item, events);
  if (known.is === 'unknown') return;
  const waiting = waitingFor(known, events);
  const duties = new Duties(ledger);
  const common = commonOf({ ...known, is: 'proposed' }, [...staff.values()]);
  await duties.keep(because('before'), closeWhatWasKeptBefore(common));
  for (const key of waitingKeys(known)) {
    const open = waiting.find((one) => one.key === key);
    await duties.keep(because(), open ? openOf(common, open, known.proposer) : closedOf(common, key, closedBy(known)));
  }
};

const closeWhatWasKeptBefore = (common: Common): Wanted => {
  const { room, key, why } = KEPT_BEFORE;
  return closedOf({ ...common, origin: { ...common.origin, room } }, key, why);
};

type Common = Omit<Wanted, 'key' | 'name' | 'standing'>;

/** Who holds a role but is decided on does not see it. */
const commonOf = (known: ProposedItem, staff: readonly StaffMember[]): Common => ({
  origin: {
    room: ROOM,
    id: known.item,
    number: numberInWords(known.number),
    title: known.title,
    about: itemAbout(known),
    marks: marksOf(known),
  },
  unit: known.unit,
  side: 'bureau',
  why: 'corrected',
  asked: true,
  notOf: staff
    .filter((one) => one.staff !== known.proposer && known.persons?.includes(one.name))
    .map((one) => one.staff),
});

/** A legal review is never of who put the item forward. */
const openOf = (common: Common, { key, name, of, act }: Waiting, proposer: StaffId): Wanted => ({
  ...common,
  key,
  name,
  act,
  standing: { is: 'open' },
  ...('staff' in of ? { owner: of.staff } : { role: of.role }),
  ...('role' in of && of.role === 'legal' ? { notOf: [...(common.notOf ?? []), proposer] } : {}),
});

const closedOf = (common: Common, key: string, why: string): Wanted => ({
  ...common,
  key,
  name: key,
  standing: { is: 'closed', why },
});

const closedBy = ({ is }: { readonly is: 'proposed' | 'withdrawn' }): string => (is === 'withdrawn' ? '撤回' : '已办');

/** What an item waits for is a duty of those it waits for, from the day on which it began to wait. */
export const whenItemWaits = policy('decisions.when-item-waits').onStreams().on(ITEM_EVENTS, keepWaiting);
