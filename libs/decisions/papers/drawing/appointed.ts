import type { AgendaEntry } from '../../meetings/events.ts';
import { naming, type HeldSource } from './source.ts';

// Who was appointed, and words that name nobody else: what goes out of the room does not say who was put off.

const votesOn = ({ meeting }: HeldSource, { place }: AgendaEntry) =>
  meeting.votes.filter((vote) => vote.place === place && vote.person !== undefined);

/** Of those an entry decides on, whoever was passed. */
export const appointed = (source: HeldSource, entry: AgendaEntry): ReadonlySet<string> =>
  new Set(
    votesOn(source, entry)
      .filter(({ outcome }) => outcome === 'passed')
      .map(({ person }) => person!),
  );

/** Words without the names of those who were put off or not appointed. */
export const withoutNames = (source: HeldSource, entry: AgendaEntry): ((words: string) => string) => {
  const passed = appointed(source, entry);
  const all = new Set([...(entry.persons ?? []), ...votesOn(source, entry).map(({ person }) => person!)]);
  return naming([...all], (name) => passed.has(name), '有关人选');
};
