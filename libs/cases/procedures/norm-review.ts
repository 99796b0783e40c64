import { may, needs, papers, results, type Procedure } from '../procedure.ts';

/** 附带审查: the bureau as maker of the document, and questions transferred to it (行政复议法第五十六条至第六十条). */
export const normReview: Procedure = {
  kind: 'norm-review',
  topic: '复议案件',
  steps: [
    {
      id: 'receive-norm-notice',
      name: '收到附带审查通知',
      says: ['收到附带审查通知', '附带审查通知', '收到规范性文件审查通知'],
      examples: ['收到附带审查通知 科技成果管理办法 3月2日收到', '附带审查通知 今天收到', '收到规范性文件审查通知'],
      day: '收到日期',
      opens: true,
      takes: [
        needs('document', '规范性文件', '审查的是哪个文件？'),
        may('authority', '复议机关', '复议机关是哪个？'),
        may('matter', '条款', '审查哪些条款？'),
        papers,
      ],
      starts: [{ rule: 'recon-normdoc-explain' }],
      tells: ['document'],
    },
    {
      id: 'explain-norm',
      name: '答复附带审查',
      says: ['答复附带审查', '附带审查已答复', '提交附带审查答复'],
      examples: ['答复附带审查 3月10日', '附带审查已答复', '提交附带审查答复'],
      day: '答复日期',
      after: ['receive-norm-notice'],
      takes: [papers],
      meets: ['recon-normdoc-explain'],
      settles: true,
    },
    {
      id: 'receive-transferred-norm',
      name: '收到转送的文件审查',
      says: ['收到转送的文件审查', '收到转送审查', '转送的规范性文件审查'],
      examples: ['收到转送的文件审查 科技成果管理办法 3月2日收到', '收到转送审查', '转送的规范性文件审查 今天'],
      day: '收到日期',
      opens: true,
      takes: [
        needs('document', '规范性文件', '转送审查的是哪个文件？'),
        may('authority', '转送机关', '哪个机关转送的？'),
        papers,
      ],
      starts: [{ rule: 'recon-normdoc-transferred' }],
      tells: ['document'],
    },
    {
      id: 'answer-transferred-norm',
      name: '回复转送的文件审查',
      says: ['回复转送的文件审查', '回复转送审查', '转送审查已回复'],
      examples: ['回复转送的文件审查 4月20日', '转送审查已回复', '回复转送审查'],
      day: '回复日期',
      after: ['receive-transferred-norm'],
      takes: [needs('result', '处理结论', '处理结论是什么？', results('合法', '修改', '废止')), papers],
      meets: ['recon-normdoc-transferred'],
      settles: true,
    },
  ],
};
