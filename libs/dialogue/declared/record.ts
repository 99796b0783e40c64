/** A record or a meeting named by itself, or with no more than a word for how it stands: 议题〔2026〕3号审到哪了. */
import { readNumber } from '#kernel';
import { namingsIn } from '../reading/numbers.ts';
import type { Intent, Vocabulary } from '../vocabulary.ts';
import { FILLER } from './words.ts';

const STATE_OF = new RegExp(
  '审到哪[里儿]?了?|通过了(?:吗|没有?)|批了(?:吗|没有?)|到哪一?步了?|走到哪一?步了?|办到哪一?[步里]?了?|到哪里?了' +
    '|进展(?:如何|怎样|怎么样|情况)?|进度(?:如何|怎样)?|状态|怎么样了?|如何了|详情|办得怎样|办完了?没有?' +
    '|查一下|查询|查|看看|看|打开|情况',
  'gu',
);
const OF_MEETING = /党组会议?|议题|议程|哪些/gu;

/** The query that opens what is named, if nothing else is said. */
export const recordByItself = (said: string, { queries }: Vocabulary): Intent | undefined => {
  const named = namingsIn(said);
  const [meeting, another] = named.filter((one) => one.value.is === 'meeting');
  if (meeting && !another) {
    const query = queries.find((one) => one.chat?.opens === '会议');
    const left = without(said, meeting).replace(OF_MEETING, '');
    if (query && saysNothingElse(left)) return opens(query, said.slice(meeting.from, meeting.to));
  }
  const [record, ...others] = named.flatMap((one) =>
    one.value.is === 'record' || one.value.is === 'document' ? [{ ...one, number: one.value.number }] : [],
  );
  if (!record || others.length > 0) return undefined;
  const series = readNumber(record.number)?.series;
  const query = queries.find((one) => one.chat?.opens !== undefined && one.chat.opens === series);
  return query && saysNothingElse(without(said, record)) ? opens(query, record.number) : undefined;
};

const without = (said: string, { from, to }: { readonly from: number; readonly to: number }): string =>
  `${said.slice(0, from)} ${said.slice(to)}`;

const saysNothingElse = (left: string): boolean => left.replace(STATE_OF, '').replace(FILLER, '') === '';

const opens = (query: Vocabulary['queries'][number], rest: string): Intent => ({
  is: 'query',
  query,
  rest,
  apart: true,
  words: '',
});
