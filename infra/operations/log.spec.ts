import { expect, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { openLog } from './log.ts';

// Nothing that people wrote reaches a log, whatever the error that came of it says of itself.

const NAME = '买买提·图尔逊测试';

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

const databaseError = (message: string, besides: object = {}): Error =>
  Object.assign(new pg.DatabaseError(message, message.length, 'error'), {
    code: '22P02',
    severity: 'ERROR',
    ...besides,
  });

const ERRORS: readonly (readonly [what: string, error: unknown])[] = [
  ['a value the database cannot read', databaseError(`invalid input syntax for type uuid: "${NAME}"`)],
  ['a value in Latin letters', databaseError('invalid input value for enum state: "Maimaiti"')],
  ['a row that is there already', databaseError('duplicate key', { detail: `Key (title)=(${NAME}) exists.` })],
  ['where it was', databaseError('division by zero', { where: `unnamed portal parameter $1 = '${NAME}'` })],
  ['a body that is no JSON', thrown(() => JSON.parse(`{"party":"${NAME}","why":"Maimaiti`))],
  ['another that is none', thrown(() => JSON.parse(`${NAME} "Maimaiti"`))],
  ['a word that is no JSON', thrown(() => JSON.parse('Maimaiti'))],
  ['what a schema refused', thrown(() => z.object({ party: z.literal('x') }).parse({ party: NAME, [NAME]: 1 }))],
  ['what an error holds besides', Object.assign(new Error('event cannot be published'), { event: { title: NAME } })],
  ['its cause', new Error('not done', { cause: databaseError(`invalid input syntax for type json: "${NAME}"`) })],
];

test.each(ERRORS)('%s is not in the log', (_what, err) => {
  const lines: string[] = [];
  const log = openLog('spec', 'info', { write: (line) => void lines.push(line) });
  log.error({ err }, 'request failed');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('request failed');
  expect(lines[0]).not.toMatch(/买买提|图尔逊|Maimaiti/u);
});

test('what is at fault is: the code, the constraint, the place in the code', () => {
  const lines: string[] = [];
  const log = openLog('spec', 'info', { write: (line) => void lines.push(line) });
  const err = databaseError('new row for relation "ledger" violates check constraint "ledger_version_check"', {
    constraint: 'ledger_version_check',
  });
  log.error({ err }, 'request failed');
  expect(JSON.parse(lines[0]!)).toMatchObject({
    err: {
      code: '22P02',
      constraint: 'ledger_version_check',
      message: 'new row for relation "ledger" violates check constraint "ledger_version_check"',
      stack: expect.stringContaining('log.spec'),
    },
  });
});
