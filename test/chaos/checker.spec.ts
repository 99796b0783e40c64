import { describe, expect, test } from '@jest/globals';
import { check, type Evidence, type Filing, type Recorded } from './checker.ts';

// Each promise is broken once in what a run leaves, and the checker must say so, and say nothing else.

const proposed = (position: number, title: string, serial: number): Recorded => ({
  position,
  id: `e${position}`,
  stream: `decisions.item/${title}`,
  version: 1,
  type: 'decisions.item-proposed',
  title,
  number: { series: '议题', year: 2026, serial },
});
const withdrawn = (position: number, title: string): Recorded => ({
  position,
  id: `e${position}`,
  stream: `decisions.item/${title}`,
  version: 2,
  type: 'decisions.item-withdrawn',
});
const told = (title: string, serial: number, more: Partial<Filing> = {}): Filing => ({
  by: 'http',
  what: 'proposed',
  title,
  number: `议题〔2026〕${serial}号`,
  ...more,
});

/** A run in which all promises were kept: 甲 and 乙 were proposed, and 甲 was withdrawn; Kafka got one event twice. */
const kept: Evidence = {
  filings: [told('甲', 1), told('乙', 2, { by: 'chat' }), told('甲', 1, { what: 'withdrawn' })],
  said: [{ by: 'liuyang', text: '报议题 乙 重大决策', msgId: 'm1', answered: true }],
  oddAnswers: [],
  ledger: [proposed(1, '甲', 1), proposed(2, '乙', 2), withdrawn(3, '甲')],
  registers: [{ table: 'item_register', onlyLive: [], onlyRebuilt: [] }],
  received: ['e2', 'e1', 'e2', 'e3'],
  deaths: [],
  stuck: [],
};

const kindsOf = (evidence: Evidence) => check(evidence).map(({ kind }) => kind);

test('a run in which all promises were kept: nothing is wrong', () => {
  expect(check(kept)).toEqual([]);
});

test('without a broker, nothing is asked of it', () => {
  expect(check({ ...kept, received: undefined })).toEqual([]);
});

