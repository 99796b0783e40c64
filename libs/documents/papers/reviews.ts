// 合法性审核意见书, 公平竞争审查表 and 公平竞争审查结论.
import { first, gap, inPaper, orGap, second, text, type Block, type Run } from '#infra/documents';
import { breachedBy, clausesInWords, conclusionInWords, conclusionOf, endInWords } from '../competition/conclusion.ts';
import { CLAUSES, GROUNDS, GROUPS } from '../competition/standards.ts';
import { KINDS, type Facts } from '../events.ts';
import { latest, taken, versionsOf, type Known } from '../state.ts';
import { form, named, sealed, stepIn, type Paper, type Source } from './source.ts';

/** `第3稿（摘要 a1b2c3d4）`: the text that was reviewed. */
const versionInWords = (document: Known, text: string | undefined): string => {
  const n = versionsOf(document).findIndex((version) => version.text === text) + 1;
  return `第${n}稿（SHA-256 ${text?.slice(0, 16) ?? ''}）`;
};

const procedureInWords = (source: Source): string => {
  const { document } = source;
  const done = [
    ['consult-public', '公开征求意见'],
    ['consult-units', '征求有关单位意见'],
    ['expert-review', '专家论证'],
    ['risk-assessment', '风险评估'],
    ['fair-competition-review', '公平竞争审查'],
  ] as const;
  return done
    .flatMap(([step, name]) => {
      const entry = latest(document, step);
      return entry ? [`${name}（${inPaper(entry.on)}）`] : [];
    })
    .join('、');
};

export const legalityOpinion: Paper = {
  id: 'legality-opinion',
  name: '合法性审核意见书',
  says: ['起草合法性审核意见书', '生成合法性审核意见书', '合法性审核意见书'],
  examples: ['起草合法性审核意见书 文件〔2026〕1号', '合法性审核意见书 科技创新券'],
  lacking: (document) => (latest(document, 'deliver-legality-review') ? undefined : '还没有出具合法性审核意见'),
  paper: (source) => {
    const { document } = source;
    const delivered = stepIn(source, 'deliver-legality-review')!;
    const { conclusion, suggestion, opinionNumber, reviewer } = delivered.facts;
    const asked = taken(document, 'ask-legality-review').at(-1)?.on;
    const completed = taken(document, 'supplement-legality-review').at(-1)?.on;
    const adviser = latest(document, 'hear-adviser')?.facts;
    return {
      title: '合法性审核意见书',
      blocks: [
        { is: 'title', text: `关于${named(source)}（送审稿）的合法性审核意见` },
        { is: 'middle', runs: [orGap(opinionNumber, '文号')] },
        { is: 'address', runs: [`${source.unitName}：`] },
        text(
          `你处室送审的${named(source)}收悉。`,
          asked === undefined ? gap('收件日期') : `${inPaper(asked)}收件，`,
          completed === undefined ? '' : `${inPaper(completed)}补正，`,
          `${inPaper(delivered.on)}办结。`,
        ),
        first('一、审核材料和方式'),
        text(
          `送审稿、起草说明、制定依据和程序材料，书面审核。审核的文本为${versionInWords(document, delivered.text)}。`,
          adviser === undefined ? '' : `已听取法律顾问意见（${adviser.conclusion}）。`,
        ),
        first('二、审核情况'),
        second('（一）制定主体和权限'),
        text(gap('是否属于本局法定职权，有无超越职权')),
        second('（二）制定程序'),
        text(`已经履行：${procedureInWords(source)}。`),
        second('（三）内容'),
        text(gap('有无设定许可、处罚、强制、收费，有无减损权利、增加义务，有无限制竞争、要求不必要的证明')),
        first('三、具体意见'),
        {
          is: 'table',
          head: ['序号', '条款', '问题', '依据', '修改建议'],
          widths: [14, 24, 44, 38, 36],
          middle: [0],
          rows: [
            suggestion === undefined
              ? ['1', '—', '没有需要修改的问题', '—', '—']
              : ['1', gap('条款'), suggestion, gap('依据'), gap('修改建议')],
          ],
        },
        first('四、审核结论'),
        text(`${conclusion}。`),
        first('五、其他建议'),
        text('无。'),
        ...(adviser === undefined ? [] : [{ is: 'annexes' as const, names: ['法律顾问意见'] }]),
        sealed(source, delivered.on, source.reviewersName),
        {
          is: 'signatures',
          rows: [[`承办人${reviewer === undefined ? '' : `（${source.nameOf(reviewer)}）`}`, '复核人'], ['负责人']],
        },
      ],
    };
  },
};

