import { describe, expect, test } from '@jest/globals';
import { officialPaper, workbook, type OfficialPaper } from '#infra/documents';
import type { LocalDate, StaffId } from '#kernel';
import { headerOf, outlineOf, partsOf, pictured } from '#support/papers';
import {
  AttendanceCorrected,
  MeetingMoved,
  OpinionsHeard,
  RecusalCorrected,
  ResolutionCorrected,
  VoteCorrected,
  VoteTaken,
  type MeetingEvent,
} from '../meetings/events.ts';
import { id, itemAt } from '../meetings/testing/sitting.ts';
import { itemCard } from './drawing/item-card.ts';
import { ledgerSheets } from './drawing/ledger-sheets.ts';
import { drawn as drawnPaper, type PaperName } from './drawing/meeting-papers.ts';
import type { Source } from './drawing/source.ts';
import { discussionOf } from './drawing/speeches.ts';
import { AGENDA, closed, convened, sat, sourceOf, vote } from './testing/a-meeting.ts';

// Each paper of a meeting held against what such a paper must have, block by block, in the order of the real one.
// `PICTURES=1` renews the pictures of the guide.

const held: readonly MeetingEvent[] = [...sat, closed];
const drawn = (name: PaperName, events = held, change: Partial<Source> = {}): OfficialPaper =>
  drawnPaper(name, sourceOf(events, change));
const outlined = async (name: PaperName, events = held, change: Partial<Source> = {}) =>
  outlineOf(await officialPaper(drawn(name, events, change)));

