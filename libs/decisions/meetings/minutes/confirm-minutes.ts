import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, role, prose } from '#kernel';
import { staffOf } from '../../ground/staff-of.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { confirmMinutes } from '../minutes.ts';

/** A member says that the minutes are right, or what is not. */
export const ConfirmMinutes = command('decisions.confirm-minutes', {
  title: '确认纪要',
  topic: '党组会议',
  says: ['确认纪要', '纪要无误', '确认会议纪要', '纪要没问题', '纪要有误', '纪要有异议', '对纪要有异议'],
  examples: ['确认纪要 第37次党组会', '纪要无误', '纪要有误 第37次党组会 议题3我投的是反对'],
  may: role('member', 'secretary'),
  irreversible: true,
  input: {
    meeting: field(meetingField.schema, {
      label: '会议',
      ask: meetingField.ask,
      example: meetingField.example,
      kind: {
        ...meetingField.kind,
        offers: { query: 'decisions.minutes-to-confirm', input: { page: 1 } },
      },
    }),
    agrees: field(z.enum(['yes', 'no']), {
      label: '是否无误',
      ask: '纪要是否无误？',
      example: 'yes',
      written: '无误',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '无误', synonyms: ['纪要无误', '没有意见', '没意见', '没问题', '没有问题', '属实'] },
          {
            value: 'no',
            label: '有异议',
            synonyms: ['纪要有误', '有误', '纪要有异议', '对纪要有异议', '不对', '不属实'],
          },
        ],
      },
      otherwise: (_, { remark }) => (remark === undefined ? 'yes' : undefined),
    }),
    remark: field(bearing(prose(1, 500), 'internal'), {
      label: '意见',
      ask: '有什么意见？',
      example: '无',
      kind: { is: 'text', rest: true },
      needed: ({ agrees }) => agrees === 'no',
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已登记您的意见。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type ConfirmMinutes = InstanceType<typeof ConfirmMinutes>;

@Handles(ConfirmMinutes)
export class ConfirmMinutesHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: ConfirmMinutes): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, confirmMinutes(staffOf(by.actor), input.agrees !== 'no', input.remark));
  }
}
