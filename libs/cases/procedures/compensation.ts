import { may, needs, papers, results, type Procedure } from '../procedure.ts';

/** 国家赔偿 (国家赔偿法第九条至第十四条、第三十七条). */
export const compensation: Procedure = {
  kind: 'compensation', topic: '来文赔偿仲裁',
  steps: [
    {
      id: 'receive-claim', name: '收到赔偿申请', says: ['收到赔偿申请', '收到国家赔偿申请', '赔偿申请'], examples: ['收到赔偿申请 申请人李明 5万元 3月2日收到', '收到国家赔偿申请 天山软件 今天', '赔偿申请'],
      day: '收到日期', opens: true, takes: [needs('party', '申请人', '赔偿请求人是谁？'), may('matter', '事由', '因为什么请求赔偿？'), may('amount', '请求金额', '请求多少钱？'), papers], starts: [{ rule: 'comp-decide' }], tells: ['party', 'amount'],
    },
    {
      id: 'decide-claim', name: '作出赔偿决定', says: ['作出赔偿决定', '赔偿决定', '决定不予赔偿'], examples: ['作出赔偿决定 予以赔偿 4月20日', '赔偿决定 不予赔偿', '作出赔偿决定 今天'],
      day: '决定日期', meets: ['comp-decide'], after: ['receive-claim'], takes: [needs('result', '结果', '赔偿还是不赔偿？', results(['予以赔偿', '赔偿'], ['不予赔偿', '不赔偿'])), may('amount', '赔偿金额'), papers], starts: [{ rule: 'comp-decide-serve' }], tells: ['result', 'amount'],
    },
    { id: 'serve-claim-decision', name: '送达赔偿决定', says: ['送达赔偿决定', '赔偿决定已送达'], examples: ['送达赔偿决定 4月25日', '赔偿决定已送达', '送达赔偿决定 今天'], day: '送达日期', meets: ['comp-decide-serve'], after: ['decide-claim'], takes: [papers], starts: [{ rule: 'comp-sue' }] },
    { id: 'receive-payment-request', name: '收到支付申请', says: ['收到支付申请', '收到赔偿金支付申请'], examples: ['收到支付申请 5月6日', '收到赔偿金支付申请 今天', '收到支付申请'], day: '收到日期', after: ['decide-claim'], takes: [papers], starts: [{ rule: 'comp-pay-forward' }] },
    { id: 'forward-payment', name: '向财政提出支付申请', says: ['向财政提出支付申请', '支付申请已报财政'], examples: ['向财政提出支付申请 5月10日', '支付申请已报财政', '向财政提出支付申请 今天'], day: '提出日期', meets: ['comp-pay-forward'], settles: true, after: ['receive-payment-request'], takes: [papers], starts: [{ rule: 'comp-pay-finance' }] },
    { id: 'pay-claim', name: '赔偿金已支付', says: ['赔偿金已支付', '支付赔偿金'], examples: ['赔偿金已支付 5月20日', '支付赔偿金 今天', '赔偿金已支付'], day: '支付日期', meets: ['comp-pay-finance'], after: ['forward-payment'], takes: [may('amount', '金额'), papers], tells: ['amount'] },
  ],
};
