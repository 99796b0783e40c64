import { expect, test } from '@jest/globals';
import { migrations } from '../../apps/rooms.ts';

// A database that runs has applied these, in this order. Whatever comes later is named to stand behind them, or it will
// not start.
const APPLIED = [
  '2026-11-23-01-ledger',
  '2026-11-23-05-access-token',
  '2026-11-23-10-directory-register',
  '2026-11-23-20-dingtalk-inbox',
  '2026-11-23-30-item-register',
  '2026-11-23-40-talk',
  '2026-11-23-41-talk-put-aside',
  '2026-11-23-50-files',
  '2026-11-23-51-dingtalk-next',
  '2026-11-23-52-item-register-words',
  '2026-11-23-60-duty-register',
  '2026-11-23-70-case-register',
  '2026-11-23-80-directory-organ',
  '2026-11-23-90-meeting-register',
  '2026-11-23-91-task-register',
  '2026-11-23-92-emergency-register',
  '2026-11-23-93-news-titles',
  '2026-11-24-01-meeting-votes',
  '2026-11-24-02-emergency-meeting',
  '2026-11-24-03-task-evidence',
  '2026-11-24-04-item-register-persons',
  '2026-11-24-05-meeting-confirmed',
];

test('migrations that ran stay, in their order; new ones come behind them', () =>
  expect(Object.keys(migrations).sort().slice(0, APPLIED.length)).toEqual(APPLIED));