describe('one promise broken', () => {
  const [first, second, third] = kept.ledger as [Recorded, Recorded, Recorded];
  const inKafka = ['e1', 'e2', 'e3', 'e4'];

  test.each<[string, Partial<Evidence>, readonly [kind: string, evidence: RegExp][]]>([
    [
      'an acknowledged filing is not in the ledger',
      { filings: [...kept.filings, told('丙', 3)] },
      [['lost', /proposed “丙” by http, told 议题〔2026〕3号/]],
    ],
    [
      'an acknowledged withdrawal is not in the ledger',
      { filings: [...kept.filings, told('乙', 2, { what: 'withdrawn', by: 'chat' })] },
      [['lost', /withdrawn “乙” by chat/]],
    ],
    [
      'a filing is in the ledger twice',
      { ledger: [...kept.ledger, { ...proposed(4, '乙', 3), stream: 'decisions.item/乙二' }], received: inKafka },
      [['recorded twice', /“乙” by chat.*议题〔2026〕2号, 议题〔2026〕3号/]],
    ],
    [
      'a withdrawal is in the ledger twice',
      { ledger: [...kept.ledger, { ...withdrawn(4, '甲'), version: 3 }], received: inKafka },
      [['recorded twice', /withdrawn “甲”/]],
    ],
    [
      'what is in the ledger was told to nobody',
      { ledger: [...kept.ledger, proposed(4, '丙', 3)], received: inKafka },
      [['nobody was told', /proposed “丙”, event e4/]],
    ],
    [
      'a withdrawal was told to nobody',
      { filings: kept.filings.slice(0, 2) },
      [['nobody was told', /withdrawn “甲”, event e3/]],
    ],
    [
      'somebody was told another number than was recorded',
      { filings: kept.filings.with(1, told('乙', 7, { by: 'chat' })) },
      [['number', /told 议题〔2026〕7号, recorded as 议题〔2026〕2号/]],
    ],
    [
      'a number was left out',
      {
        filings: kept.filings.with(1, told('乙', 3, { by: 'chat' })),
        ledger: kept.ledger.with(1, proposed(2, '乙', 3)),
      },
      [['number', /议题〔2026〕: 2 missing/]],
    ],
    [
      'numbers were left out at the beginning',
      {
        filings: [told('甲', 3), told('乙', 4), told('甲', 3, { what: 'withdrawn' })],
        ledger: [proposed(1, '甲', 3), proposed(2, '乙', 4), third],
      },
      [['number', /1 to 2 missing/]],
    ],
    [
      'a number was given twice',
      {
        filings: kept.filings.with(1, told('乙', 1, { by: 'chat' })),
        ledger: kept.ledger.with(1, proposed(2, '乙', 1)),
      },
      [['number', /议题〔2026〕: 1 twice/]],
    ],
    [
      'an event has no position',
      { ledger: kept.ledger.with(2, { ...third, position: undefined }) },
      [['position', /event e3 \(decisions\.item-withdrawn\) has none/]],
    ],
    [
      'a position was left out',
      { ledger: kept.ledger.with(2, { ...third, position: 4 }) },
      [['position', /3 missing/]],
    ],
    [
      'a position was given twice',
      { ledger: kept.ledger.with(1, { ...second, position: 1 }).with(2, { ...third, position: 2 }) },
      [['position', /1 twice/]],
    ],
    [
      'the one order has a stream’s second event before its first',
      { ledger: [{ ...first, position: 3 }, second, { ...third, position: 1 }] },
      [
        ['order', /decisions\.item\/甲: version 2 \(event e3\) where 1 should come/],
        ['order', /version 1 \(event e1\) where 3 should come/],
      ],
    ],
    [
      'a register has a row that a rebuilt one has not',
      { registers: [{ table: 'item_register', onlyLive: ['{"serial":9}'], onlyRebuilt: [] }] },
      [['register', /item_register, only in the live one: \{"serial":9\}/]],
    ],
    [
      'a register lacks a row that a rebuilt one has',
      { registers: [{ table: 'item_register', onlyLive: [], onlyRebuilt: ['{"serial":9}'] }] },
      [['register', /only in the rebuilt one/]],
    ],
    [
      'an event never came to Kafka',
      { received: ['e1', 'e3'] },
      [['kafka', /event e2 \(decisions\.item-proposed, 2\) never came/]],
    ],
    [
      'Kafka has a stream out of order',
      { received: ['e3', 'e2', 'e1'] },
      [
        ['kafka', /version 2 \(event e3\) where 1 should come/],
        ['kafka', /version 1 \(event e1\) where 3 should come/],
      ],
    ],
    [
      'a message was never answered',
      { said: [{ ...kept.said[0]!, answered: false }] },
      [['unanswered', /liuyang: “报议题 乙 重大决策” \(m1\)/]],
    ],
    ['an answer should not be', { oddAnswers: ['propose-item {}: 500 {}'] }, [['odd answer', /500/]]],
    ['a process died that was not killed', { deaths: ['bot 1, life 2, ended by exit code 1'] }, [['died', /bot 1/]]],
    ['something did not come right', { stuck: ['reader x stands at 3'] }, [['stuck', /reader x/]]],
  ])('%s', (_, broken, findings) => {
    expect(check({ ...kept, ...broken })).toEqual(
      findings.map(([kind, evidence]) => ({ kind, evidence: expect.stringMatching(evidence) })),
    );
  });

  test('several at once are all said', () => {
    expect(kindsOf({ ...kept, filings: [...kept.filings, told('丙', 3)], deaths: ['api'], received: [] })).toEqual([
      'lost',
      'kafka',
      'kafka',
      'kafka',
      'died',
    ]);
  });
});
