import { describe, expect, test } from '@jest/globals';
import { learnOptions, type OptionLesson } from './learn.ts';
import { optionReaderOf, packedOptions, unpackedOptions, type OptionField } from './options.ts';

const result: OptionField = { name: 'result', options: ['won', 'lost', 'settled'] };
const consent: OptionField = { name: 'consent', options: ['yes', 'no'] };
const lesson = (field: OptionField, option: string, ...all: readonly string[]): readonly OptionLesson[] =>
  all.map((words) => ({ words, field, option }));

const LESSONS = [
  ...lesson(result, 'won', '赢了', '我们赢了', '胜诉', '官司胜了'),
  ...lesson(result, 'lost', '输了', '我们输了', '败诉', '官司败了'),
  ...lesson(result, 'settled', '和解了', '调解结案', '双方和解'),
  ...lesson(consent, 'yes', '同意', '点头了', '愿意'),
  ...lesson(consent, 'no', '不同意', '没同意', '不愿意'),
];
const read = (words: string, field: OptionField, learned = learnOptions(LESSONS)) =>
  optionReaderOf(learned)(words, field);

describe('words that name no option', () => {
  test.each([
    ['这次赢了', result, 'won'],
    ['又输了', result, 'lost'],
    ['他们不愿意', consent, 'no'],
    ['都点头了', consent, 'yes'],
  ])('%s', (words, field, option) => expect(read(words, field)[0]?.option).toBe(option));

  test('how likely each option is comes to one, the likeliest first', () => {
    const meant = read('官司赢了', result);
    expect(meant.map(({ option }) => option).sort()).toEqual(['lost', 'settled', 'won']);
    expect(meant.reduce((sum, { sure }) => sum + sure, 0)).toBeCloseTo(1);
    expect(meant[0]!.sure).toBeGreaterThan(meant[1]!.sure);
  });

  test('nothing is said of words of which nothing was ever seen', () => expect(read('xyz', result)).toEqual([]));
});

test('the same lessons give the same bytes, and the bytes read the same', () => {
  const [first, again] = [packedOptions(learnOptions(LESSONS)), packedOptions(learnOptions(LESSONS))];
  expect(first).toEqual(again);
  const [meant, unpacked] = [learnOptions(LESSONS), unpackedOptions(first)].map((one) => read('这次赢了', result, one));
  expect(unpacked!.map(({ option }) => option)).toEqual(meant!.map(({ option }) => option));
  unpacked!.forEach(({ sure }, n) => expect(sure).toBeCloseTo(meant![n]!.sure, 5));
});
