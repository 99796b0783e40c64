/** Which declared command or query a message asks for. */
import { readNumber, type Declaration, type QueryDeclaration } from '#kernel';
import { countsIn, spelt } from './reading/count.ts';
import type { Models } from './models.ts';
import { beginsWith } from './reading/likeness.ts';
import { placesIn } from './reading/several.ts';
import { namingsIn } from './reading/numbers.ts';

/** Everything that can be said: the declared commands and queries. */
export interface Vocabulary {
  readonly commands: readonly Declaration[];
  readonly queries: readonly QueryDeclaration[];
  /** What was learned from examples; without it only the declared words are understood. */
  readonly models?: Models;
}

interface Told {
  /** What is left without the words that were recognised. */
  readonly rest: string;
  /** The words stand by themselves or are set off from the rest: 报议题 采购…, not 报议题工作办法. */
  readonly apart: boolean;
  /** The words that were recognised. */
  readonly words: string;
  /** Understood from the whole, by what was learned. */
  readonly learned?: true;
}
export type Intent =
  | ({ readonly is: 'command'; readonly command: Declaration } & Told)
  | ({ readonly is: 'query'; readonly query: QueryDeclaration } & Told);

const POLITE =
  /^(?:[你您]好|请问|请|麻烦你?您?|劳驾|帮我?忙?|给我|我要|我想要?|我|想要?|需要|要|现在|算了|那就?|先|再|能不能|可以|可不可以|把|将|[,，!！。.、\s])+/u;
const FILLER =
  /(?:请|麻烦|帮忙|帮我|给我|我想|我要|看看|看一下|看下|看|查看|查一下|查下|查|打开|说说|告诉我|现在|目前|一下|的|了|吧|呢|吗|啊|呀|是|有|什么|怎么样|情况|[\s,，.。?？!！、:：])+/gu;
const STATE_OF = new RegExp(
  '审到哪[里儿]?了?|通过了(?:吗|没有?)|批了(?:吗|没有?)|到哪一?步了?|走到哪一?步了?|办到哪一?[步里]?了?|到哪里?了' +
    '|进展(?:如何|怎样|怎么样|情况)?|进度(?:如何|怎样)?|状态|怎么样了?|如何了|详情|办得怎样|办完了?没有?' +
    '|查一下|查询|查|看看|看|打开|情况',
  'gu',
);
const RECORD_FIRST =
  '(?:案件|议题|任务|会议|处置|意见|合同|顾问)?\\s*[〔[(（【]?\\d{4}年?[〕\\])）】]?\\s*第?\\d{1,5}\\s*号(?:案件|案|议题)?|任务\\s*\\d{1,4}号?';
const DAY_FIRST =
  '(?:(?:20\\d\\d年)?\\d{1,2}月\\d{1,2}[日号]' +
  '|今天|昨天|前天|明天|后天|大后天|[这本下]?(?:周|星期)[一二三四五六日天])?(?:[上下中]午|晚上|早上)?';
const HOUR_FIRST =
  '(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:点半?|[:：])' + '(?:\\d{1,2}分?|[一二三四五][十一二三四五]?分?)?)?';
/** A record, or a day with its hour, at the beginning: 案件〔2026〕1号 已…, 3月10日上午10点 …. */
const FIRST = new RegExp(`^(?:${RECORD_FIRST}|${DAY_FIRST}${HOUR_FIRST})[\\s,，:：]*(?:已经|已)?(?:于)?`, 'u');
/** A span of time by its first words: 12月, 下周, 今年底, 3天内. */
const SPAN = /^[\d一二三四五六七八九十两本这下上今明去年月周季度半天日号个内前后底初末旬星期的\s]+$/u;
/** Words that are counts themselves: what stands behind them is theirs. */
const COUNTED = /^(?:应到|实到|赞成|同意|反对|弃权|请假|全票通过|一致通过|一致同意)$/u;
const TAIL = /(?:的|了|吗|有哪些|有什么|是什么|事项|[\s?？。.!！])+$/u;
const AFTER = /^[\s,.:;\uff0c\uff1a\uff1b\u3002、]/u;
const LEADING = /^[\s,.:;\uff0c\uff1a\uff1b\u3002、]+/u;

