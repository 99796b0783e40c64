import { COMES, followedBy, only, HEADS, may, needs, offers, papers, results, serving, when, YES_NO, type Check, type Procedure } from '../procedure.ts';

const COURSE = [{ value: 'ordinary', label: '普通程序', synonyms: ['普通'] }, { value: 'summary', label: '简易程序', synonyms: ['简易'] }] as const;

/** 行政复议法第五十一条第三款: the head comes, or gives the reason and sends staff. */
const headOrReason: Check = { rule: 'recon-hearing-attend', how: 'warn', words: '负责人不能参加听证的，应当说明理由并委托工作人员参加', holds: ({ head, reason, agent }) => head !== 'none' || reason !== undefined && agent !== undefined };
const staffAgent: Check = { rule: 'recon-agent-appoint', how: 'refuse', words: '应当委托一至二名本机关工作人员，不得仅委托律师', holds: ({ agent }) => agent !== undefined };
const noOwnEvidence: Check = { rule: 'recon-no-self-evidence', how: 'refuse', words: '复议期间不得自行收集证据；申请人或者第三人提出新理由、新证据的，须经复议机构同意', holds: ({ consent }) => consent === 'yes' };
const notTheSame: Check = { rule: 'recon-no-same-act', how: 'refuse', words: '不得以同一事实和理由作出与原行为相同或者基本相同的行为', holds: ({ sameGrounds }) => sameGrounds !== 'yes' };

