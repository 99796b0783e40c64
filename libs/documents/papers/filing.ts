// 备案报告, with the list of what goes with it.
import { gap, inPaper, orGap, text } from '#infra/documents';
import { publishedOn } from '../life.ts';
import { latest, taken } from '../state.ts';
import { named, sealed, stepIn, type Paper } from './source.ts';

/** What is sent in with the report; five lines, so that the letter stands on one page. */
const ANNEXES = [
  '正式文本（纸质和电子文本）',
  '起草说明',
  '制定依据（注明条款）',
  '合法性审核意见书、公平竞争审查结论',
  '意见采纳情况说明、会议纪要摘页、政策解读',
];

export const filingReport: Paper = {
  id: 'filing-report',
  name: '备案报告',
  says: ['起草备案报告', '生成备案报告', '备案报告文稿'],
  examples: ['起草备案报告 文件〔2026〕1号', '备案报告文稿 科技创新券'],
  lacking: (document) => (publishedOn(document) === undefined ? '文件还没有公布' : undefined),
  paper: (source) => {
    const { document } = source;
    const { documentNumber, effectiveDate } = stepIn(source, 'issue')?.facts ?? {};
    const reference = document.entered?.reference ?? documentNumber;
    const effective = document.entered?.effectiveOn ?? effectiveDate;
    const decided = latest(document, 'decided', 'record-decision');
    const filed = taken(document, 'file-for-record').at(-1);
    return {
      title: '备案报告',
      blocks: [
        { is: 'title', text: `关于${named(source)}的备案报告` },
        { is: 'middle', runs: [gap('备案报告文号')] },
        { is: 'address', runs: [orGap(filed?.facts.recipient, '备案机关'), '：'] },
        text(
          `${named(source)}（`,
          orGap(reference, '发文字号'),
          '）',
          decided === undefined ? '' : `经${inPaper(decided.on)}${decided.facts.meeting ?? '党组会议'}审议通过，`,
          `已于${inPaper(publishedOn(document)!)}公布，自`,
          effective === undefined ? gap('施行日期') : inPaper(effective),
          '起施行。现将正式文本、起草说明和制定依据等报请备案。',
        ),
        { is: 'annexes', names: ANNEXES },
        sealed(source, filed?.on ?? source.today),
      ],
    };
  },
};
