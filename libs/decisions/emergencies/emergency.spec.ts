import { describe, test } from '@jest/globals';
import { specificationOf } from '#support';
import type { LocalDate, StaffId, UnitId } from '#kernel';
import type { MeetingId } from '../ground/terms.ts';
import { actAlone, emergency, ratify, reject, reopen } from './emergency.ts';
import { EmergencyActed, EmergencyRatified, EmergencyRejected, EmergencyReopened } from './events.ts';

// dz-emergency: who acts alone in an emergency reports at once, and the next meeting ratifies it.

const { given } = specificationOf(emergency);
const today = '2026-07-15' as LocalDate;
const id = '018f2b3c-0000-7000-8000-0000000000ee';
const meeting = id as MeetingId;
const acted = {
  emergency: id,
  what: '抢修受灾实验室',
  actor: 'limin' as StaffId,
  reason: '暴雨进水',
  actedOn: '2026-07-14' as LocalDate,
  unit: 'platform' as UnitId,
};
const recorded = EmergencyActed({ ...acted, number: { series: '处置', year: 2026, serial: 1 } });
const ratified = EmergencyRatified({ emergency: id, meeting, ratifiedOn: today, by: '2026年第9次党组会议' });

describe('an emergency action', () => {
  test('is recorded with its reason, and numbered; not of tomorrow', () => {
    given()
      .when(actAlone(acted, today))
      .happened(EmergencyActed({ ...acted, number: { series: '处置', year: 2026, serial: 0 } }));
    given()
      .when(actAlone({ ...acted, actedOn: '2026-07-16' as LocalDate }, today))
      .refused('decisions.not-in-future');
    given(recorded).when(actAlone(acted, today)).nothing();
  });
  test('is ratified by a meeting held after it, once', () => {
    given(recorded)
      .when(ratify(meeting, today, '2026年第9次党组会议'))
      .happened(ratified);
    given(recorded, ratified)
      .when(ratify(meeting, today, '2026年第10次党组会议'))
      .nothing();
    given(recorded)
      .when(ratify(meeting, '2026-07-10' as LocalDate, '2026年第8次党组会议'))
      .refused('decisions.meeting-before');
    given()
      .when(ratify(meeting, today, '2026年第9次党组会议'))
      .refused('decisions.emergency-unknown');
  });
  test('waits again, if the vote was corrected away', () => {
    const reopened = EmergencyReopened({ emergency: id, meeting, reason: '漏记反对票' });
    given(recorded, ratified).when(reopen(meeting, '漏记反对票')).happened(reopened);
    given(recorded).when(reopen(meeting, '漏记反对票')).nothing();
    given(recorded, ratified, reopened)
      .when(ratify(meeting, today, '2026年第10次党组会议'))
      .happened(EmergencyRatified({ emergency: id, meeting, ratifiedOn: today, by: '2026年第10次党组会议' }));
  });
  test('refused by a meeting, it is refused until another is asked or the vote is corrected', () => {
    const rejected = EmergencyRejected({ emergency: id, meeting, rejectedOn: today, by: '2026年第9次党组会议' });
    given(recorded)
      .when(reject(meeting, today, '2026年第9次党组会议'))
      .happened(rejected);
    given(recorded, rejected)
      .when(reject(meeting, today, '2026年第9次党组会议'))
      .nothing();
    given(recorded, ratified)
      .when(reject(meeting, today, '2026年第10次党组会议'))
      .nothing();
    given(recorded, rejected)
      .when(reopen(meeting, '漏记赞成票'))
      .happened(EmergencyReopened({ emergency: id, meeting, reason: '漏记赞成票' }));
    given(recorded, rejected)
      .when(ratify(meeting, today, '2026年第10次党组会议'))
      .happened(EmergencyRatified({ emergency: id, meeting, ratifiedOn: today, by: '2026年第10次党组会议' }));
  });
});
