import { expect, test } from '@jest/globals';
import { mayWatch, withoutDetails } from './index.ts';

const asked = (remoteAddress: string, headers: Record<string, string> = {}): boolean =>
  mayWatch({ socket: { remoteAddress }, headers } as never, 'geheim');

test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) =>
  expect(asked(address)).toBe(true),
);
test.each(['10.0.0.1', '::ffff:10.0.0.1', '128.0.0.1', 'fe80::1', '127.evil', ''])('%s is not', (address) =>
  expect(asked(address)).toBe(false),
);
test.each(['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])('a proxy on this machine is not: %s', (header) =>
  expect(asked('127.0.0.1', { [header]: '10.0.0.1' })).toBe(false),
);
test('the token opens from anywhere, another or none does not', () => {
  expect(asked('10.0.0.1', { authorization: 'Bearer geheim' })).toBe(true);
  expect(asked('10.0.0.1', { authorization: 'Bearer geheiM' })).toBe(false);
  expect(asked('10.0.0.1', { authorization: 'Bearer' })).toBe(false);
  expect(mayWatch({ socket: { remoteAddress: '10.0.0.1' }, headers: { authorization: 'Bearer ' } } as never, '')).toBe(
    false,
  );
});
test('states are told to everybody, what went wrong is not', () =>
  expect(withoutDetails({ state: 'down', checks: { database: { state: 'down', detail: 'password of …' } } })).toEqual({
    state: 'down',
    checks: { database: { state: 'down' } },
  }));
