import { part } from '#infra/rooms';
import { AddLateItem } from './add-late-item.ts';
import { Agenda } from './agenda.ts';
import { AnswerNotice } from './answer-notice.ts';
import { CancelMeeting } from './cancel-meeting.ts';
import { ConveneMeeting } from './convene-meeting.ts';
import { MoveMeeting } from './move-meeting.ts';
import { RatifyEmergency } from './ratify-emergency.ts';

/** From the notice to the day of the meeting. */
export const convening = part({
  commands: [ConveneMeeting, AddLateItem, MoveMeeting, CancelMeeting, AnswerNotice, RatifyEmergency],
  services: [Agenda],
});