interface Phrase {
  readonly words: string;
  readonly command?: Declaration;
  readonly query?: QueryDeclaration;
}
const phrasesOf = ({ commands, queries }: Vocabulary): readonly Phrase[] => [
  ...commands.flatMap((command) => command.says.map((words) => ({ words, command }))),
  ...queries.flatMap((query) => (query.chat?.says ?? []).map((words) => ({ words, query }))),
];
const intentOf = ({ command, query, words }: Phrase, told: Omit<Told, 'words'>): Intent =>
  command ? { is: 'command', command, words, ...told } : { is: 'query', query: query!, words, ...told };

/**
 * What a message wants. Words at its beginning count first, then the same typed by sound (议提), then with one slip;
 * then the words of a question anywhere, and those of a command set off at the end. A record's number by itself opens
 * the record.
 */
export const intentIn = (text: string, words: Vocabulary): Intent | undefined => {
  const whole = text.trim();
  const said = whole.replace(POLITE, '').trim();
  return (
    opening(said, words) ??
    asking(said, words) ??
    onAgenda(said, words) ??
    about(said, words) ??
    exactly(whole, words, 2) ??
    exactly(said, words, 2) ??
    doneBy(said, words) ??
    within(said, words) ??
    bySound(whole, words) ??
    bySound(said, words) ??
    exactly(said, words, 1)
  );
};

/** 暂缓的议题有哪些: what ends as a question is one. */
const asking = (said: string, { queries }: Vocabulary): Intent | undefined =>
  /(?:有哪些|有多少|有几[个件项次]|哪些)[\s?？。]*$/u.test(said) ? within(said, { commands: [], queries }) : undefined;

const opening = (said: string, { queries }: Vocabulary): Intent | undefined => {
  const [meeting, another] = namingsIn(said).filter((one) => one.value.is === 'meeting');
  const shown = queries.find((one) => one.chat?.opens === '会议');
  if (
    shown &&
    meeting &&
    !another &&
    `${said.slice(0, meeting.from)} ${said.slice(meeting.to)}`
      .replace(/党组会议?|议题|议程/gu, '')
      .replace(STATE_OF, '')
      .replace(FILLER, '')
      .replace(/哪些/gu, '') === ''
  )
    return { is: 'query', query: shown, rest: said.slice(meeting.from, meeting.to), apart: true, words: '' };
  const [number, ...others] = namingsIn(said).flatMap((one) =>
    one.value.is === 'record' || one.value.is === 'document' ? [{ ...one, number: one.value.number }] : [],
  );
  if (!number || others.length > 0) return undefined;
  const rest = `${said.slice(0, number.from)} ${said.slice(number.to)}`.replace(STATE_OF, '').replace(FILLER, '');
  const query = queries.find(
    (one) => one.chat?.opens !== undefined && one.chat.opens === readNumber(number.number)?.series,
  );
  return query && rest === '' ? { is: 'query', query, rest: number.number, apart: true, words: '' } : undefined;
};

/** What was done about an item of the agenda, in any order: 议题3 赞成7 反对0 弃权1, 李副局长回避 议题5. */
const onAgenda = (said: string, { commands }: Vocabulary): Intent | undefined => {
  const places = placesIn(said);
  if (places.length === 0) return undefined;
  const [known] = commands
    .filter((one) => Object.values(one.input).some(({ kind }) => kind.is === 'place'))
    .flatMap((command) => command.says.map((words) => ({ command, words, from: said.indexOf(words) })))
    .filter(({ from, words }) => from >= 0 && !places.some((one) => from < one.to && one.from < from + words.length))
    .sort((a, b) => b.words.length - a.words.length || a.from - b.from);
  // 议题1 4:0, 议题2 同意5票: counted, it was voted on.
  const vote = known
    ? undefined
    : commands.find(({ input }) => Object.values(input).some(({ kind }) => kind.is === 'tally' && kind.of === 'for'));
  if (vote && countsIn(spelt(said)).some(({ value: { is } }) => is === 'for'))
    return { is: 'command', command: vote, rest: said, apart: true, words: '' };
  if (!known || (!COUNTED.test(known.words) && NEGATED.test(said.slice(0, known.from)))) return undefined;
  // A count (赞成7) is a fact too, and stays.
  const rest = COUNTED.test(known.words)
    ? said
    : `${said.slice(0, known.from)} ${said.slice(known.from + known.words.length)}`.trim();
  return { is: 'command', command: known.command, rest, apart: true, words: known.words };
};