describe('会议纪要', () => {
  test('has its red head, what was settled in points, the lists of names and the lines at the foot', async () => {
    const bytes = await officialPaper(drawn('minutes'));
    pictured('minutes', 'docx', bytes, [1, 2]);
    expect(outlineOf(bytes)).toEqual([
      '标志｜中共天山市科学技术局党组会议纪要',
      // Of the year's minutes, not of its meetings; who signs off beside it.
      '版头｜→〔2026〕6号→签发：王建国',
      '红线｜→天山市科学技术局办公室→2026年3月23日',
      '正文｜2026年3月20日10:00，党组书记、局长王建国在三楼会议室主持召开2026年第7次党组会议，研究议题3项。现纪要如下。',
      '正文｜会前学习了《科学技术进步法》。',
      '一级｜一、采购高性能计算平台',
      '正文｜会议听取了马晓红关于该议题的汇报。',
      '正文｜会议议定：',
      '正文｜1. 原则同意采购方案，资金分两年安排。',
      '正文｜2. 由平台中心按程序组织采购。',
      '正文｜3. 采购结果向党组报告（完成时限：2026年12月31日）。',
      '一级｜二、拟任张伟为计划科领导人员',
      '正文｜会议议定：',
      '正文｜1. 经逐人表决，张伟获得通过。',
      '正文｜2. 其余人选留待下次会议研究。',
      '一级｜三、2026年科技计划项目指南',
      // Why is for the record alone.
      '正文｜会议议定：暂缓。',
      '标签｜出席：王建国→党组书记、局长／李　敏→党组成员、副局长／赵　刚→党组成员、副局长／艾合买提·吐尔逊→党组成员、副局长',
      '标签｜请假：孙　丽→党组成员、总工程师',
      '标签｜列席：陈　霞→办公室主任／马晓红→平台中心主任（议题一）／法律顾问王某→（议题一）',
      '版记｜分送：党组各成员，平台中心。',
      '版记｜天山市科学技术局办公室→2026年3月23日印发',
    ]);
    expect(headerOf(bytes)).toBe('');
  });
  test('the mark begins 35 mm below the top of the type area, is red, and the line beneath it too', async () => {
    const xml = partsOf(await officialPaper(drawn('minutes')))['word/document.xml']!;
    const mark = /<w:p>(?:(?!<\/w:p>).)*纪要<\/w:t>/su.exec(xml)![0];
    const before = Number(/w:before="(\d+)"/.exec(mark)![1]);
    const line = Number(/w:line="(\d+)"/.exec(mark)![1]);
    const size = Number(/<w:sz w:val="(\d+)"/.exec(mark)![1]) * 10;
    // The glyph begins below the top of its line, by most of what the line is higher than it.
    expect(Math.abs(before + (line - size) * 0.8 - 1984)).toBeLessThan(20);
    expect(xml).toMatch(/<w:bottom w:val="single" w:color="FF0000" w:sz="12"/);
    // 版心 156 mm = 442 points; a line never breaks.
    expect(16 * (size / 20)).toBeLessThanOrEqual(442.25);
  });
  test('a long name stands on a line of its own above the kind of paper', async () => {
    const organ = { ...sourceOf(held).organ!, name: '新疆维吾尔自治区天山地区科学技术与工业信息化局' };
    const lines = await outlined('minutes', held, { organ });
    expect(lines.slice(0, 2)).toEqual([
      '标志｜中共新疆维吾尔自治区天山地区科学技术与工业信息化局党组',
      '标志｜会议纪要',
    ]);
  });
  test('names nobody who was put off or not appointed, in no words of an item', async () => {
    const resolution = '同意张伟、李娜中的张伟任副科长；李娜暂缓，待考察补充';
    const events = held.map((event) =>
      event.type === 'decisions.vote-taken' && event.data.vote.person === '张伟'
        ? VoteTaken({ ...event.data, resolution })
        : event,
    );
    for (const paper of ['minutes', 'resolutions'] as const)
      expect((await outlined(paper, events)).join('\n')).not.toContain('李娜');
    expect((await outlined('minutes', events)).join('\n')).toContain('同意张伟中的张伟任副科长');
  });
  test('an item put off as a whole names none of its candidates, and one like-named stays', async () => {
    const persons = ['张伟', '张伟明'];
    const agenda = AGENDA.map((entry) =>
      entry.place === 2 ? { ...entry, persons, title: '拟任张伟、张伟明为计划科领导人员' } : entry,
    );
    const events = held.flatMap((event): readonly MeetingEvent[] => {
      if (event.type === 'decisions.meeting-convened') return [{ ...event, data: { ...event.data, agenda } }];
      if (event.type !== 'decisions.vote-taken' || event.data.vote.person === undefined) return [event];
      return event.data.vote.person === '李娜'
        ? [VoteTaken({ ...event.data, vote: { ...event.data.vote, person: '张伟明' } })]
        : [event];
    });
    const passedOne = (await outlined('minutes', events)).join('\n');
    expect(passedOne).toContain('二、拟任张伟为计划科领导人员');
    expect(passedOne).not.toContain('张伟明');
    const none = events.filter(
      (event) => event.type !== 'decisions.vote-taken' || event.data.vote.person === undefined,
    );
    expect((await outlined('minutes', none)).join('\n')).toMatch(/二、拟任有关人选为计划科领导人员[^张]*三、/u);
  });
  test('who stayed away without leave is listed apart, and nobody is named for what he said or voted', async () => {
    const lines = await outlined('minutes', [
      ...held,
      AttendanceCorrected({
        meeting: id,
        absent: [{ staff: 'sun' as StaffId, reason: '无故缺席' }],
        reason: '没有请假',
        approvedBy: 'wang' as StaffId,
      }),
    ]);
    expect(lines).toContain('标签｜缺席：孙　丽→党组成员、总工程师');
    expect(lines.join('\n')).not.toMatch(/出差|弃权|资金分两年安排。艾|书面意见/u);
  });
  test('of a corrected record says so above every page, and in the properties of its file from what it was made', async () => {
    const corrected = VoteCorrected({
      meeting: id,
      item: itemAt(1),
      vote: vote(1, { for: 4, method: 'hands' }),
      was: vote(1, { for: 3, abstain: 1 }),
      reason: '漏记一票',
      approvedBy: 'wang' as StaffId,
    });
    const bytes = await officialPaper(drawn('minutes', [...held, corrected]));
    expect(headerOf(bytes)).toBe('第2版（更正后）');
    expect(partsOf(bytes)['docProps/core.xml']).toContain('依据会议〔2026〕7号会议记录第2版制作');
    expect(headerOf(await officialPaper(drawn('minutes', sat)))).toBe('草稿（会议尚未结束）');
  });
});

