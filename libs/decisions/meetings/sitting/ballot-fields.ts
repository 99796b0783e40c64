import { z } from 'zod';
import { bearing, field, StaffId, oneLine } from '#kernel';
import { NAME } from '../../ground/surnames.ts';
import type { Ballot } from '../ballot.ts';
import { METHODS } from '../events.ts';
import { placeField } from '../meeting-desk.ts';

const Votes = z.int().min(0).max(200);
const METHOD = z.enum(['circulation', ...Object.keys(METHODS)] as ['circulation', ...(keyof typeof METHODS)[]]);

/** Who voted how. */
const Names = bearing(z.array(StaffId).max(50), 'secretBallot', (names) => names.length > 0);

/** 李敏弃权 is one that abstains. */
const countOf = (named: unknown): number => (Array.isArray(named) ? named.length : 0);

/** What is said of a vote: 议题3 赞成7 反对0 弃权1. All for it: 一致通过. */
export const ballotFields = {
  place: placeField,
  unanimous: field(z.enum(['yes']), {
    label: '一致通过',
    ask: '是否一致通过？',
    example: 'yes',
    kind: { is: 'unanimous' },
    needed: () => false,
    applies: (known: Readonly<Record<string, unknown>>) => known.for === undefined,
  }),
  for: field(Votes, {
    label: '赞成',
    ask: '赞成几票？',
    example: '7',
    kind: { is: 'tally', of: 'for' },
    needed: ({ unanimous, favoured }: Readonly<Record<string, unknown>>) =>
      unanimous === undefined && countOf(favoured) === 0,
  }),
  against: field(Votes, {
    label: '反对',
    ask: '反对几票？',
    example: '0',
    kind: { is: 'tally', of: 'against' },
    otherwise: (_, { opposed }) => countOf(opposed),
  }),
  abstain: field(Votes, {
    label: '弃权',
    ask: '弃权几票？',
    example: '1',
    kind: { is: 'tally', of: 'abstain' },
    otherwise: (_, { abstained }) => countOf(abstained),
  }),
  postpone: field(Votes, {
    label: '缓议',
    ask: '缓议几票？',
    example: '1',
    kind: { is: 'tally', of: 'postpone' },
    needed: () => false,
  }),
  invalid: field(Votes, {
    label: '无效票',
    ask: '无效票几张？',
    example: '1',
    kind: { is: 'tally', of: 'invalid' },
    needed: () => false,
  }),
  method: field(METHOD, {
    label: '表决方式',
    ask: '怎么表决的？',
    example: 'hands',
    written: '举手',
    kind: {
      is: 'choice',
      options: [
        ...Object.entries(METHODS).map(([value, one]) => ({ value, ...one })),
        { value: 'circulation', label: '传阅会签', synonyms: ['传阅', '圈阅', '会签', '传签'] },
      ],
    },
    otherwise: () => 'hands' as const,
  }),
  opposed: field(Names, {
    label: '反对人',
    ask: '谁反对？',
    example: '["limin"]',
    written: '反对李明',
    kind: { is: 'people', behind: '反对|不同意' },
    otherwise: () => [],
  }),
  abstained: field(Names, {
    label: '弃权人',
    ask: '谁弃权？',
    example: '[]',
    written: '弃权李明',
    kind: { is: 'people', behind: '弃权' },
    otherwise: () => [],
  }),
  postponed: field(Names, {
    label: '缓议人',
    ask: '谁主张缓议？',
    example: '[]',
    written: '缓议李明',
    kind: { is: 'people', behind: '缓议' },
    needed: () => false,
  }),
  favoured: field(Names, {
    label: '赞成人',
    ask: '记名投票谁赞成？',
    example: '["limin"]',
    written: '赞成李敏、王芳',
    kind: { is: 'people', behind: '赞成|同意' },
    needed: () => false,
  }),
  silent: field(Names, {
    label: '未表态人',
    ask: '谁没有表态？',
    example: '[]',
    written: '未表态李明',
    kind: { is: 'people', behind: '未表态|没有表态|没表态' },
    needed: () => false,
  }),
  person: field(bearing(oneLine(2, 40), 'personnel'), {
    label: '表决对象',
    ask: '表决的是哪一位？',
    example: '张伟',
    kind: { is: 'text', like: NAME },
    needed: () => false,
  }),
};

interface Said {
  readonly place: number;
  readonly unanimous?: 'yes' | undefined;
  readonly for?: number | undefined;
  readonly against?: number | undefined;
  readonly abstain?: number | undefined;
  readonly postpone?: number | undefined;
  readonly invalid?: number | undefined;
  readonly method?: Ballot['method'] | undefined;
  readonly opposed?: readonly StaffId[] | undefined;
  readonly abstained?: readonly StaffId[] | undefined;
  readonly postponed?: readonly StaffId[] | undefined;
  readonly favoured?: readonly StaffId[] | undefined;
  readonly silent?: readonly StaffId[] | undefined;
  readonly person?: string | undefined;
}
export const ballotOf = ({
  place,
  unanimous,
  against = 0,
  abstain = 0,
  method = 'hands',
  opposed = [],
  abstained = [],
  postponed = [],
  favoured = [],
  silent = [],
  person,
  ...rest
}: Said): Ballot => ({
  place,
  person,
  method,
  for: rest.for ?? (favoured.length > 0 ? favoured.length : undefined),
  ...(unanimous ? { unanimous: true } : {}),
  ...(favoured.length > 0 ? { favoured } : {}),
  ...(silent.length > 0 ? { silent } : {}),
  ...(postponed.length > 0 ? { postponed } : {}),
  postpone: rest.postpone ?? postponed.length,
  invalid: rest.invalid ?? 0,
  against,
  abstain,
  opposed,
  abstained,
});