/** The record first, or the day, and then what happened to it: `案件〔2026〕1号 已提交答复 3月10日`, `3月10日提交答辩状`. */
const about = (said: string, words: Vocabulary): Intent | undefined => {
  const before = FIRST.exec(said)?.[0];
  const answer = before === undefined ? undefined : answered(before, said.slice(before.length), words);
  if (answer) return answer;
  // Behind a task its verbs may be short: 任务1号 交办给…
  const ofTask = before?.startsWith('任务') === true;
  const known =
    before &&
    exactly(
      said.slice(before.length),
      {
        commands: ofTask
          ? words.commands.filter(({ input }) =>
              Object.values(input).some(({ kind }) => kind.is === 'number' && kind.series === '任务'),
            )
          : words.commands,
        queries: [],
      },
      ofTask ? 2 : 4,
    );
  return known ? { ...known, rest: `${before} ${known.rest}`.trim(), apart: true } : undefined;
};

/** 意见〔2026〕8号 合法: what comes of a record, by its first word, where but one command records that. */
const answered = (before: string, rest: string, { commands }: Vocabulary): Intent | undefined => {
  const series = /^\p{Script=Han}{2}/u.exec(before)?.[0];
  const [command, another] = commands.filter(({ input, answers }) => {
    const kinds = Object.values(input).map(({ kind }) => kind);
    const choice = answers === undefined ? undefined : input[answers]?.kind;
    return (
      kinds.some((kind) => kind.is === 'number' && kind.series === series) &&
      choice?.is === 'choice' &&
      choice.options.some(({ label, synonyms = [] }) => [label, ...synonyms].some((word) => rest.startsWith(word)))
    );
  });
  return command && !another
    ? { is: 'command', command, rest: `${before} ${rest}`.trim(), apart: true, words: '' }
    : undefined;
};

/** Who it was first, and then what he did: 赵刚赶到, 李敏离会 市里开会. Only words the command knows behind a name. */
const doneBy = (said: string, { commands }: Vocabulary): Intent | undefined => {
  const found = commands.flatMap((command) =>
    Object.values(command.input).flatMap(({ kind }) => {
      const match =
        kind.is === 'person' && kind.behind
          ? new RegExp(`^[\\p{Script=Han}·]{1,12}?(?<did>${kind.behind})(?=[\\s,，。(（]|$)`, 'u').exec(said)
          : null;
      const words = match && command.says.find((one) => match.groups!.did!.includes(one));
      return words && match ? [{ command, words }] : [];
    }),
  )[0];
  return found && { is: 'command', command: found.command, rest: said, apart: true, words: found.words };
};

const told = (said: string, taken: number): Omit<Told, 'words'> => {
  const rest = said.slice(taken);
  return { rest: rest.replace(/^了(?=[《“])/u, '').replace(LEADING, ''), apart: rest === '' || AFTER.test(rest) };
};