test('what an item came before the meeting without stands in both; why it did, in the record alone', async () => {
  const overridden = [
    { place: 1, gate: '法律顾问意见', reason: '紧急防汛', authority: '书记批示', on: '2026-03-18' as LocalDate },
  ];
  const without = '该议题未经法律顾问意见，由党组书记于2026年3月18日决定提请会议讨论';
  expect(await outlined('minutes', held, { overridden })).toContain(`正文｜${without}。`);
  expect(await outlined('record', held, { overridden })).toContain(
    `标签｜免于审查：${without}，理由：紧急防汛；依据：书记批示。`,
  );
});

describe('会议记录', () => {
  test('has times, place, who was there and why not, each one’s own words, every vote, and who signs', async () => {
    const bytes = await officialPaper(drawn('record'));
    pictured('record', 'docx', bytes, [1, 2]);
    expect(outlineOf(bytes)).toEqual([
      '标题｜中共天山市科学技术局党组',
      '标题｜2026年第7次会议记录',
      '标签｜时间：2026年3月20日10:00—11:35',
      '标签｜地点：三楼会议室',
      '标签｜主持：王建国（党组书记、局长）',
      '标签｜人数：应到5人，实到4人',
      '标签｜出席：王建国→党组书记、局长／李　敏→党组成员、副局长／赵　刚→党组成员、副局长／艾合买提·吐尔逊→党组成员、副局长',
      '标签｜请假：孙　丽→党组成员、总工程师（出差）',
      '标签｜列席：陈　霞→办公室主任／马晓红→平台中心主任（议题一）／法律顾问王某→（议题一）',
      '标签｜记录：陈霞',
      '标签｜通知：2026年3月16日发出，列议题3项。',
      '标签｜议题：1. 采购高性能计算平台／2. 拟任张伟、李娜为计划科领导人员／3. 2026年科技计划项目指南',
      '标签｜会前学法：《科学技术进步法》。',
      '一级｜一、采购高性能计算平台',
      '标签｜议题编号：议题〔2026〕1号',
      '标签｜汇报人：马晓红（平台中心主任）',
      '标签｜发言顺序：李敏、赵刚、艾合买提·吐尔逊、王建国。',
      '标签｜李敏：同意采购。',
      '标签｜赵刚：资金分两年安排。',
      '标签｜艾合买提·吐尔逊：同意。',
      '标签｜李敏：补充一点，先做论证。',
      '标签｜王建国（主持人，末位表态）：同意大家意见。',
      '标签｜孙丽书面意见（不计票）：同意，注意信创要求。',
      '标签｜表决：举手表决，应到5人，到会4人，须3票；赞成3票，反对0票，弃权1票，通过。',
      '标签｜不同意见：赵刚弃权。',
      '正文｜会议决定：原则同意采购方案，资金分两年安排；由平台中心按程序组织采购；采购结果向党组报告。',
      '一级｜二、拟任张伟、李娜为计划科领导人员',
      '标签｜议题编号：议题〔2026〕2号',
      '标签｜艾合买提·吐尔逊回避：与候选人有亲属关系。',
      '标签｜表决（张伟）：无记名投票，应到5人，到会4人，须3票；赞成3票，反对0票，弃权0票，通过。',
      '标签｜表决（李娜）：无记名投票，应到5人，到会4人，须3票；赞成2票，反对0票，弃权1票，暂缓。',
      '正文｜会议逐人表决：张伟，通过；李娜，暂缓。暂缓、未表决的，留待下次会议研究。',
      '一级｜三、2026年科技计划项目指南',
      '标签｜议题编号：议题〔2026〕3号',
      '正文｜会议决定暂缓：征求意见尚未结束。',
      '正文｜散会（11:35）。',
      '表行｜主持人（签名）：│年　　月　　日',
      '表行｜记录人（签名）：│年　　月　　日',
      '顶格｜依据会议〔2026〕7号会议记录第1版制作',
    ]);
    // What stays within the circle says so above every page.
    expect(headerOf(bytes)).toMatch(/^内部资料（含.+），不得外传$/u);
  });
  test('says of every correction what was recorded before and what holds now', async () => {
    const grounds = { reason: '记错', approvedBy: 'wang' as StaffId };
    const lines = await outlined('record', [
      ...held,
      VoteCorrected({
        meeting: id,
        item: itemAt(1),
        vote: vote(1, { for: 4 }),
        was: vote(1, { for: 3, abstain: 1 }),
        ...grounds,
      }),
      AttendanceCorrected({ meeting: id, absent: [{ staff: 'zhao' as StaffId, reason: '生病' }], ...grounds }),
      AttendanceCorrected({ meeting: id, absent: [], ...grounds }),
      RecusalCorrected({ meeting: id, place: 2, staff: 'ahmat' as StaffId, withdrew: false, ...grounds }),
      RecusalCorrected({ meeting: id, place: 2, staff: 'ahmat' as StaffId, withdrew: true, ...grounds }),
      ResolutionCorrected({ meeting: id, place: 1, resolution: '同意采购', ...grounds }),
      ResolutionCorrected({ meeting: id, place: 1, resolution: '原则同意', ...grounds }),
    ]);
    const by = '原因：记错。批准：王建国。';
    const from = lines.indexOf('一级｜更正情况');
    expect(lines.slice(from + 1, from + 8)).toEqual([
      `正文｜第2版：更正议题1的表决，原赞成3票、反对0票、弃权1票，通过，现赞成4票、反对0票、弃权0票，通过。${by}`,
      `正文｜第3版：更正到会情况，请假缺席原记孙丽（出差），现为赵刚（生病）。${by}`,
      `正文｜第4版：更正到会情况，请假缺席原记赵刚（生病），现为无。${by}`,
      `正文｜第5版：更正议题2的回避，艾合买提·吐尔逊原记已回避，现为没有回避。${by}`,
      `正文｜第6版：更正议题2的回避，艾合买提·吐尔逊原记没有回避，现为已回避。${by}`,
      `正文｜第7版：更正议题1的决议，原为“原则同意采购方案，资金分两年安排；由平台中心按程序组织采购；采购结果向党组报告”，现为“同意采购”。${by}`,
      `正文｜第8版：更正议题1的决议，原为“同意采购”，现为“原则同意”。${by}`,
    ]);
  });
  test('what nobody said is left to be filled in, never made up', async () => {
    const lines = await outlined('record', held, { endedAt: undefined, recorder: undefined });
    expect(lines).toContain('标签｜时间：2026年3月20日10:00');
    expect(lines).toContain('标签｜记录：【待填：记录人】');
    expect(lines).toContain('正文｜散会（【待填：散会时间】）。');
  });
  test('a discussion told again takes the place of the one before', async () => {
    const again = OpinionsHeard({
      meeting: id,
      place: 1,
      speakers: ['li', 'wang'] as StaffId[],
      chairFirst: false,
      gist: '总体同意。李敏：同意',
    });
    const lines = await outlined('record', [...sat, again, closed]);
    expect(lines.filter((line) => line.includes('发言顺序'))).toEqual(['标签｜发言顺序：李敏、王建国。']);
    expect(lines).toContain('标签｜讨论要点：总体同意。');
  });
});

