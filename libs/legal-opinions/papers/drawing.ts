// 法律意见书: what was asked, what was read, the conclusion by itself, the suggestions numbered (papers of the office).
import type { Organ } from '#directory';
import type { Block, OfficialPaper, Run } from '#infra/documents';
import { numberInWords, type LocalDate } from '#kernel';
import { CONCLUSIONS, type Conclusion } from '../ground/terms.ts';
import type { KnownOpinion } from '../opinions/opinion.ts';

/** What the paper is drawn from. `adviser`: who gives it, as he signs. */
export interface Source {
  readonly organ: Organ | undefined;
  readonly opinion: KnownOpinion;
  readonly adviser?: {
    readonly name: string;
    readonly firm?: string | undefined;
    readonly license?: string | undefined;
  };
  readonly today: LocalDate;
}

const gap = (what: string): Run => ({ gap: what });
const orGap = (known: string | null | undefined, what: string): Run => known ?? gap(what);
const text = (...runs: readonly Run[]): Block => ({ is: 'text', runs });
const first = (line: string): Block => ({ is: 'heading', level: 1, text: line });

/** `2026年3月2日` */
const inPaper = (day: LocalDate): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** Of a contract the conclusion says whether it may be signed. */
const CONTRACT_WORDS: Readonly<Record<Conclusion, string>> = {
  lawful: '可以签订',
  amend: '修改后可以签订',
  unlawful: '不宜签订',
  outside: '不属审查范围',
};

/** The opinion as a paper; what only counsel can write is left to be filled in until he has given it. */
export const opinionPaper = (source: Source): OfficialPaper => {
  const { organ, opinion, adviser, today } = source;
  const { subject, delivery, question, askedOn } = opinion;
  const isContract = subject.kind === 'contract';
  const bureau = orGap(organ?.name, '本机关全称');
  const conclusion =
    delivery === undefined
      ? gap('合法、修改后合法、不合法或者不属审查范围')
      : (isContract ? CONTRACT_WORDS : labels)[delivery.conclusion];
  return {
    title: `关于${subject.title}的法律意见书`,
    mark: `${numberInWords(opinion.number)}${delivery ? '' : '  初稿'}`,
    blocks: [
      { is: 'title', text: `关于${quoted(subject.title)}的\n法律意见书` },
      { is: 'middle', runs: [numberInWords(opinion.number)] },
      { is: 'address', runs: [bureau, '：'] },
      text(
        `贵局于${inPaper(askedOn)}就${quoted(subject.title)}送请出具法律意见`,
        question === undefined ? '。' : `，问题是：${sentence(question)}`,
        '本意见依据下列材料出具，假定材料真实、完整：',
      ),
      materialsTable(opinion),
      first('一、基本事实'),
      text(isContract ? gap('合同的相对方及其主体资格、标的额、主要条款') : gap('与问题有关的事实')),
      first('二、法律问题'),
      text(question === undefined ? gap('需要回答的法律问题') : sentence(question)),
      first('三、法律分析'),
      text(gap('逐项分析，写明法律、法规、规章的名称和条款')),
      first('四、结论'),
      text(conclusion, '。'),
      first('五、风险和建议'),
      ...suggestions(opinion),
      text('本意见仅供贵局办理上述事项使用，以出具之日有效的法律、法规、规章为依据。'),
      {
        is: 'closing',
        signed: orGap(adviser?.firm, '所在单位名称（盖章）'),
        day: inPaper(delivery?.on ?? today),
        by: 'seal',
      },
      { is: 'signatures', rows: [[`承办人（签名）${adviser?.name ?? ''}`, `执业证号 ${adviser?.license ?? ''}`]] },
    ],
  };
};

const labels = Object.fromEntries(Object.entries(CONCLUSIONS).map(([key, { label }]) => [key, label])) as Readonly<
  Record<Conclusion, string>
>;

const quoted = (title: string): string => (title.startsWith('《') ? title : `《${title}》`);
const sentence = (words: string): string => (/[。？！]$/u.test(words) ? words : `${words}。`);

/** What was read, each file by its name and the beginning of its digest: the version the opinion belongs to. */
const materialsTable = ({ materials, delivery }: KnownOpinion): Block => {
  const read = delivery?.read ?? materials;
  return {
    is: 'table',
    head: ['序号', '材料', '版本（SHA-256 前16位）'],
    widths: [14, 92, 50],
    middle: [0],
    rows:
      read.length > 0
        ? read.map(({ name, sha256 }, n) => [String(n + 1), name, sha256.slice(0, 16)])
        : [['1', gap('材料名称'), gap('版本')]],
  };
};

const suggestions = ({ delivery }: KnownOpinion): readonly Block[] => {
  if (!delivery) return [text('1. ', gap('风险和建议，逐条编号'))];
  if (delivery.suggestions.length === 0) return [text('无。')];
  return delivery.suggestions.map(({ n, text: words }) => text(`${n}. ${sentence(words)}`));
};
