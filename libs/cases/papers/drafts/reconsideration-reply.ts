import {
  annexed,
  annexes,
  bureauLines,
  fact,
  first,
  gap,
  inPaper,
  latest,
  markOf,
  ofNumber,
  orGap,
  respectfully,
  second,
  signed,
  text,
  type Draft,
} from './source.ts';

/** From this day the reply also speaks to lawfulness, fairness and the request (行政复议法实施条例第四十一条). */
const SPEAKS_TO_FAIRNESS = '2026-07-01';

/** 行政复议答复书 (行政复议法第四十八条、第五十四条). */
export const reconsiderationReply: Draft = {
  id: 'reconsideration-reply',
  name: '行政复议答复书',
  kinds: ['reconsideration'],
  says: ['起草复议答复书', '起草行政复议答复书', '复议答复书初稿', '生成复议答复书', '起草答复书'],
  examples: ['起草复议答复书 案件〔2026〕1号', '起草答复书 案件〔2026〕1号', '复议答复书初稿 案件〔2026〕1号'],
  paper: (source) => {
    const received = latest(source, 'receive-reply-notice');
    const summary = received?.facts.course === 'summary';
    const basis = summary
      ? '按照简易程序现依据《中华人民共和国行政复议法》第五十四条'
      : '现依据《中华人民共和国行政复议法》第四十八条';
    return {
      title: '行政复议答复书',
      mark: markOf(source, 'recon-reply-ordinary', 'recon-reply-summary'),
      blocks: [
        { is: 'title', text: '行政复议答复书' },
        { is: 'middle', runs: [orGap(latest(source, 'submit-reply')?.facts.reference, '答复书文号')] },
        ...bureauLines(source, '被申请人', 'name-recon-agents'),
        text('申请人：', orGap(fact(source, 'party'), '申请人'), '。'),
        text(
          '申请人',
          orGap(fact(source, 'party'), '申请人'),
          '不服我局',
          orGap(fact(source, 'act'), '被申请复议的行政行为及文号、日期'),
          '，向',
          orGap(fact(source, 'authority'), '行政复议机关'),
          '提出行政复议申请',
          ...ofNumber(received?.facts.reference),
          '。我局于',
          received ? inPaper(received.on) : gap('收到日期'),
          `收到申请书副本，${basis}答复并提交证据、依据和其他有关材料。`,
        ),
        first('一、申请人的请求和理由'),
        text(gap('复议请求和理由摘要')),
        first('二、行政行为的作出'),
        second('（一）职权依据'),
        text(gap('作出该行为的职权依据，写明条款')),
        second('（二）事实和证据'),
        text(gap('事实经过，逐项对应证据')),
        second('（三）履行的程序'),
        text(gap('受理、调查、告知、审核、决定、送达的日期和材料')),
        second('（四）适用依据和裁量'),
        text(gap('适用的法律、法规、规章和规范性文件及条款，裁量的理由')),
        first('三、对复议请求和理由的答复'),
        text(gap('对每一项请求和理由的意见')),
        ...(source.today >= SPEAKS_TO_FAIRNESS ? [first('四、合法性和适当性'), text(gap('行为为什么合法、适当'))] : []),
        first(`${source.today >= SPEAKS_TO_FAIRNESS ? '五' : '四'}、答复意见`),
        text(gap('请求维持原行政行为，或者驳回行政复议申请，或者自行纠正的情况')),
        ...respectfully(orGap(fact(source, 'authority'), '行政复议机关')),
        ...annexes('目录', '授权委托书', '法定代表人身份证明'),
        signed(source),
        ...annexed(source, '目录'),
      ],
    };
  },
};