describe('who said what', () => {
  const people = ['李敏', '李敏华', '王建国'].map((name) => ({ name }));
  const told = (text: string) =>
    discussionOf(text, people).speeches.map(({ by, words }) => `${by.name}说${words.replace(/[。；]$/u, '')}`);
  test.each([
    ['李敏：同意；李敏华：不同意。', ['李敏说同意', '李敏华说不同意']],
    ['李敏同志：同意。王建国: 定了', ['李敏说同意', '王建国说定了']],
    ['李敏：王建国的意见我同意', ['李敏说王建国的意见我同意']],
    ['大家同意', []],
  ])('%s', (text, speeches) => expect(told(text)).toEqual(speeches));
});

describe('表决票', () => {
  const secret = [
    '标题｜中共天山市科学技术局党组会议',
    '标题｜表决票',
    '居中｜2026年第7次党组会议　2026年3月20日',
    '正文｜议题2　拟任张伟、李娜为计划科领导人员（无记名）',
    '表头｜序号│姓名│现任职务│表决事项│同意│不同意│缓议│弃权',
    '表行｜1│张伟│计划科副科长│拟任张伟为计划科领导人员││││',
    '表行｜2│李娜│平台中心工程师│拟任李娜为计划科领导人员││││',
    '正文｜填写方法：每一行在所选的一栏内划“○”，只能选一栏；不选或者多选的，该行无效。',
    '正文｜本票加盖党组印章有效，不记名、不编号，填写后当场投入票箱。',
  ];
  const open = [
    '标题｜中共天山市科学技术局党组会议',
    '标题｜表决票',
    '居中｜2026年第7次党组会议　2026年3月20日',
    '正文｜下列议题逐项表决（记名）。',
    '表头｜议题│内容│同意│不同意│弃权',
    '表行｜1│采购高性能计算平台│││',
    '表行｜3│2026年科技计划项目指南│││',
    '正文｜填写方法：每一行在所选的一栏内划“○”，只能选一栏；不选或者多选的，该行无效。',
    '表行｜表决人（签名）：│年　　月　　日',
  ];
  const sheets = (lines: readonly string[]) => lines.join('\n').split('\n换页\n');
  test('persons apart from open items, a sheet for each who votes, all alike', async () => {
    const bytes = await officialPaper(drawn('ballots', sat));
    pictured('ballots', 'docx', bytes);
    // Four are there; one of them has withdrawn from the item about persons.
    expect(sheets(outlineOf(bytes))).toEqual([
      ...Array.from({ length: 3 }, () => secret.join('\n')),
      ...Array.from({ length: 4 }, () => open.join('\n')),
    ]);
  });
  test('nothing tells one sheet from another: no page number, no signature where the vote is secret', async () => {
    const parts = partsOf(await officialPaper(drawn('ballots', sat)));
    expect(Object.keys(parts).filter((name) => /footer/.test(name))).toEqual([]);
    expect(secret.join('')).not.toMatch(/签名|表决人|编号：/u);
  });
  test('before the meeting there is one for each who is due and did not ask for leave', async () => {
    expect(sheets(await outlined('ballots', [convened]))).toHaveLength(10);
  });
});

