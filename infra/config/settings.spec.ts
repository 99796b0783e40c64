import { describe, expect, test } from '@jest/globals';
import { readSettings, settingsTable, WrongSetting } from './index.ts';

// Every declared setting with values it cannot take: one Chinese line that names it, says what it may be and what it
// is; of a secret only of which kind.

const NUMBERS = ['-1', '1.5', '1e3', '0x10', 'http', '７２００', '99999999', ' 1', '1 '];
const ADDRESSES = ['api.dingtalk.com', 'ftp://api.dingtalk.com', 'http://', '//x', 'mysql://u:p@h/d', 'javascript:1'];
const WORDS = ['a b', 'a\tb', 'a\nb', 'a\0b', '\u202Eab', 'a\u200Bb'];
const BAD: Readonly<Record<string, readonly string[]>> = {
  API_PORT: NUMBERS,
  SANDBOX_PORT: NUMBERS,
  OPERATIONS_PORT: NUMBERS,
  CHAT_ORDER_MS: NUMBERS,
  CHAT_KEPT_DAYS: NUMBERS,
  API_CALLS_PER_MINUTE: NUMBERS,
  API_WRONG_TOKENS_PER_MINUTE: NUMBERS,
  API_URL: ADDRESSES,
  API_ORIGINS: ['*', 'kjj.example', 'https://kjj.example/', 'https://a.example, https://b.example', 'ftp://a.example'],
  API_PROXIES: ['localhost', '10.0.0.1;10.0.0.2', '10.0.0.1, 10.0.0.2', '10.0.0.0/', 'http://10.0.0.1'],
  METRICS_TOKEN: WORDS.map((word) => `geheim${word}`),
  HOST: WORDS,
  DATA_DIR: ['a\0b', 'a\nb', '\u202Ea', 'a\u200Bb', '\u0007'],
  DATABASE_URL: ['mysql://u:geheim@h/d', 'localhost:5432', 'postgres', 'jdbc:postgresql://h/d', 'http://u:geheim@h'],
  KAFKA_BROKERS: ['localhost', 'a:b', 'a:1,', 'a:1, b:2', ':9092', 'a:123456', 'kafka://a:9092'],
  ORGAN: ['A', 'a', '1a', '天山', 'a_b', 'a b', `a${'b'.repeat(40)}`],
  DINGTALK_CLIENT_ID: WORDS,
  DINGTALK_CLIENT_SECRET: WORDS.map((word) => `geheim${word}`),
  DINGTALK_ROBOT_CODE: WORDS,
  DINGTALK_API_BASE: ADDRESSES,
  DINGTALK_OAPI_BASE: ADDRESSES,
  REMINDERS_AT: ['5', '13', '010', '10:30', 'on', '10,', '10,hetian-kjj', '10,A=9', 'hetian-kjj=9', '10，hetian-kjj=9'],
  LOG_LEVEL: ['verbose', 'INFO', 'trace', 'silent', '1'],
};

const faultOf = (env: Readonly<Record<string, string>>): string => {
  try {
    readSettings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(WrongSetting);
    return (error as Error).message;
  }
  throw new Error(`was taken: ${JSON.stringify(env)}`);
};

test('every declared setting is tried with at least five values it cannot take', () =>
  expect(settingsTable().filter(({ name }) => (BAD[name]?.length ?? 0) < 5)).toEqual([]));

describe.each(settingsTable())('$name', ({ name, meaning, fallback }) => {
  test.each(BAD[name]!)('refuses %j', (value) => {
    const fault = faultOf({ [name]: value });
    expect(fault).toMatch(new RegExp(`^设置 ${name}（.+）有误：可以是 .+，现在是.+。$`, 'u'));
    expect(fault).toContain(meaning);
    expect(fault).not.toContain('geheim');
    expect(fault).not.toMatch(/\p{C}/u);
  });
  test('takes its default, and is at its default where it is empty', () => {
    expect(settingsTable().find((one) => one.name === name)!.fallback).toBe(fallback);
    expect(String(readSettings({ [name]: '' })[name as 'HOST'])).toBe(fallback);
  });
});

test('says what a level may be, and which database an address is of', () => {
  expect(faultOf({ LOG_LEVEL: 'verbose' })).toBe(
    '设置 LOG_LEVEL（日志级别）有误：可以是 debug、info、warn、error，现在是“verbose”。',
  );
  expect(faultOf({ DATABASE_URL: 'mysql://root:geheim@db/x' })).toMatch(/postgres:\/\/.+现在是 mysql:\/\/ 地址。$/u);
});

test('an application key needs its secret', () =>
  expect(faultOf({ DINGTALK_CLIENT_ID: 'ding' })).toContain('DINGTALK_CLIENT_SECRET'));
