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

/** 行政诉讼答辩状: of the first instance (行政诉讼法第六十七条), or in reply to an appeal (法释〔2018〕1号第一百零八条). */
export const answerBrief: Draft = {
  id: 'answer-brief',
  name: '答辩状',
  kinds: ['litigation'],
  says: ['起草答辩状', '答辩状初稿', '生成答辩状', '起草行政答辩状'],
  examples: ['起草答辩状 案件〔2026〕2号', '答辩状初稿 案件〔2026〕2号', '生成答辩状 案件〔2026〕2号'],
  paper: (source) => {
    const complaint = latest(source, 'receive-complaint');
    const appeal = latest(source, 'receive-appeal');
    const received = appeal ?? complaint;
    const title = appeal ? '行政上诉答辩状' : '行政诉讼答辩状';
    return {
      title,
      mark: markOf(source, ...(appeal ? ['lit-appeal-reply'] : ['lit-answer', 'lit-answer-summary'])),
      blocks: [
        { is: 'title', text: title },
        ...bureauLines(source, appeal ? '答辩人（被上诉人）' : '答辩人（被告）', 'name-court-agents'),
        text(`${appeal ? '上诉人（原审原告）' : '原告'}：`, orGap(fact(source, 'party'), '对方当事人'), '。'),
        text(
          '就',
          orGap(fact(source, 'party'), '对方当事人'),
          ...(appeal
            ? ['不服一审裁判提起上诉一案', '，']
            : ['诉我局', orGap(fact(source, 'act'), '被诉行政行为'), '一案']),
          ...ofNumber(received?.facts.reference),
          '，我局于',
          received ? inPaper(received.on) : gap('收到日期'),
          `收到${appeal ? '上诉状' : '起诉状'}副本，现答辩并提交证据和所依据的规范性文件。`,
        ),
        first('一、答辩请求'),
        text(appeal ? '请求驳回上诉，维持原判。' : gap('请求驳回原告的诉讼请求，或者裁定驳回起诉')),
        first('二、事实和理由'),
        second('（一）主体和职权'),
        text(gap('作出该行为的职权依据，写明条款')),
        second('（二）事实和证据'),
        text(gap('作出行政行为时已经查明的事实和证据')),
        second('（三）履行的程序'),
        text(gap('受理、调查、告知、审核、决定、送达的日期和材料')),
        second('（四）法律适用'),
        text(gap('适用的法律、法规、规章和规范性文件及条款')),
        second(appeal ? '（五）对上诉请求和理由的意见' : '（五）对诉讼请求和理由的意见'),
        text(gap('起诉期限、受案范围等意见；对每一项请求和理由的意见')),
        ...respectfully(orGap(received?.facts.authority ?? fact(source, 'authority'), '人民法院')),
        ...annexes('清单', '法定代表人身份证明', '授权委托书', '答辩状副本'),
        signed(source),
        ...annexed(source, '清单'),
      ],
    };
  },
};