describe('表决结果', () => {
  test('has what was handed out and in, each count, and who counted and watched, on one page', async () => {
    const bytes = await officialPaper(drawn('votes'));
    pictured('votes', 'docx', bytes);
    expect(outlineOf(bytes)).toEqual([
      '标题｜中共天山市科学技术局党组会议',
      '标题｜表决结果报告单',
      '标签｜会议：2026年第7次党组会议（2026年3月20日）',
      '标签｜人数：应到5人，实到4人，请假：孙丽。',
      '一级｜一、投票表决',
      '表头｜议题│表决对象│方式│发出│收回│有效│无效│同意│不同意│缓议│弃权│须得│结果',
      '表行｜2│拟任张伟为计划科领导人员│无记名│3│3│3│0│3│0│0│0│3│通过',
      '表行｜2│拟任李娜为计划科领导人员│无记名│3│3│3│0│2│0│0│1│3│暂缓',
      '一级｜二、口头、举手表决',
      '表头｜议题│事项│方式│到会│赞成│反对│弃权│须得│结果',
      '表行｜1│采购高性能计算平台│举手│4│3│0│1│3│通过',
      '正文｜议题2：艾合买提·吐尔逊回避。',
      '正文｜议题3：暂缓，未表决。',
      '表行｜计票人（签名）：│监票人（签名）：',
      '表行｜主持人（签名）：│年　　月　　日',
      '顶格｜依据会议〔2026〕7号会议记录第1版制作',
    ]);
  });
});