/** 是 or 否 of each clause, with what was found beside those that are touched. */
const checklist = ({ standard = [], finding }: Facts): readonly (readonly Run[])[] =>
  GROUPS.flatMap(({ id: group, article, title }) => [
    ['', `${article}　${title}`, '', ''],
    ...CLAUSES.filter(({ id }) => id.startsWith(group)).map(({ id, article: clause, bars }) => {
      const touched = standard.includes(id);
      return [id, `${clause}　${bars}`, touched ? '是' : '否', touched ? (finding ?? gap('条款位置及说明')) : '—'];
    }),
  ]);

/** Of Art. 10, whether a law, an administrative regulation or the State Council opens it. */
const basisRow = ({ standard = [], basis }: Facts): readonly (readonly [string, ...Run[]])[] =>
  standard.some((id) => id.startsWith('C')) ? [['第十条：法律、行政法规依据或者国务院批准', basis ?? '无']] : [];

const breachRow = (facts: Facts): readonly (readonly [string, ...Run[]])[] =>
  conclusionOf(facts).is === 'breach' ? [['违反标准的详细说明', facts.finding ?? gap('详细说明')]] : [];

const expertsInWords = (document: Known): string => {
  const review = latest(document, 'expert-review');
  const { experts, conclusion, reason } = review?.facts ?? {};
  if (review === undefined) return '—';
  return experts === undefined
    ? `${conclusion}：${reason ?? ''}`
    : `${experts}（${inPaper(review.on)}）：${conclusion}`;
};

const exceptionRows = (facts: Facts): readonly (readonly [string, ...Run[]])[] => {
  const { exception, alternatives, endDate, endCondition } = facts;
  if (exception === undefined) return [['是否适用例外规定', '否']];
  const { article, label } = GROUNDS[exception];
  return [
    ['是否适用例外规定', '是'],
    ['情形', `${article}　${label}`],
    ['没有影响更小的替代方案', alternatives ?? gap('替代方案的比较')],
    ['实施期限或者终止条件', endDate === undefined ? (endCondition ?? gap('期限')) : inPaper(endDate)],
  ];
};

const reviewed = (document: Known): string | undefined =>
  latest(document, 'fair-competition-review') ? undefined : '还没有登记公平竞争审查';

export const competitionForm: Paper = {
  id: 'competition-form',
  name: '公平竞争审查表',
  says: ['起草公平竞争审查表', '生成公平竞争审查表', '公平竞争审查表'],
  examples: ['起草公平竞争审查表 文件〔2026〕1号', '公平竞争审查表 科技创新券'],
  lacking: reviewed,
  paper: (source) => {
    const { document, organ } = source;
    const { on, facts } = stepIn(source, 'fair-competition-review')!;
    const { touches, source: heard, reason, reviewer } = facts;
    const scope: readonly Block[] =
      touches === 'no'
        ? [form(['不适用审查的理由', reason ?? gap('理由')])]
        : [
            {
              is: 'table',
              head: ['序号', '审查标准', '是／否', '条款位置及说明'],
              widths: [12, 96, 20, 28],
              middle: [0, 2],
              dense: true,
              rows: checklist(facts),
            },
            form(...basisRow(facts), ...breachRow(facts), ...exceptionRows(facts)),
          ];
    return {
      title: '公平竞争审查表',
      blocks: [
        { is: 'title', text: '公平竞争审查表' },
        { is: 'middle', runs: [inPaper(on)] },
        form(
          ['政策措施名称', named(source)],
          ['是否涉及经营者经济活动', touches === 'no' ? '否' : '是'],
          ['涉及行业领域', gap('行业领域')],
          ['性质', KINDS[document.kind].label],
          ['起草机构', `${organ?.name ?? ''}${source.unitName}，${source.nameOf(document.drafter)}`],
          [
            '审查机构',
            `${organ?.name ?? ''}${source.unitName}${reviewer === undefined ? '' : `，${source.nameOf(reviewer)}`}`,
          ],
          ['征求意见情况', heard ?? '—'],
          ['专家咨询意见', expertsInWords(document)],
        ),
        ...scope,
        form(
          ['其他需要说明的情况', touches === 'no' ? '—' : (reason ?? '无')],
          ['审查结论', conclusionInWords(facts, inPaper)],
        ),
        { is: 'signatures', rows: [['负责人（签字盖章）']] },
      ],
    };
  },
};

