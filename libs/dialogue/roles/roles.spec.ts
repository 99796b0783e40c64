import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '#calendar';
import type { LocalDate } from '#kernel';
import { factsIn } from '../reading/facts.ts';
import type { Roles } from './features.ts';
import { learnRoles, type RoleLesson } from './learn.ts';
import { packedRoles, unpackedRoles } from './packed.ts';
import { piecesOf } from './pieces.ts';
import { taggerOf } from './tagger.ts';

const around = { today: '2026-11-25' as LocalDate, calendar: chinaCalendar, units: [], people: [] };
const roles: Roles = {
  command: 'receive',
  fields: [
    { name: 'party', kind: 'text', options: [] },
    { name: 'on', kind: 'date', options: [] },
    { name: 'hearingOn', kind: 'date', options: [] },
  ],
};
const lesson = (text: string, marks: Readonly<Record<string, string>>): RoleLesson => ({
  text,
  facts: factsIn(text, around),
  roles,
  spans: Object.entries(marks).map(([field, words]) => ({
    field,
    from: text.indexOf(words),
    to: text.indexOf(words) + words.length,
  })),
});

const LESSONS = [
  lesson('昨天收到，原告天山软件，12月3日开庭', { on: '昨天', party: '天山软件', hearingOn: '12月3日' }),
  lesson('12月8日开庭，原告昆仑机电，前天收到', { hearingOn: '12月8日', party: '昆仑机电', on: '前天' }),
  lesson('今天收到的，原告博格达商贸', { on: '今天', party: '博格达商贸' }),
  lesson('原告火洲制药，11月20日收到，定在12月1日开庭', {
    party: '火洲制药',
    on: '11月20日',
    hearingOn: '12月1日',
  }),
];
const tagged = (text: string, learned = learnRoles(LESSONS)) =>
  taggerOf(learned)(text, factsIn(text, around), roles).map(
    ({ field, from, to }) => `${field}=${text.slice(from, to)}`,
  );

describe('which words fill which field', () => {
  test('what the readers find is one piece; a day and its hour are two', () => {
    const text = '12月3日10点开庭';
    const pieces = piecesOf(text, factsIn(text, around)).map(({ sign, from, to }) => `${sign} ${text.slice(from, to)}`);
    expect(pieces).toEqual(['D 12月3日', 'H 10点', 'h 开', 'h 庭']);
  });

  test('of two days each goes to the field whose words stand beside it', () => {
    expect(tagged('12月9日开庭，昨天收到')).toEqual(['hearingOn=12月9日', 'on=昨天']);
    expect(tagged('昨天收到，12月9日开庭')).toEqual(['on=昨天', 'hearingOn=12月9日']);
  });

  test('a name nobody has seen fills the field by the words before it', () => {
    expect(tagged('今天收到，原告雪莲生物')).toEqual(['on=今天', 'party=雪莲生物']);
  });

  test('the same lines give the same bytes, and the bytes the same words', () => {
    const [first, second] = [learnRoles(LESSONS), learnRoles(LESSONS)].map(packedRoles);
    expect(Buffer.compare(Buffer.from(first!), Buffer.from(second!))).toBe(0);
    expect(tagged('今天收到，原告雪莲生物', unpackedRoles(first!))).toEqual(['on=今天', 'party=雪莲生物']);
  });
});