/** 议题3, 议题〔2026〕3号: one that there is, not a new one. */
const ITEM = /^议题\s*第?[\d一二三四五六七八九十〔[(【（]/u;

/** The longest phrase, of at least so many characters, that the text begins with. */
const exactly = (said: string, words: Vocabulary, least: number): Intent | undefined => {
  const known = phrasesOf(words)
    .filter(
      (phrase) =>
        phrase.words.length >= least && said.startsWith(phrase.words) && !(phrase.words === '议题' && ITEM.test(said)),
    )
    .sort((a, b) => b.words.length - a.words.length)[0];
  if (!known) return undefined;
  if (COUNTED.test(known.words)) return intentOf(known, { rest: said, apart: true });
  // 撤回议题〔2026〕3号: the number is an item's all the same.
  const series = /(?:议题|案件|任务|处置|意见|合同|顾问)$/u.exec(known.words)?.[0];
  const after = told(said, known.words.length);
  return intentOf(
    known,
    series && /^[〔[(【（]\d{4}/u.test(after.rest) ? { ...after, rest: `${series}${after.rest}`, apart: true } : after,
  );
};

const bySound = (said: string, words: Vocabulary): Intent | undefined => {
  for (const slips of [0, 1]) {
    const known = phrasesOf(words)
      .filter(
        (phrase) =>
          !phrase.words.includes('…') &&
          phrase.words.length >= (slips > 0 ? 3 : 2) &&
          !(phrase.words.startsWith('议题') && ITEM.test(said)),
      )
      .flatMap((phrase) => {
        const taken = beginsWith(said, phrase.words, slips);
        // What is short or has a slip must not swallow what belongs to the rest: it ends where a pause is.
        return taken === undefined || ((slips > 0 || phrase.words.length < 3) && !told(said, taken).apart)
          ? []
          : [{ phrase, taken }];
      })
      .sort((a, b) => b.taken - a.taken)[0];
    if (known) return intentOf(known.phrase, told(said, known.taken));
  }
  return undefined;
};

/** Places of a phrase in a text; `…` in it stands for up to a dozen characters: 多少…议题. */
const placesOf = (
  said: string,
  phrase: string,
): readonly { readonly from: number; readonly to: number }[] | undefined => {
  const [first, second] = phrase.split('…') as [string, string | undefined];
  const from = said.lastIndexOf(first);
  if (from < 0) return undefined;
  const to = from + first.length;
  if (second === undefined) return [{ from, to }];
  const next = said.indexOf(second, to);
  return next < 0 || next - to > 12
    ? undefined
    : [
        { from, to },
        { from: next, to: next + second.length },
      ];
};

/** 暂不同意上会, 不回避: the words are said not to hold. */
export const NEGATED = /(?:不|未|没有?|别|勿|无需|不用|不需要?)(?:能|会|再)?$/u;

const within = (said: string, words: Vocabulary): Intent | undefined => {
  const found = phrasesOf(words)
    .filter((phrase) => phrase.words.length >= 2)
    .flatMap((phrase) => {
      const places = placesOf(said, phrase.words);
      return places ? [{ phrase, places }] : [];
    })
    .filter(
      ({ phrase, places: [first] }) =>
        phrase.words.length >= 3 ||
        phrase.query === undefined ||
        (first!.from > 0 && first!.to >= said.replace(TAIL, '').length && SPAN.test(said.slice(0, first!.from))),
    )
    .filter(
      ({ phrase, places: [first] }) =>
        phrase.query !== undefined ||
        (first!.from > 0 &&
          first!.to >= said.length &&
          !NEGATED.test(said.slice(0, first!.from)) &&
          (phrase.words.length >= 4 || AFTER.test(said.slice(first!.from - 1)))),
    )
    .sort((a, b) => b.phrase.words.length - a.phrase.words.length)[0];
  if (!found) return undefined;
  // 第37次党组会的决议: what tells which one stays.
  const rest = found.places
    .toReversed()
    .reduce(
      (left, { from, to }) => (left.slice(0, from).endsWith('次') ? left : `${left.slice(0, from)} ${left.slice(to)}`),
      said,
    )
    .trim();
  const isSetOff = found.phrase.command !== undefined && AFTER.test(said.slice(found.places[0]!.from - 1));
  return intentOf(found.phrase, { rest, apart: isSetOff || rest.replace(FILLER, '') === '' });
};