/** 行政复议, the bureau as respondent (行政复议法第四章). */
export const reconsideration: Procedure = {
  kind: 'reconsideration', topic: '复议案件',
  steps: [
    {
      id: 'receive-reply-notice', name: '收到复议答复通知', says: ['收到复议答复通知', '收到答复通知', '收到复议申请书副本', '复议答复通知', '收到复议通知'],
      examples: ['收到复议答复通知 申请人雪莲生物 3月2日收到', '收到复议答复通知 申请人李明 简易程序 今天收到', '收到复议申请书副本'],
      day: '收到日期', opens: true, tells: ['party', 'act'],
      takes: [
        needs('party', '申请人', '申请人是谁？'), offers('act', '被申请复议的行为', '申请复议的是哪个行为？'), may('authority', '复议机关', '复议机关是哪个？'), may('reference', '复议文号'),
        may('course', '程序', '普通程序还是简易程序？', COURSE), may('acceptedOn', '受理日期', '复议机关哪天受理的？'), papers,
      ],
      starts: [
        { rule: 'recon-reply-ordinary', when: ({ course }) => course !== 'summary' }, { rule: 'recon-reply-summary', when: ({ course }) => course === 'summary' },
        { rule: 'recon-decide-ordinary', when: ({ course }) => course !== 'summary', from: ({ acceptedOn }) => acceptedOn }, { rule: 'recon-decide-summary', when: ({ course }) => course === 'summary', from: ({ acceptedOn }) => acceptedOn },
      ],
    },
    {
      id: 'submit-reply', name: '提交复议答复', says: ['提交复议答复', '已提交答复', '提交答复', '提交复议答复书', '答复已提交', '已答复'], examples: ['案件〔2026〕1号 已提交答复', '提交复议答复 3月10日', '提交答复'],
      day: '提交日期', meets: ['recon-reply-ordinary', 'recon-reply-summary'], after: ['receive-reply-notice'], takes: [may('reference', '答复书文号'), papers],
    },
    {
      id: 'name-recon-agents', name: '委托复议代理人', says: ['委托复议代理人', '复议委托代理', '复议代理人'], examples: ['委托复议代理人 张伟', '委托复议代理人 张伟、律师王某', '复议代理人'],
      day: '委托日期', takes: [may('agent', '工作人员', '委托哪位工作人员？'), may('secondAgent', '第二名工作人员', '还委托哪位工作人员？'), may('lawyer', '律师', '委托哪位律师？'), papers], checks: [staffAgent], tells: ['agent', 'lawyer'],
    },
    {
      id: 'gather-recon-evidence', name: '复议期间补充证据', says: ['复议补充证据', '补充复议证据', '复议期间补充证据'], examples: ['复议补充证据 复议机构已同意', '复议补充证据', '补充复议证据 今天'],
      day: '补充日期', takes: [needs('consent', '复议机构是否同意', '补充证据经复议机构同意了吗？', YES_NO), may('reason', '理由'), papers], checks: [noOwnEvidence],
    },
    {
      id: 'change-recon-course', name: '复议转为普通程序', says: ['转为普通程序', '转普通程序', '复议转普通程序'], examples: ['转为普通程序 今天收到通知', '复议转普通程序', '转普通程序 案件〔2026〕1号'],
      day: '收到通知日期', takes: [papers], after: ['receive-reply-notice'],
    },
    {
      id: 'receive-recon-hearing-notice', name: '收到复议听证通知', says: ['收到复议听证通知', '收到听证通知', '复议听证通知'], examples: ['收到复议听证通知 4月8日10点听证', '收到听证通知', '复议听证通知 下周三上午9点'],
      day: '收到日期', takes: [needs('hearingOn', '听证日期', '哪天听证？'), may('hearingAt', '听证时间', '几点听证？'), may('place', '听证地点'), papers], tells: ['hearingOn', 'hearingAt'],
      starts: [{ rule: 'recon-hearing-day', stated: ({ hearingOn }) => hearingOn }],
    },
    {
      id: 'attend-recon-hearing', name: '参加复议听证', says: ['参加复议听证', '复议听证', '听证已参加'], examples: ['参加复议听证 4月8日 局长参加', '复议听证 副局长参加', '参加复议听证 负责人未出庭'],
      day: '听证日期', hearing: 'reconsideration', meets: ['recon-hearing-day'], checks: [headOrReason], tells: ['head', 'headName'],
      takes: [
        followedBy(COMES, needs('head', '负责人', '哪一位负责人参加？', HEADS)), only(({ head }) => head !== 'none', may('headName', '负责人姓名', '负责人是谁？')), when(({ head }) => head === 'none', 'reason', '不能参加的理由', '负责人为什么不能参加？'),
        when(({ head }) => head === 'none', 'agent', '参加的工作人员', '委托哪位工作人员参加？'), papers,
      ],
    },
    {
      id: 'receive-recon-decision', name: '收到复议决定', says: ['收到复议决定', '收到复议决定书', '复议决定', '复议决定书'], examples: ['收到复议决定 维持 4月20日送达', '收到复议决定 撤销 今天', '收到复议决定书'],
      day: '送达日期', settles: true, ends: ['recon-reply-ordinary', 'recon-reply-summary', 'recon-hearing-day'], meets: ['recon-decide-ordinary', 'recon-decide-summary'], tells: ['result', 'until'],
      takes: [
        needs('result', '结果', '复议结果是什么？', results(['维持', '维持原行为'], '变更', ['撤销', '撤销原行为'], ['确认违法', '违法'], ['责令履行', '责令履行职责'], ['责令重作', '重新作出', '重作'], '驳回', ['终止', '撤回申请'], ['调解', '调解书'])),
        may('reference', '决定书文号'), only(({ result }) => ['责令履行', '责令重作', '调解'].includes(String(result)), offers('until', '履行期限', '决定书写明的履行期限是哪天？没有写明请说“跳过”。')), serving, papers,
      ],
      starts: [
        { rule: 'recon-decision-perform', when: ({ result, until }) => (result === '责令履行' || result === '调解') && until !== undefined }, { rule: 'recon-remake-act', when: ({ result }) => result === '责令重作' },
        { rule: 'sue-after-recon', when: ({ result }) => result !== '调解' && result !== '终止' },
      ],
    },
    {
      id: 'remake-act', name: '重新作出行政行为', says: ['重新作出行政行为', '重作行政行为', '已重作'], examples: ['重新作出行政行为 5月10日', '已重作 案件〔2026〕1号', '重作行政行为'],
      day: '作出日期', meets: ['recon-remake-act'], after: ['receive-recon-decision'], checks: [notTheSame],
      takes: [needs('sameGrounds', '是否同一事实和理由', '与原行为是否以同一事实和理由、内容相同或者基本相同？', YES_NO), may('reference', '文号'), papers],
    },
    {
      id: 'perform-recon-decision', name: '履行复议决定', says: ['履行复议决定', '已履行复议决定', '复议决定已履行'], examples: ['履行复议决定 5月6日', '已履行复议决定', '复议决定已履行'],
      day: '履行日期', meets: ['recon-decision-perform'], after: ['receive-recon-decision'], takes: [may('reason', '说明'), papers],
    },
    {
      id: 'receive-recon-opinion', name: '收到复议意见书', says: ['收到复议意见书', '收到行政复议意见书', '复议意见书'], examples: ['收到复议意见书 4月20日', '收到复议意见书 今天收到', '收到行政复议意见书'],
      day: '收到日期', takes: [may('reference', '意见书文号'), may('matter', '意见', '意见书要求什么？'), papers], starts: [{ rule: 'recon-opinion-report' }],
    },
    {
      id: 'report-recon-opinion', name: '报送意见书办理情况', says: ['报送意见书办理情况', '反馈复议意见书', '意见书已反馈'], examples: ['报送意见书办理情况 5月20日', '反馈复议意见书', '意见书已反馈'],
      day: '报送日期', meets: ['recon-opinion-report'], after: ['receive-recon-opinion'], takes: [papers],
    },
  ],
};

