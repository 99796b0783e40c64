import { expect, test } from '@jest/globals';
import { ProblemException, Throttle } from './index.ts';

// Which calls go through; when the minute is over is the limiter's business.

const answerTo = async (call: Promise<void>): Promise<number> => {
  try {
    await call;
    return 200;
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemException);
    const { problem, headers } = error as ProblemException;
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(problem.detail).toContain(`请 ${headers['retry-after']} 秒后再试`);
    return problem.status;
  }
};

test('one caller is held to his bound, another goes on', async () => {
  const throttle = new Throttle({ callsPerMinute: 2, wrongTokensPerMinute: 1 });
  const calls = [];
  for (const caller of ['a', 'a', 'a', 'b', 'a'])
    calls.push(await answerTo(throttle.called(`token of ${caller}`, caller)));
  expect(calls).toEqual([200, 200, 429, 200, 429]);
});

test('whoever guesses tokens is held, nobody else at his address and nobody elsewhere', async () => {
  const throttle = new Throttle({ callsPerMinute: 0, wrongTokensPerMinute: 2 });
  await throttle.called('good', 'a');
  for (const guess of ['x', 'y']) {
    expect(await answerTo(throttle.mayTry(guess, '10.0.0.1'))).toBe(200);
    await throttle.wasWrong(guess, '10.0.0.1');
  }
  expect(await answerTo(throttle.mayTry('z', '10.0.0.1'))).toBe(429);
  expect(await answerTo(throttle.mayTry('good', '10.0.0.1'))).toBe(200);
  expect(await answerTo(throttle.mayTry('z', '10.0.0.2'))).toBe(200);
});

test('a token that is good no more is one of the guesses', async () => {
  const throttle = new Throttle({ callsPerMinute: 0, wrongTokensPerMinute: 1 });
  await throttle.called('once good', 'a');
  await throttle.wasWrong('once good', '10.0.0.1');
  expect(await answerTo(throttle.mayTry('once good', '10.0.0.1'))).toBe(429);
});

test('0 sets no bound', async () => {
  const throttle = new Throttle({ callsPerMinute: 0, wrongTokensPerMinute: 0 });
  for (let n = 0; n < 100; n += 1) {
    expect(await answerTo(throttle.called('good', 'a'))).toBe(200);
    expect(await answerTo(throttle.mayTry('wrong', '10.0.0.1'))).toBe(200);
    await throttle.wasWrong('wrong', '10.0.0.1');
  }
});
