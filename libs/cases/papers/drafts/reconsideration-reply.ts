import {
  bureauLines,
  evidenceTable,
  fact,
  first,
  gap,
  inPaper,
  latest,
  markOf,
  orGap,
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
        ...bureauLines(source, '被申请人', 'name-recon-agents'),
        text('申请人：', orGap(fact(source, 'party'), '申请人'), '。'),
        { is: 'address', text: `${fact(source, 'authority') ?? '【待填：行政复议机关】'}：` },
        text(
          '申请人',
          orGap(fact(source, 'party'), '申请人'),
          '不服我局',
          orGap(fact(source, 'act'), '被申请复议的行政行为及文号、日期'),
          '，向你机关提出行政复议申请',
          ...(received?.facts.reference === undefined ? [] : [`（${received.facts.reference}）`]),
          '。我局于',
          received ? inPaper(received.on) : gap('收到日期'),
          `收到申请书副本，${basis}答复并提交证据、依据和其他有关材料。`,
        ),
        first('一、答复意见'),
        text(gap('请求维持原行政行为，或者驳回行政复议申请')),
        first('二、认定的事实和证据'),
        text(gap('事实经过，逐项对应证据')),
        first('三、适用的依据'),
        text(gap('法律、法规、规章和规范性文件的名称、条款')),
        first('四、履行的程序'),
        text(gap('受理、调查、告知、审核、决定、送达的时间和材料')),
        ...(source.today >= SPEAKS_TO_FAIRNESS
          ? [first('五、合法性、适当性和对复议请求的说明'), text(gap('行为为什么合法、适当；对每一项复议请求的意见'))]
          : [first('五、对申请人主张的意见'), text(gap('对申请人各项主张的意见'))]),
        first('附：证据和依据清单'),
        ...evidenceTable(source),
        signed(source),
      ],
    };
  },
};
