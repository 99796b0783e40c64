import { Directory } from '#directory';
import { Duties, DutyMissed, TheLaw, type Wanted } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { addDays, dateOf, LocalDate, type OrganId } from '#kernel';
import { MeetingClosed } from '../meetings/events.ts';
import { meeting } from '../meetings/meeting.ts';
import { membersOn, partyGroup } from '../party-group/party-group.ts';

const RULE = 'dz-frequency';
const ROOM = 'decisions-frequency';

const firstOf = (day: LocalDate): LocalDate => LocalDate.parse(`${day.slice(0, 7)}-01`);
/** Thirty-one days from the first of a month lie in the next one. */
const nextMonth = (day: LocalDate): LocalDate => firstOf(addDays(firstOf(day), 31));

/** A meeting was held: that was its month's; then the next month waits for one, or this one if the record is late. */
const held = async (closed: Happened<typeof MeetingClosed>, acting: Acting) => {
  const known = await acting.ledger.streams(meeting).now(closed.organ, closed.data.meeting);
  if (known.is !== 'closed') return;
  const { heldOn } = known;
  const today = dateOf(closed.recordedAt);
  await keep(heldOn, { is: 'met', on: heldOn }, acting);
  await expect(firstOf(heldOn) < firstOf(today) ? today : nextMonth(heldOn), acting);
};

/** A month passed without one: the next month waits. */
const passed = async (missed: Happened<typeof DutyMissed>, acting: Acting) => {
  const origin = await new Duties(acting.ledger).originOf(missed.organ, missed.stream);
  if (origin?.room === ROOM) await expect(nextMonth(missed.data.due), acting);
};

/** Opens the duty of a month; of one that had its meeting already it stays as it is. */
const expect = async (day: LocalDate, acting: Acting) => {
  if (!(await new Duties(acting.ledger).isKept(acting.organ, originOf(acting.organ, day), RULE)))
    await keep(day, { is: 'open' }, acting);
};

const originOf = (organ: OrganId, day: LocalDate): Wanted['origin'] => {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return {
    room: ROOM,
    id: `${organ}:${day.slice(0, 7)}`,
    number: `${year}年${month}月`,
    title: '党组会议一般每月至少召开一次',
    marks: [],
  };
};

/** The secretary sees to it that the group meets. */
const keep = async (day: LocalDate, standing: Wanted['standing'], { organ, ledger, database, because }: Acting) => {
  const [group, { staff }, law] = await Promise.all([
    ledger.streams(partyGroup).now(organ, organ),
    new Directory(database).roll(organ),
    new TheLaw(ledger).of(organ),
  ]);
  const owner = membersOn(group, dateOf(because().at)).find(({ rank }) => rank === 'secretary')?.staff;
  const unit = owner && staff.get(owner)?.unit;
  const facts = { start: firstOf(day) };
  const counted = law.count(RULE, facts);
  if (!owner || !unit || !counted) return;
  await new Duties(ledger).keep(because(day.slice(0, 7)), {
    origin: originOf(organ, day),
    key: RULE,
    name: '召开党组会议',
    rule: RULE,
    facts,
    counted,
    unit,
    owner,
    side: 'bureau',
    standing,
    why: 'corrected',
  });
};

/** Once a month the Party group meets (党组工作条例第五章): from its first meeting on, a duty of each month. */
export const whenGroupMeets = policy('decisions.when-group-meets').on(MeetingClosed, held).on(DutyMissed, passed);
