import { describe, expect, test } from '@jest/globals';
import { nationalTime } from '#duties';
import { isComplete, officialPaper } from '#infra/documents';
import { fold, type FileRef, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { outlineOf, pictured } from '#support/papers';
import { caseDecider } from '../case.ts';
import { toldOf } from '../counted.ts';
import {
  CaseOpened,
  StepTaken,
  type CaseEvent,
  type CaseId,
  type EntryId,
  type Kind,
  type StepFacts,
} from '../events.ts';
import type { OpenCase } from '../state.ts';
import { DRAFTS, type Source } from './drafts/index.ts';

// Each paper of a case held against what such a paper must have, block by block. `PICTURES=1` renews the pictures of
// the guide.

const on = (day: string) => day as LocalDate;
const id = '018f2b3c-0000-7000-8000-00000000000a' as CaseId;
const entryAt = (n: number) => `018f2b3c-0000-7000-8000-0000000000${String(n).padStart(2, '0')}` as EntryId;
const opened = (kind: Kind, step: string, day: string, facts: StepFacts): CaseEvent =>
  CaseOpened({
    case: id,
    number: { series: '案件', year: 2026, serial: 3 },
    kind,
    title: '雪莲生物 · 项目验收',
    unit: 'legal' as UnitId,
    handler: 'zhou' as StaffId,
    entry: entryAt(1),
    step,
    on: on(day),
    facts: { party: '雪莲生物科技有限公司', act: '项目验收不通过决定', ...facts },
  });
const taken = (n: number, step: string, day: string, facts: StepFacts = {}): CaseEvent =>
  StepTaken({ case: id, entry: entryAt(n), step, on: on(day), facts });

const PEOPLE: Readonly<Record<string, { readonly name: string; readonly post: string }>> = {
  wang: { name: '王建国', post: '局长' },
  zhou: { name: '周芳', post: '政策法规科科长' },
  wu: { name: '吴磊', post: '政策法规科科员' },
};
const file = (name: string): FileRef => ({ name, sha256: '0'.repeat(64), sm3: '0'.repeat(64), size: 1, type: '' });

const sourceOf = (today: string, ...events: readonly CaseEvent[]): Source => {
  const state = fold(caseDecider, [...events]) as OpenCase;
  return {
    organ: {
      name: '天山市科学技术局',
      short: '市科技局',
      address: '天山市人民路1号',
      phone: '0990-1234567',
      head: 'wang' as StaffId,
    },
    case: state,
    number: '案件〔2026〕3号',
    deadlines: toldOf(state, nationalTime),
    documents: [file('验收专家组意见.pdf'), file('验收不通过决定书.pdf')],
    person: (staff) => PEOPLE[staff],
    today: on(today),
  };
};
const drawn = async (paper: string, source: Source, picture?: string, pages = [1]) => {
  const draft = DRAFTS.find(({ id: one }) => one === paper)!.paper(source);
  const bytes = await officialPaper(draft);
  if (picture) pictured(picture, 'docx', bytes, pages);
  return { outline: outlineOf(bytes), draft };
};
const agents = { agent: 'zhou' as StaffId, secondAgent: 'wu' as StaffId, lawyer: '王某律师' };

const reconsideration = [
  opened('reconsideration', 'receive-reply-notice', '2026-07-02', {
    authority: '天山市人民政府',
    reference: '天政复〔2026〕12号',
  }),
  taken(2, 'name-recon-agents', '2026-07-03', agents),
];
const lawsuit = [
  opened('litigation', 'receive-complaint', '2026-07-02', {
    authority: '天山市中级人民法院',
    reference: '（2026）新01行初12号',
  }),
  taken(2, 'name-court-agents', '2026-07-03', agents),
];

describe('行政复议答复书', () => {
  test('has parties, the request, how the act came about, an answer, a seal, and the lists of evidence and basis', async () => {
    const { outline, draft } = await drawn(
      'reconsideration-reply',
      sourceOf('2026-07-10', ...reconsideration),
      'reply',
      [1, 4],
    );
    expect(outline).toEqual([
      '标题｜行政复议答复书',
      '居中｜【待填：答复书文号】',
      '正文｜被申请人：天山市科学技术局，住所：天山市人民路1号，电话：0990-1234567。',
      '正文｜法定代表人：王建国，局长。',
      '正文｜委托代理人：周芳，政策法规科科长；吴磊，政策法规科科员；王某律师。',
      '正文｜申请人：雪莲生物科技有限公司。',
      expect.stringMatching(
        /^正文｜申请人雪莲生物科技有限公司不服我局项目验收不通过决定，向天山市人民政府提出行政复议申请（天政复〔2026〕12号）。我局于2026年7月2日收到申请书副本/u,
      ),
      '一级｜一、申请人的请求和理由',
      expect.stringContaining('【待填：'),
      '一级｜二、行政行为的作出',
      '二级｜（一）职权依据',
      expect.stringContaining('【待填：'),
      '二级｜（二）事实和证据',
      expect.stringContaining('【待填：'),
      '二级｜（三）履行的程序',
      expect.stringContaining('【待填：'),
      '二级｜（四）适用依据和裁量',
      expect.stringContaining('【待填：'),
      '一级｜三、对复议请求和理由的答复',
      expect.stringContaining('【待填：'),
      // Since 1 July 2026 (条例第四十一条).
      '一级｜四、合法性和适当性',
      expect.stringContaining('【待填：'),
      '一级｜五、答复意见',
      expect.stringContaining('【待填：'),
      '正文｜此致',
      '顶格｜天山市人民政府',
      '标签｜附件：1. 证据目录',
      '标签｜　　　2. 依据目录',
      '标签｜　　　3. 授权委托书',
      '标签｜　　　4. 法定代表人身份证明',
      '落款｜天山市科学技术局',
      '落款｜2026年7月10日',
      '换页',
      '一级｜附件1',
      '标题｜证据目录',
      '表头｜序号│证据名称│来源│证明对象│页码',
      '表行｜1│验收专家组意见.pdf│【待填：来源】│【待填：证明对象】│【待填：页码】',
      '表行｜2│验收不通过决定书.pdf│【待填：来源】│【待填：证明对象】│【待填：页码】',
      '正文｜提交人：天山市科学技术局（盖章）',
      '正文｜提交日期：【待填：提交日期】',
      '换页',
      '一级｜附件2',
      '标题｜依据目录',
      '表头｜序号│名称│条款│施行日期',
      expect.stringMatching(/^表行｜1│【待填：/u),
      '正文｜提交人：天山市科学技术局（盖章）',
      '正文｜提交日期：【待填：提交日期】',
    ]);
    expect(isComplete(draft)).toBe(false);
  });
  test('before 1 July 2026 it has no part of its own on fairness, and the parts are numbered without it', async () => {
    const { outline } = await drawn('reconsideration-reply', sourceOf('2026-06-30', ...reconsideration));
    expect(outline.filter((line) => line.startsWith('一级')).slice(0, 4)).toEqual([
      '一级｜一、申请人的请求和理由',
      '一级｜二、行政行为的作出',
      '一级｜三、对复议请求和理由的答复',
      '一级｜四、答复意见',
    ]);
  });
});

describe('行政诉讼答辩状', () => {
  test('has the parties, the case, what is asked, facts and reasons, the court, a seal, and the lists', async () => {
    const { outline } = await drawn('answer-brief', sourceOf('2026-07-10', ...lawsuit), 'brief');
    expect(outline.filter((line) => !line.includes('【待填：'))).toEqual([
      '标题｜行政诉讼答辩状',
      '正文｜答辩人（被告）：天山市科学技术局，住所：天山市人民路1号，电话：0990-1234567。',
      '正文｜法定代表人：王建国，局长。',
      '正文｜委托代理人：周芳，政策法规科科长；吴磊，政策法规科科员；王某律师。',
      '正文｜原告：雪莲生物科技有限公司。',
      '正文｜就雪莲生物科技有限公司诉我局项目验收不通过决定一案（2026）新01行初12号，我局于2026年7月2日收到起诉状副本，现答辩并提交证据和所依据的规范性文件。',
      '一级｜一、答辩请求',
      '一级｜二、事实和理由',
      '二级｜（一）主体和职权',
      '二级｜（二）事实和证据',
      '二级｜（三）履行的程序',
      '二级｜（四）法律适用',
      '二级｜（五）对诉讼请求和理由的意见',
      '正文｜此致',
      '顶格｜天山市中级人民法院',
      '标签｜附件：1. 证据清单',
      '标签｜　　　2. 依据清单',
      '标签｜　　　3. 法定代表人身份证明',
      '标签｜　　　4. 授权委托书',
      '标签｜　　　5. 答辩状副本',
      '落款｜天山市科学技术局',
      '落款｜2026年7月10日',
      '换页',
      '一级｜附件1',
      '标题｜证据清单',
      '表头｜序号│证据名称│来源│证明对象│页码',
      '正文｜提交人：天山市科学技术局（盖章）',
      '换页',
      '一级｜附件2',
      '标题｜依据清单',
      '表头｜序号│名称│条款│施行日期',
      '正文｜提交人：天山市科学技术局（盖章）',
    ]);
  });
});

describe('负责人不能出庭情况说明', () => {
  test('has the court, the case, the session, who cannot come and why, who comes instead, and its proofs', async () => {
    const { outline } = await drawn(
      'absence-statement',
      sourceOf(
        '2026-08-03',
        ...lawsuit,
        taken(3, 'receive-summons', '2026-07-20', { hearingOn: on('2026-08-11'), hearingAt: '09:30' }),
        taken(4, 'attend-court', '2026-08-11', {
          head: 'none',
          excuse: 'duty',
          agent: 'wu' as StaffId,
          reason: '当日参加自治区科技督察反馈会',
        }),
      ),
      'absence',
    );
    expect(outline).toEqual([
      '标题｜行政机关负责人不能出庭',
      '标题｜情况说明',
      '顶格｜天山市中级人民法院：',
      '正文｜你院定于2026年8月11日09:30开庭审理雪莲生物科技有限公司诉我局项目验收不通过决定一案，案号为（2026）新01行初12号。我局负责人王建国（局长）不能出庭应诉，现说明如下。',
      '一级｜一、不能出庭的理由',
      '正文｜需要履行他人不能代替的公务：当日参加自治区科技督察反馈会。',
      '一级｜二、委托出庭的工作人员',
      '正文｜委托吴磊（政策法规科科员）作为相应的工作人员出庭，就案件情况陈述、答辩。',
      '一级｜三、开庭安排',
      '正文｜【待填：是否申请延期开庭】',
      '正文｜依据《最高人民法院关于行政机关负责人出庭应诉若干问题的规定》第八条，请予审查。',
      '标签｜附件：1. 证明材料',
      '标签｜　　　2. 授权委托书',
      '落款｜天山市科学技术局',
      '落款｜2026年8月3日',
    ]);
  });
});

describe('延期申请', () => {
  test('to the court: which case, until when, what is asked and why, a seal', async () => {
    const { outline } = await drawn('extension-request', sourceOf('2026-07-10', ...lawsuit), 'extension');
    expect(outline).toEqual([
      '标题｜延期提供证据申请书',
      '顶格｜天山市中级人民法院：',
      // 2 July + 15 days: 17 July, a Friday.
      '正文｜雪莲生物科技有限公司诉我局一案（2026）新01行初12号，我局于2026年7月2日收到起诉状副本，举证期限至2026年7月17日届满。',
      '一级｜一、申请事项',
      '正文｜准许延期提供【待填：证据名称】。',
      '一级｜二、理由',
      '正文｜【待填：不可抗力或者客观上不能控制的其他正当事由】。',
      '正文｜依据《中华人民共和国行政诉讼法》第三十六条第一款提出申请；正当事由消除后十五日内提供证据。',
      '落款｜天山市科学技术局',
      '落款｜2026年7月10日',
    ]);
  });
  test('to the head of the bureau: signed by a person, with room for those who approve', async () => {
    const { outline } = await drawn(
      'extension-request',
      sourceOf('2026-07-10', opened('petition', 'receive-petition', '2026-06-01', {})),
    );
    expect(outline[0]).toBe('标题｜延长办理期限申请');
    expect(outline.slice(-4)).toEqual([
      '落款｜周芳',
      '落款｜2026年7月10日',
      '表行｜承办处室意见（签名）：│年　　月　　日',
      '表行｜批准人意见（签名）：│年　　月　　日',
    ]);
  });
});
