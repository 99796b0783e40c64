import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, numberInWords, role, writtenNumber, prose } from '#kernel';
import { refused } from '../../ground/refusals.ts';
import { putOnAgenda } from '../convening.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { Agenda } from './agenda.ts';
import { NAMED_ITEM } from '../../ground/terms.ts';

/** Puts an item on the agenda that was not on the notice: only with the reason why it cannot wait. */
export const AddLateItem = command('decisions.add-late-item', {
  title: '临时议题',
  topic: '党组会议',
  says: ['临时议题', '增加议题', '紧急议题', '加议题'],
  examples: ['临时议题 议题〔2026〕12号 汛情紧急须当日决定', '紧急议题 议题〔2026〕12号', '增加议题'],
  may: role('office'),
  input: {
    meeting: meetingField,
    item: field(writtenNumber('议题'), {
      label: '议题',
      ask: '哪个议题？请写编号。',
      example: '议题〔2026〕12号',
      kind: NAMED_ITEM,
    }),
    reason: field(prose(2, 500), {
      label: '紧急理由',
      ask: '为什么不能等到下次会议？',
      example: '汛情紧急须当日决定',
      kind: { is: 'text' },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type AddLateItem = InstanceType<typeof AddLateItem>;

@Handles(AddLateItem)
export class AddLateItemHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
  ) {}

  async execute({ input, by }: AddLateItem): Promise<Answered<MeetingAnswer>> {
    const it = await this.desk.at(by.actor.organ, input.meeting);
    if (it.is === 'unknown') return { is: 'refused', ...refused('decisions.meeting-unknown') };
    // Not on the notice: it may have been put forward after it.
    const { meeting, heldOn } = it;
    const taken = await this.agenda.take(by, { meeting, heldOn }, [numberInWords(input.item)], input.reason);
    if ('refusal' in taken) return { is: 'refused', ...taken };
    const answered = await this.desk.record(by, input.meeting, putOnAgenda(taken.entries[0]!));
    if (answered.is === 'refused' && !it.agenda.some((one) => one.item === taken.entries[0]!.item))
      await this.agenda.release(by, meeting, taken.entries);
    return answered;
  }
}