const standardsInWords = (facts: Facts): string => {
  const clauses = facts.standard ?? [];
  if (clauses.length === 0) return '对照第八条至第十一条逐条审查，没有触碰审查标准。';
  const opened = clauses.filter((id) => !breachedBy(facts).includes(id));
  const basis = opened.length > 0 ? `其中${clausesInWords(opened)}有依据：${facts.basis}。` : '';
  return `对照第八条至第十一条逐条审查，触碰${clausesInWords(clauses)}，其余各条没有触碰。${basis}`;
};

/** What else was heard before, with its days. */
const otherViews = (document: Known): string => {
  const notice = latest(document, 'consult-public')?.facts;
  const argued = latest(document, 'expert-review');
  const heard = [
    ...(notice ? [`公开征求意见（${inPaper(notice.startDate!)}至${inPaper(notice.endDate!)}）`] : []),
    ...(argued?.facts.experts === undefined ? [] : [`专家论证（${inPaper(argued.on)}）`]),
  ];
  return heard.length === 0 ? '' : `此前经过${heard.join('、')}。`;
};

export const competitionConclusion: Paper = {
  id: 'competition-conclusion',
  name: '公平竞争审查结论',
  says: ['起草公平竞争审查结论', '生成公平竞争审查结论', '公平竞争书面结论'],
  examples: ['起草公平竞争审查结论 文件〔2026〕1号', '公平竞争书面结论 科技创新券'],
  lacking: reviewed,
  paper: (source) => {
    const { document } = source;
    const { on, facts, text: digest } = stepIn(source, 'fair-competition-review')!;
    const isOut = conclusionOf(facts).is === 'out-of-scope';
    const { exception, alternatives } = facts;
    return {
      title: '公平竞争审查结论',
      blocks: [
        { is: 'title', text: `关于${named(source)}的公平竞争审查结论` },
        { is: 'middle', runs: [gap('文号')] },
        first('一、政策措施概况'),
        text(
          `${named(source)}，${KINDS[document.kind].label}，由${source.unitName}起草，审查的文本为${versionInWords(document, digest)}。`,
        ),
        first('二、审查过程'),
        text(
          isOut
            ? `经识别，不涉及经营者经济活动：${facts.reason}。`
            : `听取了${facts.source}的意见。${otherViews(document)}`,
        ),
        first('三、按标准审查情况'),
        text(isOut ? '不适用。' : standardsInWords(facts)),
        first('四、例外情形'),
        text(
          exception === undefined
            ? '不适用例外规定。'
            : `符合${GROUNDS[exception].article}（${GROUNDS[exception].label}）。没有对公平竞争影响更小的替代方案：${alternatives}。实施${endInWords(facts, inPaper)}。`,
        ),
        first('五、结论'),
        text(`${conclusionInWords(facts, inPaper)}。`),
        sealed(source, on),
        { is: 'signatures', rows: [['审查人', '负责人']] },
      ],
    };
  },
};
