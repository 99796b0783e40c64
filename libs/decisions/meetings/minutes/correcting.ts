// Where corrections of the record go: at once by the word of who approves them himself, else to wait for it.
import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '#directory';
import type { Answered, Given } from '#infra/commands';
import type { Decide, DocumentNumber, Fields, OrganId, StaffId } from '#kernel';
import { refused, type Refused } from '../../ground/refusals.ts';
import { staffOf } from '../../ground/staff-of.ts';
import { approveCorrection, askCorrection, pendingOf } from '../approving.ts';
import type { Interested } from '../ballot.ts';
import { Agenda } from '../convening/agenda.ts';
import { Interests } from '../interests.ts';
import type { MeetingEvent, Vote } from '../events.ts';
import { MeetingDesk, OUTCOME_WORDS, type MeetingAnswer } from '../meeting-desk.ts';
import { entryAt, isVotedOn, type Meeting } from '../meeting-state.ts';
import { tallyInWords } from '../tally.ts';

type By = Given<Fields>['by'];

/** What every correction is given. */
export interface Correction {
  readonly meeting: DocumentNumber;
  readonly reason: string;
  readonly approvedBy: StaffId;
}

/** What a correction comes to; `known`: what is known of an entry of the meeting besides its own stream. */
export type Correct<I extends Correction = Correction> = (
  input: I,
  known: (place: number) => Promise<KnownEntry | undefined>,
) => Promise<Decide<Meeting, MeetingEvent>> | Decide<Meeting, MeetingEvent>;

/** Of an entry: whom it touches, and why it cannot have been decided. */
export interface KnownEntry {
  readonly interested: readonly Interested[];
  readonly obstacle: Refused | undefined;
}

/** The vote or vote of one person a correction is about. */
type At = Parameters<MeetingDesk['record']>[3];

@Injectable()
export class Correcting {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
    @Inject(Interests) private readonly interests: Interests,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /** Corrects, if the one who gives it is who approves it; else it waits for him. */
  async file<I extends Correction>(
    by: By,
    command: string,
    input: I,
    correct: Correct<I>,
    at?: At,
  ): Promise<Answered<MeetingAnswer>> {
    const { organ } = by.actor;
    const decision = await correct(input, this.knownAt(organ, input.meeting));
    const { meeting: of, reason, approvedBy } = input;
    const askedBy = staffOf(by.actor);
    if (askedBy === approvedBy) return this.done(by, of, await this.desk.record(by, of, decision, at));
    const { staff } = await this.directory.roll(organ);
    const asking = { command, filed: JSON.stringify(input), reason, approvedBy, askedBy };
    const told = (events: readonly MeetingEvent[]): string => changesInWords(events, (id) => staff.get(id)?.name ?? id);
    return this.desk.record(by, of, askCorrection(asking, decision, told), at);
  }

  /** Does what waits, by the word of who was to approve it. */
  async approve(
    by: By,
    of: DocumentNumber,
    correction: number | undefined,
    corrects: Readonly<Record<string, Correct<never>>>,
  ): Promise<Answered<MeetingAnswer>> {
    const { organ } = by.actor;
    const asked = pendingOf(await this.desk.at(organ, of), correction);
    const correct = asked && corrects[asked.command];
    if (!asked || !correct) return { is: 'refused', ...refused('decisions.no-correction-pending') };
    const decision = await correct(JSON.parse(asked.filed) as never, this.knownAt(organ, of));
    return this.done(
      by,
      of,
      await this.desk.record(by, of, approveCorrection(asked.correction, staffOf(by.actor), decision)),
    );
  }

  /** While the meeting lasts, an item no vote stands on any more may be taken back again. */
  private async done(by: By, of: DocumentNumber, answer: Answered<MeetingAnswer>): Promise<Answered<MeetingAnswer>> {
    const held = await this.desk.at(by.actor.organ, of);
    if (answer.is === 'refused' || held.is !== 'open') return answer;
    for (const entry of held.agenda.filter(({ place }) => !isVotedOn(held, place)))
      await this.agenda.endVote(by, held.meeting, entry);
    return answer;
  }

  private knownAt(organ: OrganId, of: DocumentNumber) {
    return async (place: number): Promise<KnownEntry | undefined> => {
      const held = await this.desk.at(organ, of);
      const entry = held.is === 'unknown' ? undefined : entryAt(held, place);
      if (held.is === 'unknown' || !entry) return undefined;
      const [obstacle, interested] = await Promise.all([
        this.agenda.obstacleThen(organ, entry, held),
        this.interests.of(organ, entry, held.heldOn),
      ]);
      return { obstacle, interested };
    };
  }
}

/** What a correction changes, for the one who is to approve it. */
const changesInWords = (events: readonly MeetingEvent[], nameOf: (staff: StaffId) => string): string =>
  events
    .map((event) => changeInWords(event, nameOf))
    .filter((words) => words !== '')
    .join('；');

const changeInWords = ({ type, data }: MeetingEvent, nameOf: (staff: StaffId) => string): string => {
  if (type === 'decisions.vote-corrected')
    return `${aboutOf(data.vote)}：${data.was ? `原记录${tallyOf(data.was)}，` : ''}更正为${tallyOf(data.vote)}`;
  if (type === 'decisions.vote-retracted')
    return `撤回${aboutOf(data)}的表决登记${data.was ? `：${tallyOf(data.was)}` : ''}`;
  if (type === 'decisions.deferral-retracted') return `撤回议题${data.place}的暂缓登记`;
  if (type === 'decisions.vote-taken') return `补记${aboutOf(data.vote)}：${tallyOf(data.vote)}`;
  if (type === 'decisions.attendance-corrected') {
    const away = data.absent.map(({ staff, reason }) => `${nameOf(staff)}（${reason}）`).join('、');
    return `更正到会：${away === '' ? '无人缺席' : `缺席${away}`}`;
  }
  if (type === 'decisions.recusal-corrected')
    return `议题${data.place}：${nameOf(data.staff)}${data.withdrew ? '已回避' : '没有回避'}`;
  if (type === 'decisions.resolution-corrected') return `议题${data.place}决议更正为：${data.resolution.slice(0, 200)}`;
  if (type === 'decisions.items-counted') return `议题数更正为${data.items}个`;
  if (type === 'decisions.vote-rejudged')
    return `${aboutOf(data)}的结果由“${OUTCOME_WORDS[data.was]}”变为“${OUTCOME_WORDS[data.outcome]}”`;
  return '';
};

const aboutOf = ({ place, person }: Pick<Vote, 'place' | 'person'>): string =>
  `议题${place}${person === undefined ? '' : `（${person}）`}`;

const tallyOf = (vote: Vote): string => `${tallyInWords(vote)}（${OUTCOME_WORDS[vote.outcome]}）`;