/** 附带审查: the bureau as maker of the document, and questions transferred to it (行政复议法第五十六条至第六十条). */
export const normReview: Procedure = {
  kind: 'norm-review', topic: '复议案件',
  steps: [
    {
      id: 'receive-norm-notice', name: '收到附带审查通知', says: ['收到附带审查通知', '附带审查通知', '收到规范性文件审查通知'], examples: ['收到附带审查通知 科技成果管理办法 3月2日收到', '附带审查通知 今天收到', '收到规范性文件审查通知'],
      day: '收到日期', opens: true, takes: [needs('document', '规范性文件', '审查的是哪个文件？'), may('authority', '复议机关', '复议机关是哪个？'), may('matter', '条款', '审查哪些条款？'), papers], starts: [{ rule: 'recon-normdoc-explain' }], tells: ['document'],
    },
    {
      id: 'explain-norm', name: '答复附带审查', says: ['答复附带审查', '附带审查已答复', '提交附带审查答复'], examples: ['答复附带审查 3月10日', '附带审查已答复', '提交附带审查答复'],
      day: '答复日期', meets: ['recon-normdoc-explain'], settles: true, after: ['receive-norm-notice'], takes: [papers],
    },
    {
      id: 'receive-transferred-norm', name: '收到转送的文件审查', says: ['收到转送的文件审查', '收到转送审查', '转送的规范性文件审查'], examples: ['收到转送的文件审查 科技成果管理办法 3月2日收到', '收到转送审查', '转送的规范性文件审查 今天'],
      day: '收到日期', opens: true, takes: [needs('document', '规范性文件', '转送审查的是哪个文件？'), may('authority', '转送机关', '哪个机关转送的？'), papers], starts: [{ rule: 'recon-normdoc-transferred' }], tells: ['document'],
    },
    {
      id: 'answer-transferred-norm', name: '回复转送的文件审查', says: ['回复转送的文件审查', '回复转送审查', '转送审查已回复'], examples: ['回复转送的文件审查 4月20日', '转送审查已回复', '回复转送审查'],
      day: '回复日期', meets: ['recon-normdoc-transferred'], settles: true, after: ['receive-transferred-norm'], takes: [needs('result', '处理结论', '处理结论是什么？', results('合法', '修改', '废止')), papers],
    },
  ],
};

