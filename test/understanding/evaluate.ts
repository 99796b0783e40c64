// Prints, as JSON, how the evaluation set is understood; run by understanding.spec.ts once for each zone.
import { chinaCalendar } from '#calendar';
import {
  factsIn,
  found,
  hear,
  learnedModels,
  offered,
  type Heard,
  type Talk,
  type Turn,
  type Vocabulary,
} from '#dialogue';
import type { Actor, Instant, LocalDate, StaffId, UnitId, OrganId } from '#kernel';
import { marked } from '#secrecy';
import { commands as allCommands, queries as allQueries } from '#rooms';
import { bureau } from '../../apps/seed/bureau.ts';
import { amounts } from './amounts.ts';
import { counts } from './counts.ts';
import { dates } from './dates.ts';
import { noted } from './notation.ts';
import { people } from './people.ts';
import type { Sample } from './sample.ts';
import { secrecy } from './secrecy.ts';
import { caseTalks } from './case-talks.ts';
import { decisionTalks } from './decision-talks.ts';
import { moreDecisionTalks } from './more-decision-talks.ts';
import { talks, type Conversation, type Line } from './talks.ts';

export interface Miss {
  readonly said: string;
  readonly expected: string;
  readonly got: string;
  /** A date or an amount was read that is not there. */ readonly silent: boolean;
}
export interface Result {
  readonly kind: string;
  readonly samples: number;
  readonly misses: readonly Miss[];
}

const staff = bureau.staff.map(({ staffId, name, unit, post }) => ({ staff: staffId, name, unit, post }));
const units = bureau.units.map(({ id, name, short }) => ({ unit: id, name, short }));
const TODAY = '2026-11-25' as LocalDate;
const surroundings = (today: LocalDate) => ({ today, calendar: chinaCalendar, units, people: staff });
const DOUBTLESS = /^(?:on|by|from|sum) /;

const facts = (kind: string, samples: readonly Sample[]): Result => ({
  kind,
  samples: samples.length,
  misses: samples.flatMap(({ said, today, reads }) => {
    const got = factsIn(said, surroundings((today ?? TODAY) as LocalDate)).map((one) => noted(one.value));
    if (JSON.stringify(got) === JSON.stringify(reads)) return [];
    return [
      {
        said,
        expected: reads.join('; '),
        got: got.join('; '),
        silent: got.some((one) => DOUBTLESS.test(one) && !reads.includes(one)),
      },
    ];
  }),
});

/** What is at hand where nothing is named: one of each. */
const AT_HAND: Readonly<Record<string, { readonly number: string; readonly title: string }>> = {
  'cases.cases-at-hand': { number: '案件〔2026〕1号', title: '雪莲生物 · 行政复议' },
  'decisions.meetings-at-hand': { number: '会议〔2026〕1号', title: '第1次党组会议' },
  'decisions.minutes-to-confirm': { number: '会议〔2026〕1号', title: '第1次党组会议' },
  'decisions.tasks-at-hand': { number: '任务〔2026〕1号', title: '采购高性能计算平台' },
  'cases.find-cases': { number: '案件〔2026〕1号', title: '雪莲生物 · 行政复议' },
  'decisions.entries-at-hand': { number: '议题1', title: '采购高性能计算平台' },
  'decisions.find-items': { number: '议题〔2026〕1号', title: '采购高性能计算平台' },
};
const vocabulary: Vocabulary = {
  commands: allCommands.map((one) => one.declaration),
  queries: allQueries.map((one) => one.declaration),
  models: learnedModels(),
};
const actorOf = (id: string): Actor => {
  const { staffId, name, unit, roles } = bureau.staff.find((one) => one.staffId === id)!;
  return {
    is: 'staff',
    organ: bureau.organ as OrganId,
    staffId: staffId as StaffId,
    name,
    unit: unit as UnitId,
    roles: [...roles],
  };
};

/** What a turn came to, in the notation of talks.ts. */
const turnOf = (talk: Talk, line: Line, as: string, n: number) => {
  const heard: Heard = {
    id: `m${n}`,
    text: line[0],
    files: [],
    actor: actorOf(as),
    at: `${TODAY}T02:0${Math.min(n, 9)}:00.000Z` as Instant,
    place: 'direct',
    speaker: as,
    ...surroundings(TODAY),
  };
  const first = hear(talk, heard, vocabulary);
  const turn = settled(first, heard);
  return { turn, talk: turn.talk };
};
/** Where a record is named with words, or not named, there is one. */
const settled = (turn: Turn, heard: Heard): Turn => {
  if (turn.is === 'find') return found(turn, [AT_HAND[turn.by]!]);
  if (turn.is !== 'offer') return turn;
  const one = AT_HAND[turn.query]!;
  if (turn.exactly) return settled(offered(turn, [{ ...one, number: turn.exactly }], heard, vocabulary), heard);
  return settled(offered(turn, [turn.words ? { ...one, title: turn.words } : one], heard, vocabulary), heard);
};
const outcomeOf = (turn: ReturnType<typeof turnOf>['turn']): string => {
  const written = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values)
      .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
      .sort()
      .join(' | ');
  switch (turn.is) {
    case 'give':
      return `gives ${turn.command.name}: ${written(turn.input)}`;
    case 'ask':
      return `asks ${turn.query.name}${Object.keys(turn.input).length > 0 ? `: ${written(turn.input)}` : ''}`;
    case 'offer':
    case 'find':
    case 'private':
      return turn.is;
    case 'say': {
      const { form } = turn.talk;
      if (!form) return turn.say.title;
      const { asking } = form;
      const waits =
        asking.is === 'fields'
          ? `wants ${asking.names.join(',')}`
          : asking.is === 'confirm'
            ? `reads back ${form.command}: ${written(form.known)}`
            : 'what to change';
      return turn.say.text.startsWith('没有看懂') ? `not understood, ${waits}` : waits;
    }
  }
};

const conversations = (kind: string, all: readonly Conversation[]): Result => {
  const misses: Miss[] = [];
  let samples = 0;
  for (const { as, lines } of all) {
    let talk: Talk = {};
    lines.forEach((line, n) => {
      samples += 1;
      const step = turnOf(talk, line, as, n);
      talk = step.talk;
      const got = outcomeOf(step.turn);
      const expected = line[1];
      const fits = expected.endsWith('…') ? got.startsWith(expected.slice(0, -1)) : got === expected;
      if (!fits)
        misses.push({
          said: lines
            .slice(0, n + 1)
            .map(([said]) => said)
            .join(' ⏎ '),
          expected,
          got,
          silent:
            /reads back|gives/.test(got) &&
            /(?:amount|proposedOn|on|until|hearingOn|start)=/.test(got) &&
            valuesOf(got) !== valuesOf(expected),
        });
    });
  }
  return { kind, samples, misses };
};
const valuesOf = (text: string): string =>
  [...text.matchAll(/(?:amount|proposedOn|\bon|until|hearingOn|start)=\S+/g)].map((one) => one[0]).join(' ');

const results: readonly Result[] = [
  facts('dates', dates),
  facts('amounts', amounts),
  facts('counts', counts),
  facts('people', people),
  conversations('talks', talks),
  conversations('cases', caseTalks),
  conversations('decisions', [...decisionTalks, ...moreDecisionTalks]),
  {
    kind: 'secrecy',
    samples: secrecy.length,
    misses: secrecy.flatMap(({ said, refused }) =>
      marked(said) === refused ? [] : [{ said, expected: String(refused), got: String(!refused), silent: false }],
    ),
  },
];
process.stdout.write(JSON.stringify(results));
