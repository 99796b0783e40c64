import type { Conversation, Line } from './talks.ts';

// Cases, duties and rules, said by Zhou Fang of the legal unit on Wednesday 2026-11-25. Where a step names no case,
// 案件〔2026〕1号 is the one at hand.

const AT_HAND = '案件〔2026〕1号';
const facts = (command: string, values: Readonly<Record<string, string>>): string =>
  `cases.${command}: ${Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' | ')}`;
/** A step read back: its day is today unless told, its case the one at hand. */
const step = (command: string, values: Readonly<Record<string, string>> = {}): string =>
  `reads back ${facts(command, { case: AT_HAND, on: '2026-11-25', ...values })}`;
/** A first paper read back: handled by herself, in her unit. */
const opens = (command: string, values: Readonly<Record<string, string>>): string =>
  `reads back ${facts(command, { handler: 'zhoufang', unit: 'legal', ...values })}`;
const alone = (...lines: readonly Line[]): readonly Conversation[] =>
  lines.map((line) => ({ as: 'zhoufang', lines: [line] }));
const talk = (...lines: readonly Line[]): Conversation => ({ as: 'zhoufang', lines });
/** A first paper in one line; what is offered is passed over, one skip for each question. */
const paper = (said: string, asked: readonly string[], reads: string): Conversation =>
  talk(
    [said, asked[0] === undefined ? reads : `wants ${asked[0]}`],
    ...asked.map((_, n): Line => ['跳过', asked[n + 1] === undefined ? reads : `wants ${asked[n + 1]!}`]),
  );