describe('会议通知', () => {
  test('says when and where, the agenda with who reports, what is asked, whom to ask', async () => {
    const bytes = await officialPaper(drawn('notice', [convened]));
    pictured('notice', 'docx', bytes);
    expect(outlineOf(bytes)).toEqual([
      '标题｜关于召开2026年第7次党组会议的通知',
      '顶格｜党组各成员：',
      '正文｜定于2026年3月20日10:00在三楼会议室召开2026年第7次党组会议，现将有关事项通知如下。',
      '一级｜一、会议议题',
      '正文｜1. 采购高性能计算平台（议题〔2026〕1号，汇报人：马晓红）',
      '正文｜2. 拟任张伟、李娜为计划科领导人员（议题〔2026〕2号）',
      '正文｜3. 2026年科技计划项目指南（议题〔2026〕3号）',
      '一级｜二、有关要求',
      '正文｜请提前阅看会议材料；因故不能参加的，会前向党组书记请假，可以提交书面意见。',
      '落款｜中共天山市科学技术局党组',
      '落款｜2026年3月16日',
      '正文｜（联系人：陈霞，联系电话：0990-1234567）',
    ]);
  });
  test('moved, it says the new day, time and place', async () => {
    const moved = MeetingMoved({
      meeting: id,
      heldOn: '2026-03-21' as LocalDate,
      at: '15:30',
      place: '一号会议室',
      reason: '冲突',
    });
    expect((await outlined('notice', [convened, moved]))[2]).toContain('会议改于2026年3月21日15:30在一号会议室召开');
  });
});

describe('决议', () => {
  test('has the day and who passed it under its title, and no day at its end', async () => {
    const bytes = await officialPaper(drawn('resolutions'));
    pictured('resolutions', 'docx', bytes);
    expect(outlineOf(bytes)).toEqual([
      '标题｜中共天山市科学技术局党组会议决议',
      '题注｜（2026年3月20日党组会议通过）',
      '正文｜2026年第7次党组会议审议并通过以下事项：',
      '一级｜一、采购高性能计算平台',
      '正文｜原则同意采购方案，资金分两年安排；由平台中心按程序组织采购；采购结果向党组报告。（议题〔2026〕1号）',
    ]);
  });
});

describe('议题卡', () => {
  test('has the item and its way on one page, with room for the secretary', async () => {
    const bytes = await officialPaper(
      itemCard({
        organ: '天山市科学技术局',
        number: '议题〔2026〕1号',
        title: '采购高性能计算平台',
        category: '大额资金使用',
        amount: '1,200,000.00元',
        unit: '平台中心',
        reporter: '马晓红',
        proposedOn: '2026-03-02',
        materials: ['采购方案.docx', '专家论证意见.pdf'],
        needs: ['法律顾问意见', '合法性审查'],
        steps: [
          { on: '2026-03-02', what: '提出议题', by: '马晓红' },
          { on: '2026-03-12', what: '党组书记同意上会', by: '王建国' },
        ],
      }),
    );
    pictured('item-card', 'docx', bytes);
    expect(outlineOf(bytes)).toEqual([
      '标题｜中共天山市科学技术局党组',
      '标题｜会议议题卡',
      '居中｜议题〔2026〕1号',
      '表行｜议题│采购高性能计算平台',
      '表行｜类别│大额资金使用',
      '表行｜金额│1,200,000.00元',
      '表行｜承办处室│平台中心',
      '表行｜汇报人│马晓红',
      '表行｜提出日期│2026-03-02',
      '表行｜前置程序│法律顾问意见、合法性审查',
      '表行｜材料│采购方案.docx／专家论证意见.pdf',
      '表头｜日期│办理经过│经办',
      '表行｜2026-03-02│提出议题│马晓红',
      '表行｜2026-03-12│党组书记同意上会│王建国',
      '表行｜党组书记意见（签名）：│年　　月　　日',
    ]);
  });
});

