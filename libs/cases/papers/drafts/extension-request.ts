import { lengthInWords } from '#calendar';
import type { LocalDate } from '#kernel';
import { ruleOn, sourceInWords, versionsOf, type Rule } from '#rulebook';
import type { OfficialPaper } from '#infra/documents';
import {
  fact,
  first,
  gap,
  inPaper,
  latest,
  markOf,
  ofNumber,
  orGap,
  signed,
  text,
  type Draft,
  type Source,
} from './source.ts';

/** To the court: evidence later, for 不可抗力 or another cause the law accepts (行政诉讼法第三十六条). */
const evidenceLater = (source: Source): OfficialPaper => {
  const complaint = latest(source, 'receive-complaint');
  const asked = latest(source, 'ask-evidence-delay');
  const due = source.deadlines.find(({ rule }) => rule === 'lit-answer' || rule === 'lit-answer-summary')?.counted
    ?.due as LocalDate | undefined;
  return {
    title: '延期提供证据申请书',
    mark: markOf(source, 'lit-evidence-extend'),
    blocks: [
      { is: 'title', text: '延期提供证据申请书' },
      { is: 'address', runs: [orGap(fact(source, 'authority'), '人民法院'), '：'] },
      text(
        orGap(fact(source, 'party'), '原告'),
        '诉我局一案',
        ...ofNumber(complaint?.facts.reference),
        '，我局于',
        complaint ? inPaper(complaint.on) : gap('收到日期'),
        '收到起诉状副本，举证期限至',
        due ? inPaper(due) : gap('举证期限'),
        '届满。',
      ),
      first('一、申请事项'),
      text('准许延期提供', gap('证据名称'), '。'),
      first('二、理由'),
      text(orGap(asked?.facts.reason, '不可抗力或者客观上不能控制的其他正当事由'), '。'),
      text('依据《中华人民共和国行政诉讼法》第三十六条第一款提出申请；正当事由消除后十五日内提供证据。'),
      signed(source),
    ],
  };
};

const mayBeExtended = (rule: Rule): boolean => rule.is === 'period' && rule.extension !== undefined;

/** To the head of the bureau: more time for a matter of its own, as far as the rule allows. */
const ownPeriodLonger = (source: Source): OfficialPaper => {
  const running = source.deadlines.find(({ rule, state }) => state === 'open' && versionsOf(rule).some(mayBeExtended));
  const known = running && (ruleOn(running.rule, source.today) ?? versionsOf(running.rule)[0]);
  const allowed = known?.is === 'period' ? known.extension : undefined;
  const most = allowed?.most && lengthInWords(allowed.most);
  const by = source.person(source.case.handler)?.name ?? source.case.handler;
  const due = running?.counted ? inPaper(running.counted.due as LocalDate) : '【待填：届满日期】';
  return {
    title: '延长办理期限申请',
    mark: markOf(source, ...(running ? [running.rule] : [])),
    blocks: [
      { is: 'title', text: '延长办理期限申请' },
      { is: 'address', runs: ['局领导：'] },
      text(
        '由',
        by,
        `承办的${source.case.title}（${source.number}），`,
        running ? `${running.name}期限至${due}届满，预计不能按期办结。` : gap('期限名称和届满日期'),
      ),
      first('一、申请事项'),
      text('延长', gap(`天数${most ? `，最多${most}` : ''}`), '，自原届满之日起计算。'),
      first('二、理由'),
      text(gap('情况复杂的具体理由')),
      first('三、依据'),
      text(
        known
          ? `${sourceInWords(known.sources[0])}${allowed ? `：经${allowed.by}批准，可以延长${most}` : '没有规定延长'}。`
          : gap('依据'),
      ),
      { is: 'closing', signed: by, day: inPaper(source.today), by: 'person' },
      { is: 'signatures', rows: [['承办处室意见（签名）'], ['批准人意见（签名）']] },
    ],
  };
};

/** 延期申请: to the court for evidence in a lawsuit, to the head of the bureau in its own matters. */
export const extensionRequest: Draft = {
  id: 'extension-request',
  name: '延期申请',
  kinds: ['litigation', 'petition', 'mediation'],
  says: ['起草延期申请', '延期申请初稿', '生成延期申请'],
  examples: ['起草延期申请 案件〔2026〕2号', '延期申请初稿 案件〔2026〕4号', '生成延期申请 案件〔2026〕2号'],
  paper: (source) => (source.case.kind === 'litigation' ? evidenceLater(source) : ownPeriodLonger(source)),
};