export const caseTalks: readonly Conversation[] = [
  // First papers: who, what, when, by whom; in any order.
  paper(
    '收到复议答复通知 申请人雪莲生物 11月16日收到 我承办',
    ['act,course'],
    opens('receive-reply-notice', { party: '雪莲生物', on: '2026-11-16' }),
  ),
  paper(
    '收到复议通知 申请人：李明 昨天收到 我承办 天山律师事务所',
    ['act,course'],
    opens('receive-reply-notice', { party: '李明', on: '2026-11-24', adviser: '天山律师事务所' }),
  ),
  paper(
    '收到复议答复通知 申请人雪莲生物 简易程序 11月16日收到 吴磊承办',
    ['act'],
    opens('receive-reply-notice', { party: '雪莲生物', course: 'summary', on: '2026-11-16', handler: 'wulei' }),
  ),
  paper(
    '收到复议答复通知 雪莲生物 科技奖补资金不予拨付决定 11月16日收到 我承办',
    ['course'],
    opens('receive-reply-notice', { party: '雪莲生物', act: '科技奖补资金不予拨付决定', on: '2026-11-16' }),
  ),
  paper(
    '收到复议答复通知 申请人雪莲生物 天山市人民政府 2026.11.16收到 我承办',
    ['act,course'],
    opens('receive-reply-notice', { party: '雪莲生物', authority: '天山市人民政府', on: '2026-11-16' }),
  ),
  // Who of the legal unit files a case handles it, unless he says otherwise.
  talk(
    ['收到复议答复通知 申请人雪莲生物 11月16日收到', 'wants act,course'],
    [
      '不予拨付决定 普通程序',
      opens('receive-reply-notice', {
        party: '雪莲生物',
        act: '不予拨付决定',
        course: 'ordinary',
        on: '2026-11-16',
      }),
    ],
    [
      '承办人改为吴磊',
      opens('receive-reply-notice', {
        party: '雪莲生物',
        act: '不予拨付决定',
        course: 'ordinary',
        on: '2026-11-16',
        handler: 'wulei',
      }),
    ],
  ),
  talk(
    ['收到复议答复通知', 'wants party'],
    ['雪莲生物', 'wants on'],
    ['11月16日', 'wants act,course'],
    ['简易程序', opens('receive-reply-notice', { party: '雪莲生物', course: 'summary', on: '2026-11-16' })],
  ),
  // What decides the period and is not known is left open.
  talk(
    ['收到起诉状副本 原告天山软件 11月9日收到 我承办', 'wants act,course'],
    ['尚不清楚', opens('receive-complaint', { party: '天山软件', course: 'unsettled', on: '2026-11-09' })],
  ),
  talk(
    ['收到公益诉讼检察建议 水磨沟区检察院 11月2日收到 我承办', 'wants course'],
    [
      '紧急情形',
      opens('receive-instrument', {
        result: '公益诉讼检察建议',
        authority: '水磨沟区检察院',
        course: 'urgent',
        on: '2026-11-02',
      }),
    ],
  ),
  paper(
    '收到公益诉讼检察建议 水磨沟区检察院 要求15日内回复 11月2日收到 我承办',
    [],
    opens('receive-instrument', {
      result: '公益诉讼检察建议',
      authority: '水磨沟区检察院',
      length: '{"n":15,"unit":"day"}',
      on: '2026-11-02',
    }),
  ),
  talk(['收到复义答复通知 申请人雪莲生物 11月16日收到 我承办', 'wants act,course']),
  paper(
    '收到起诉状副本 原告天山软件 水磨沟区人民法院 11月9日收到 我承办',
    ['act,course'],
    opens('receive-complaint', { party: '天山软件', authority: '水磨沟区人民法院', on: '2026-11-09' }),
  ),
  paper(
    '收到起诉状副本 原告天山软件 （2026）新0105行初12号 11月9日收到 我承办',
    ['act,course'],
    opens('receive-complaint', { party: '天山软件', reference: '（2026）新0105行初12号', on: '2026-11-09' }),
  ),
  paper(
    '收到应诉通知 原告天山软件 今天收到 我承办',
    ['act,course'],
    opens('receive-complaint', { party: '天山软件', on: '2026-11-25' }),
  ),
  paper(
    '收到信访 李明 反映补助发放 来信 11月20日收到 我承办',
    [],
    opens('receive-petition', { party: '李明', matter: '反映补助发放', result: '直接提出', on: '2026-11-20' }),
  ),
  talk(
    ['收到信访 李明 反映补助发放 今天收到 我承办', 'wants result'],
    [
      '转送交办',
      opens('receive-petition', { party: '李明', matter: '反映补助发放', result: '转送交办', on: '2026-11-25' }),
    ],
  ),
  paper(
    '收到检察建议 水磨沟区检察院 11月2日收到 我承办',
    [],
    opens('receive-instrument', { result: '检察建议', authority: '水磨沟区检察院', on: '2026-11-02' }),
  ),
  paper(
    '收到司法建议 水磨沟区人民法院 今天收到 我承办',
    [],
    opens('receive-instrument', { result: '司法建议', authority: '水磨沟区人民法院', on: '2026-11-25' }),
  ),
  paper(
    '收到督办函 市司法局 12月10日前回复 今天收到 我承办',
    [],
    opens('receive-instrument', { result: '督办函', authority: '市司法局', until: '2026-12-10', on: '2026-11-25' }),
  ),
  talk(
    ['收到来文 市司法局 今天收到 我承办', 'wants result'],
    ['督办函', 'wants until'],
    [
      '12月10日',
      opens('receive-instrument', { result: '督办函', authority: '市司法局', until: '2026-12-10', on: '2026-11-25' }),
    ],
  ),
  paper(
    '收到赔偿申请 申请人李明 5万元 11月2日收到 我承办',
    [],
    opens('receive-claim', { party: '李明', amount: '5000000', on: '2026-11-02' }),
  ),
  paper(
    '收到仲裁申请书副本 申请人天山软件 12月10日前答辩 今天收到 我承办',
    ['matter'],
    opens('receive-arbitration', { party: '天山软件', until: '2026-12-10', on: '2026-11-25' }),
  ),
  paper(
    '收到附带审查通知 科技成果管理办法 11月2日收到 我承办',
    [],
    opens('receive-norm-notice', { document: '科技成果管理办法', on: '2026-11-02' }),
  ),
  paper(
    '收到转送的文件审查 科技成果管理办法 11月2日收到 我承办',
    [],
    opens('receive-transferred-norm', { document: '科技成果管理办法', on: '2026-11-02' }),
  ),

  // Steps: the case named or at hand, the day said or today.
  ...alone(
    ['提交复议答复 11月20日', step('submit-reply', { on: '2026-11-20' })],
    ['已提交答复', step('submit-reply')],
    ['案件〔2026〕3号 已提交答复', step('submit-reply', { case: '案件〔2026〕3号' })],
    ['案件〔2026〕3号 已提交答复 11月20日', step('submit-reply', { case: '案件〔2026〕3号', on: '2026-11-20' })],
    ['案件2026年3号 已提交答复', step('submit-reply', { case: '案件〔2026〕3号' })],
    ['11月20日提交答辩状', step('submit-answer', { on: '2026-11-20' })],
    ['昨天提交答辩状', step('submit-answer', { on: '2026-11-24' })],
    ['提交答辩状 案件[2026]2号', step('submit-answer', { case: '案件〔2026〕2号' })],
    ['提交答辨状 11月20日', step('submit-answer', { on: '2026-11-20' })],
    ['已答辩', step('submit-answer')],
    [
      '开庭 12月8日10点 局长出庭',
      step('receive-summons', { hearingOn: '2026-12-08', hearingAt: '10:00', head: 'principal' }),
    ],
    [
      '开庭 12月8日上午10点 第三法庭',
      step('receive-summons', { hearingOn: '2026-12-08', hearingAt: '10:00', place: '第三法庭' }),
    ],
    ['收到传票 下周三下午3点半', step('receive-summons', { hearingOn: '2026-12-02', hearingAt: '15:30' })],
    ['收到开庭通知 12月8日', step('receive-summons', { hearingOn: '2026-12-08' })],
    ['出庭应诉 11月20日 局长出庭 发言', step('attend-court', { on: '2026-11-20', head: 'principal', spoke: 'yes' })],
    ['出庭应诉 11月20日 副局长出庭 未发言', step('attend-court', { on: '2026-11-20', head: 'deputy', spoke: 'no' })],
    ['出庭应诉 11月20日 局长出庭', 'wants spoke'],
    [
      '出庭应诉 11月20日 负责人未出庭 公务 吴磊',
      step('attend-court', { on: '2026-11-20', head: 'none', excuse: 'duty', agent: 'wulei' }),
    ],
    ['出庭应诉 负责人未出庭', 'wants excuse'],
    ['登记出庭 党组成员 已发言', step('attend-court', { head: 'assisting', spoke: 'yes' })],
    ['收到判决 胜诉 11月20日送达', step('receive-judgment', { result: '胜诉', on: '2026-11-20' })],
    ['收到一审判决 撤销 11月20日送达', step('receive-judgment', { result: '撤销', on: '2026-11-20' })],
    ['收到判决书 驳回诉讼请求 11月20日送达', step('receive-judgment', { result: '胜诉', on: '2026-11-20' })],
    ['收到判决 11月20日送达', 'wants result'],
    [
      '收到判决 胜诉 公告送达 11月20日',
      step('receive-judgment', { result: '胜诉', servedBy: 'notice', on: '2026-11-20' }),
    ],
    [
      '收到复议决定 维持 邮寄送达 11月20日',
      step('receive-recon-decision', { result: '维持', servedBy: 'post', on: '2026-11-20' }),
    ],
    [
      '收到判决 责令履行 12月20日前履行 11月20日送达',
      step('receive-judgment', { result: '责令履行', until: '2026-12-20', on: '2026-11-20' }),
    ],
    ['收到判决 胜诉', 'wants on'],
    ['收到裁定 驳回起诉 11月20日送达', step('receive-ruling', { result: '驳回起诉', on: '2026-11-20' })],
    ['提起上诉 11月23日', step('appeal', { on: '2026-11-23' })],
    ['对方上诉 11月23日收到', step('receive-appeal', { on: '2026-11-23' })],
    ['收到上诉状副本 11月23日', step('receive-appeal', { on: '2026-11-23' })],
    ['提交二审答辩状', step('submit-appeal-reply')],
    ['收到二审判决 维持 11月23日送达', step('receive-final-judgment', { result: '维持', on: '2026-11-23' })],
    ['收到复议决定 维持 11月23日送达', step('receive-recon-decision', { result: '维持', on: '2026-11-23' })],
    ['收到复议意见书 11月23日', step('receive-recon-opinion', { on: '2026-11-23' })],
    ['意见书已反馈', step('report-recon-opinion')],
    ['委托诉讼代理人 吴磊', step('name-court-agents', { agent: 'wulei' })],
    ['委托诉讼代理人 吴磊、王某律师', step('name-court-agents', { agent: 'wulei', lawyer: '王某律师' })],
    ['委托复议代理人 吴磊', step('name-recon-agents', { agent: 'wulei' })],
    ['复议补充证据 复议机构已同意', step('gather-recon-evidence', { consent: 'yes' })],
    ['诉讼补充证据 法院已准许', step('gather-court-evidence', { consent: 'yes' })],
    ['复议补充证据', 'wants consent'],
    ['重新作出行政行为 不是', step('remake-act', { sameGrounds: 'no' })],
    ['管辖异议 11月23日', step('object-jurisdiction', { on: '2026-11-23' })],
    ['申请延期举证 不可抗力', step('ask-evidence-delay', { reason: '不可抗力' })],
    ['告知信访人 受理 11月23日', step('notify-petitioner', { result: '受理', on: '2026-11-23' })],
    ['信访办结 支持', 'wants on'],
    ['信访办结 支持 11月23日', step('answer-petition', { result: '支持', on: '2026-11-23' })],
    ['回复检察建议 11月23日', step('answer-instrument', { on: '2026-11-23' })],
    ['受理调解 双方同意 11月23日', step('accept-mediation', { consent: 'yes', on: '2026-11-23' })],
    ['调解结束 达成协议', 'reads back cases.end-mediation…'],
    ['作出赔偿决定 予以赔偿 11月23日', step('decide-claim', { result: '予以赔偿', on: '2026-11-23' })],
    ['归档 案件〔2026〕2号', step('archive-case', { case: '案件〔2026〕2号' })],
    [
      '延长期限 信访办结 30日 局长王建国批准 情况复杂',
      step('extend-period', {
        rule: 'petition-close',
        by: '{"n":30,"unit":"day"}',
        approvedBy: '局长王建国批准',
        approvedOn: '2026-11-25',
        reason: '情况复杂',
      }).replace(' | on=2026-11-25', ''),
    ],
    [
      '案件中止 11月20日 等待鉴定',
      'reads back cases.suspend-case: case=案件〔2026〕1号 | from=2026-11-20 | ground=other | reason=等待鉴定',
    ],
    [
      '更正案件 收到复议答复通知 应为11月17日 以签收单为准',
      'reads back cases.correct-case: case=案件〔2026〕1号 | on=2026-11-17 | reason=以签收单为准 | step=receive-reply-notice',
    ],
    ['指定承办人 吴磊', 'wants deputy'],
  ),
  talk(
    ['开庭', 'wants hearingOn'],
    ['12月8日10点', step('receive-summons', { hearingOn: '2026-12-08', hearingAt: '10:00' })],
  ),
  talk(
    ['收到判决', 'wants result'],
    ['胜诉', 'wants on'],
    ['11月20日', step('receive-judgment', { result: '胜诉', on: '2026-11-20' })],
    ['不对，是11月21日', step('receive-judgment', { result: '胜诉', on: '2026-11-21' })],
  ),
  talk(
    ['收到复议决定书 责令重作 11月23日送达', 'wants until'],
    ['跳过', step('receive-recon-decision', { result: '责令重作', on: '2026-11-23' })],
  ),
  talk(['延长期限', 'wants rule'], ['复议答复', 'wants by'], ['取消', '已取消']),

  // Questions.
  ...alone(
    ['我的待办', 'asks duties.my-duties'],
    ['我还有什么没办', 'asks duties.my-duties'],
    ['待办', 'asks duties.my-duties'],
    ['本月到期的', 'asks duties.due-duties…'],
    ['12月到期', 'asks duties.due-duties: period={"first":"2026-12-01","last":"2026-12-31"}'],
    ['下周到期的有哪些', 'asks duties.due-duties: period={"first":"2026-11-30","last":"2026-12-06"}'],
    ['逾期', 'asks duties.overdue-duties'],
    ['逾期的有哪些', 'asks duties.overdue-duties'],
    ['案件〔2026〕1号', 'asks cases.case-progress…'],
    ['案件〔2026〕1号到哪一步了', 'asks cases.case-progress…'],
    ['案件进度 案件〔2026〕1号', 'asks cases.case-progress…'],
    ['案件进度', '案件进度'],
    ['查案件 雪莲生物', 'asks cases.find-cases: words=雪莲生物'],
    [
      '今年有多少件诉讼案件',
      'asks cases.find-cases: kind=litigation | period={"first":"2026-01-01","last":"2026-12-31"}',
    ],
    ['负责人出庭率 2026年', 'asks cases.heads-in-court: period={"first":"2026-01-01","last":"2026-12-31"}'],
    ['出庭率', 'asks cases.heads-in-court'],
    ['算期限 复议答复 11月16日收到', 'asks duties.reckon-deadline: rule=复议答复 收到 | start=2026-11-16'],
    ['算期限 上诉 今天', 'asks duties.reckon-deadline…'],
    ['算期限 信访办结 2026年5月6日 延长30日', 'asks duties.reckon-deadline…'],
    ['算期限 复议审理 3月2日受理 延长30日', 'asks duties.reckon-deadline…'],
    ['算期限 上诉 公告送达 11月2日', 'asks duties.reckon-deadline: rule=上诉 | servedBy=notice | start=2026-11-02'],
    ['查规则 负责人出庭', 'asks duties.read-rule…'],
    ['案件台账 2026年', 'asks cases.case-ledger: period={"first":"2026-01-01","last":"2026-12-31"}'],
    ['起草答辩状 案件〔2026〕2号', 'asks cases.draft-answer-brief…'],
    ['起草复议答复书 案件〔2026〕1号', 'asks cases.draft-reconsideration-reply…'],
    ['导出案件经过 案件〔2026〕1号', 'asks cases.case-timeline…'],
  ),
];