describe('台账', () => {
  const organ = 'kjj';
  const meeting = '018f2b3c-0000-7000-8000-0000000000aa';
  const held_on = '2026-03-20';
  const entry = {
    organ,
    meeting,
    held_on,
    persons: [],
    late: null,
    recused: [],
    changes: [],
    discussed: true,
  };
  const vote = { organ, meeting, held_on, due: 5, present: 4, needed: 3 };
  const sheets = () =>
    ledgerSheets({
      filledIn: { organ: '天山市科学技术局', time: '2026-01-01至2026-12-31', by: '陈霞', on: '2026-12-31' },
      nameOf: (staff) => ({ wang: '王建国', sun: '孙丽', zhao: '赵刚', ma: '马晓红' })[staff] ?? staff,
      unitOf: () => '平台中心',
      meetings: [
        {
          organ,
          meeting,
          year: 2026,
          serial: 7,
          held_on,
          place: '三楼会议室',
          chair: 'wang',
          state: 'closed',
          due: ['wang', 'li', 'zhao', 'sun', 'ahmat'],
          absent: ['sun', 'zhao'],
          reasons: { sun: '出差', zhao: '无故缺席' },
          studied: ['《科学技术进步法》'],
          items: 2,
          counted: null,
          issue: 1,
          confirmed: [],
        },
      ],
      entries: [
        {
          ...entry,
          place: 1,
          item: 'a',
          number: '议题〔2026〕1号',
          title: '采购高性能计算平台',
          category: 'largeFunds',
          amount: '120000000',
          outcome: 'passed',
          resolution: '原则同意采购方案，资金分两年安排；由平台中心按程序组织采购',
        },
        {
          ...entry,
          place: 2,
          item: 'b',
          number: '议题〔2026〕2号',
          title: '拟任张伟为计划科领导人员',
          category: 'personnel',
          amount: null,
          outcome: 'deferred',
          resolution: null,
        },
      ],
      votes: [
        {
          ...vote,
          place: 1,
          person: '',
          category: 'largeFunds',
          method: 'hands',
          in_favour: 3,
          against: 0,
          abstain: 1,
          postpone: 0,
          invalid: 0,
          outcome: 'passed',
          dissent: ['zhao'],
        },
      ],
      tasks: [
        {
          organ,
          task: 't',
          year: 2026,
          serial: 3,
          meeting,
          place: 1,
          item: 'a',
          what: '采购高性能计算平台',
          unit: 'platform',
          owner: 'ma',
          due: '2026-12-31',
          state: 'open',
          returned: false,
          progress: '已签订合同',
          finished_on: null,
          marks: [],
        },
      ],
    });
  const facts = (name: string): readonly (readonly unknown[])[] => {
    const { columns, rows } = sheets().find((sheet) => sheet.name === name)!;
    return [...rows].map((row) => columns.flatMap(({ title }, n) => (row[n] === undefined ? [] : [[title, row[n]]])));
  };
  test('has one fact a column: who was on leave, why, and who just stayed away', async () => {
    pictured('ledger', 'xlsx', await workbook(sheets()), [1, 2]);
    expect(facts('会议')).toEqual([
      [
        ['会议', '会议〔2026〕7号'],
        ['日期', '2026-03-20'],
        ['地点', '三楼会议室'],
        ['主持人', '王建国'],
        ['状态', '已召开'],
        ['应到', 5],
        ['实到', 3],
        ['请假人', '孙丽'],
        ['请假原因', '出差'],
        ['缺席人', '赵刚'],
        ['会前学法', '《科学技术进步法》'],
        ['议题数', 2],
      ],
    ]);
  });
  test('has the amount of an item as an amount, and days as days', () => {
    expect(facts('议题')[0]).toContainEqual(['金额（元）', '120000000']);
    const kinds = sheets().flatMap(({ columns }) => columns.flatMap(({ title, is }) => (is ? [`${title} ${is}`] : [])));
    expect(kinds).toEqual(['日期 date', '日期 date', '金额（元） money', '日期 date', '期限 date', '办结日期 date']);
  });
});
