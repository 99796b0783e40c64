// 征求意见公告 and 意见采纳情况说明 (决策条例第十五条、第十八条).
import { first, gap, inPaper, orGap, text } from '#infra/documents';
import { ADOPTIONS } from '../events.ts';
import { latest } from '../state.ts';
import { named, opinionsIn, sealed, stepIn, type Heard, type Paper, type Source } from './source.ts';

export const consultationNotice: Paper = {
  id: 'consultation-notice',
  name: '征求意见公告',
  says: ['起草征求意见公告', '生成征求意见公告', '征求意见公告文稿'],
  examples: ['起草征求意见公告 文件〔2026〕1号', '征求意见公告文稿 科技创新券'],
  lacking: (document) => (latest(document, 'consult-public') ? undefined : '还没有登记公开征求意见的起止日期和渠道'),
  paper: (source) => {
    const { organ } = source;
    const { startDate, endDate, channel, reason } = stepIn(source, 'consult-public')!.facts;
    return {
      title: '征求意见公告',
      blocks: [
        { is: 'title', text: `关于公开征求${named(source)}（征求意见稿）意见的公告` },
        text(
          `为提高${named(source)}的制定质量，现将征求意见稿和起草说明予以公布，征求社会各界意见。涉及经营者经济活动的内容，`,
          '欢迎经营者、行业协会商会就对公平竞争的影响提出意见。',
        ),
        first('一、征求意见时间'),
        text(
          `${inPaper(startDate!)}至${inPaper(endDate!)}。`,
          ...(reason === undefined ? [] : [`因${reason}，征求意见的时间予以缩短。`]),
        ),
        first('二、提出意见的方式'),
        text('（一）网络：', channel!, '。'),
        text(
          '（二）信函：',
          orGap(organ?.address, '地址'),
          '，',
          orGap(organ?.name, '收件单位'),
          source.unitName,
          '收，信封请注明“征求意见”。',
        ),
        text(
          '（三）联系电话：',
          orGap(organ?.phone, '电话'),
          '，联系人：',
          source.nameOf(source.document.drafter),
          '。',
        ),
        first('三、意见的反馈'),
        text('征求意见截止后，意见采纳情况将在上述渠道公布。'),
        text('特此公告。'),
        { is: 'annexes', names: [`${named(source)}（征求意见稿）`, '起草说明'] },
        sealed(source, startDate),
      ],
    };
  },
};

/** A unit may be named before the public; a person or a firm is told by what it is only. */
const UNIT = /(?:局|委员会|委|政府|厅|办公室|法院|检察院)$/u;
const sourceInWords = ({ source }: Heard): string => (UNIT.test(source) ? source : '社会公众');

const countsOf = (opinions: readonly Heard[]) => {
  const count = (of: string) => opinions.filter(({ adopted }) => adopted === of).length;
  return { adopted: count('adopted'), partly: count('partly'), declined: count('declined') };
};

/** `共收到意见17条，其中单位意见9条，企业和社会公众意见8条。` */
const receivedInWords = (opinions: readonly Heard[]): string => {
  const units = opinions.filter(({ source }) => UNIT.test(source)).length;
  return `共收到意见${opinions.length}条，其中单位意见${units}条，企业和社会公众意见${opinions.length - units}条。`;
};

const collected = (source: Source): string => {
  const { startDate, endDate, channel } = stepIn(source, 'consult-public')!.facts;
  const units = source.document.entries
    .filter(({ step }) => step === 'consult-units')
    .map(({ facts }) => facts.units)
    .join('、');
  const asked = units === '' ? '' : `，并征求了${units}的意见`;
  return `${inPaper(startDate!)}至${inPaper(endDate!)}，通过${channel}公开征求意见${asked}。`;
};

export const adoptionStatement: Paper = {
  id: 'adoption-statement',
  name: '意见采纳情况说明',
  says: ['起草意见采纳情况说明', '生成意见采纳情况说明', '意见采纳情况说明'],
  examples: ['起草意见采纳情况说明 文件〔2026〕1号', '意见采纳情况说明 科技创新券'],
  lacking: (document) => {
    if (!latest(document, 'consult-public')) return '还没有公开征求意见';
    return document.opinions.some(({ adopted }) => adopted === undefined) ? '还有意见没有处理' : undefined;
  },
  paper: (source) => {
    const opinions = opinionsIn(source);
    const { adopted, partly, declined } = countsOf(opinions);
    const total = opinions.length;
    return {
      title: '意见采纳情况说明',
      blocks: [
        { is: 'title', text: `关于${named(source)}意见采纳情况的说明` },
        first('一、征集情况'),
        text(collected(source), total === 0 ? '没有收到意见。' : receivedInWords(opinions)),
        first('二、采纳情况'),
        text(`采纳${adopted}条，部分采纳${partly}条，未采纳${declined}条，合计${total}条。`),
        ...(total === 0
          ? []
          : [
              first('三、主要意见及采纳情况'),
              {
                is: 'table' as const,
                head: ['序号', '意见来源', '条款', '意见内容', '采纳情况', '理由'],
                widths: [14, 25, 18, 41, 22, 36],
                middle: [0, 4],
                rows: opinions.map((one, n) => [
                  String(n + 1),
                  sourceInWords(one),
                  one.clause === '' ? '全文' : one.clause,
                  one.feedback,
                  ADOPTIONS[one.adopted!].label,
                  one.reason === '' ? gap('理由') : one.reason,
                ]),
              },
            ]),
        sealed(source, stepIn(source, 'publish-feedback')?.on ?? source.today),
      ],
    };
  },
};
