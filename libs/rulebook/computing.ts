import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const publicNotice = (days: number, ...sources: Rule['sources']): Rule => ({
  id: 'service-public-notice', name: '公告送达', says: ['公告送达期限', '公告多久视为送达'], is: 'period',
  trigger: '发出公告', length: { n: days, unit: 'day' }, rolling: 'never', obliged: { who: '受送达人', side: 'other' }, consequence: '期满视为送达', sources, certainty: 'V',
});

/** How a period is counted, and which day a paper counts as served (民事诉讼法第七章). */
export const COMPUTING: readonly Rule[] = [
  publicNotice(30, at('civilProcedureLaw', '第九十五条')),
  publicNotice(30, at('civilProcedureLaw2021', '第九十五条')),
  publicNotice(60, at('civilProcedureLaw2017', '第九十二条')),
  { id: 'service-direct', name: '直接送达', says: ['签收送达'], is: 'criterion', holds: '以受送达人在送达回证上签收的日期为送达日期', sources: [at('civilProcedureLaw', '第八十八条')], certainty: 'V' },
  { id: 'service-lien', name: '留置送达', says: ['拒收', '留置'], is: 'criterion', holds: '拒绝接收的，留在住所并记录或者拍照、录像，即视为送达', sources: [at('civilProcedureLaw', '第八十九条')], certainty: 'V' },
  { id: 'service-electronic', name: '电子送达', says: ['系统送达', '网上送达'], is: 'criterion', holds: '以到达受送达人特定系统的日期为送达日期', sources: [at('civilProcedureLaw', '第九十条')], certainty: 'V' },
  { id: 'service-post', name: '邮寄送达', says: ['寄送', '邮寄'], is: 'criterion', holds: '以回执上注明的收件日期为送达日期', sources: [at('civilProcedureLaw', '第九十一条')], certainty: 'V' },
  { id: 'period-start-day', name: '期间开始的日不计入', says: ['起算日', '当天算不算'], is: 'criterion', holds: '期间开始的时和日不计算在期间内，自下一日开始计算', sources: [at('civilProcedureLaw', '第八十五条'), at('litigationInterpretation', '第四十八条'), at('civilCode', '第二百零一条')], certainty: 'V' },
  { id: 'period-months', name: '按月、年计算的期间', says: ['对应日', '月末怎么算'], is: 'criterion', holds: '到期月的对应日为最后一日；没有对应日的，月末日为最后一日', sources: [at('civilCode', '第二百零二条')], certainty: 'V' },
  { id: 'period-last-day', name: '期间最后一日遇节假日', says: ['顺延', '最后一天放假'], is: 'criterion', holds: '最后一日是法定休假日的，以休假日结束后的第一日为最后一日', sources: [at('civilProcedureLaw', '第八十五条'), at('litigationInterpretation', '第四十八条'), at('civilCode', '第二百零三条')], certainty: 'V' },
  { id: 'period-end-hour', name: '最后一日的截止时间', says: ['几点截止', '截止时间'], is: 'criterion', holds: '截止于二十四时；有业务时间的，停止业务活动的时间为截止时间', sources: [at('civilCode', '第二百零三条')], certainty: 'V' },
  { id: 'period-transit', name: '在途期间', says: ['邮寄在途', '交邮'], is: 'criterion', holds: '期间不包括在途时间，文书在期满前交邮的不算过期；只适用于向法院、复议机关提交的文书', sources: [at('civilProcedureLaw', '第八十五条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V' },
  {
    id: 'period-lapse', name: '耽误期限后申请顺延', says: ['耽误期限', '申请顺延期限'], is: 'period', trigger: '不可抗力等障碍消除', length: { n: 10, unit: 'day' }, rolling: 'by-law', posting: true, obliged: { who: '当事人', side: 'other' },
    sources: [at('civilProcedureLaw', '第八十六条')], certainty: 'V', note: '是否准许由人民法院决定。',
  },
];
