import type { Category, Outcome, Vote } from '../events.ts';

export interface MeetingTables {
  meeting_register: { organ: string; meeting: string; year: number; serial: number; held_on: string; place: string | null; chair: string | null; state: 'convened' | 'open' | 'closed'; due: string[]; absent: string[]; studied: string[]; items: number };
  meeting_entry: { organ: string; meeting: string; place: number; item: string; number: string; title: string; category: Category; late: string | null; outcome: Outcome | null; votes: Vote[]; held_on: string };
}
