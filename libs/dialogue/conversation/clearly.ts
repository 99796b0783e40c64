/** What nothing takes back is opened only by words that clearly mean it; else it is asked about. */
import type { Wanted } from '../wanted.ts';

/** So sure it must be where the message has none of the command's own words. */
const SURELY = 0.9;
/** Beside what was meant, others are offered that are at least so likely. */
const WORTH_ASKING = 0.08;
const ASKED_AT_MOST = 3;
/** What may stand behind its own words without changing what they mean: 散会吧, 归档案件〔2026〕1号. */
const GOES_ON = /^(?:[了吧啦啊呀哈]*(?:$|[\s,，。.!！:：;；])|议题|案件|会议|任务|党组会|这|那|本|第|《|[〔[(（\d])/u;
const ASKS = /[?？吗呢]\s*$|什么时候|几点|哪天/u;

/** What is wanted, but for what cannot be undone and is not clearly meant (参会 is not 散会): that is asked about. */
export const clearly = (wanted: Wanted, text: string): Wanted => {
  if (wanted.is !== 'sure' && wanted.is !== 'fairly-sure') return wanted;
  const { intent, sure, others } = wanted;
  if (intent.is === 'query' || !intent.command.irreversible) return wanted;
  if (intent.learned ? sure >= SURELY : saysSo(intent.words, text)) return wanted;
  const likely = others.filter((other) => other.sure >= WORTH_ASKING);
  return { is: 'one-of', among: [{ intent, sure }, ...likely].slice(0, ASKED_AT_MOST) };
};

const saysSo = (words: string, text: string): boolean => {
  const from = words === '' ? -1 : text.indexOf(words);
  return from >= 0 && GOES_ON.test(text.slice(from + words.length)) && !ASKS.test(text);
};
