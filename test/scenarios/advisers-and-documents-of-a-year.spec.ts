import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHouse, settled, type House } from '#support/house';

// The year of a bureau's report, by the sheet of somebody who had not read the program: 4 advisers, opinions on 15
// documents and 5 contracts, 2 normative and 4 policy documents, none in breach, 19 valid after the clean-up. Each number
// is answered with the records behind it, and is the same after twenty corrections. What must not be counted is there too.

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const day = async (now: string) => {
  await settled(house.url);
  await fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: `${now}T10:00:00+08:00` }),
  });
};
type Body = Readonly<Record<string, unknown>>;
const tokens = new Map<string, Promise<string>>();
const tokenOf = (staff: string): Promise<string> => {
  if (!tokens.has(staff)) tokens.set(staff, house.token(staff));
  return tokens.get(staff)!;
};
const post = async (path: string, body: Body, staff = 'zhoufang') =>
  house.call(await tokenOf(staff), 'POST', `/v1/${path}`, body);
const gives = async (path: string, body: Body, staff?: string): Promise<Record<string, unknown>> => {
  const answered = await post(path, body, staff);
  expect([path, body, answered.status, answered.body.detail]).toEqual([path, body, 200, undefined]);
  return answered.body;
};
const get = async <T>(path: string): Promise<T> => {
  await settled(house.url);
  return (await house.call(await tokenOf('zhoufang'), 'GET', encodeURI(`/v1/${path}`))).body as T;
};
/** What the bot answers, all parts of it. */
const asks = async (text: string): Promise<string> => {
  const person = house.person('zhoufang');
  const parts = [(await person.says(text)).text!];
  const many = Number(/^（1\/(\d)）/u.exec(parts[0]!)?.[1] ?? 1);
  while (parts.length < many) parts.push((await person.hears()).text!);
  return parts.join('\n');
};

const YEAR = '2024-01-01..2024-12-31';
const numbers = new Map<string, string>();
const numberOf = (id: string): string => numbers.get(id)!;
const REASON = { reason: '核对原件' };
/** Puts something on record under the name the sheet has for it. */
const enters = async (id: string, path: string, body: Body) => {
  numbers.set(id, (await gives(path, body)).number as string);
};

// What the sheet has: advisers, documents with their days, opinions, contracts.
const ADVISERS = [
  ['A1', '林知远', 'firm', '朔光律师事务所', '2023-07-01', '2025-06-30'],
  ['A2', '贺兰敏', 'firm', '岱川律师事务所', '2024-01-01', '2025-12-31'],
  ['A3', '迪丽达尔', 'public', '本局', '2022-04-01', '2027-03-31'],
  ['A4', '杜衡', 'university', '天山大学', '2024-03-15', '2026-03-14'],
  ['A5', '袁大任', 'firm', '朔光律师事务所', '2022-07-01', '2024-06-30'],
  ['A6', '施令仪', 'university', '天山大学', '2025-01-10', '2027-01-09'],
] as const;
const VALID = [
  ['V01', '科技计划项目管理办法', '2020-03-01'],
  ['V02', '科技专家库管理办法', '2020-07-01'],
  ['V03', '科学技术奖励办法实施细则', '2020-09-15'],
  ['V04', '重点实验室管理办法', '2021-01-10'],
  ['V05', '工程技术研究中心管理办法', '2021-04-01'],
  ['V06', '科技企业孵化器管理办法', '2021-06-20'],
  ['V07', '众创空间备案管理办法', '2021-09-01'],
  ['V08', '技术转移示范机构管理办法', '2021-12-01'],
  ['V09', '农业科技园区管理办法', '2022-02-15'],
  ['V10', '科技特派员管理办法', '2022-05-01'],
  ['V11', '科技成果登记管理办法', '2022-07-10'],
  ['V12', '科研诚信管理办法', '2022-10-01'],
  ['V13', '大型科学仪器共享管理办法', '2022-12-20'],
  ['V14', '科技创新券管理办法（试行）', '2023-03-01'],
  ['V15', '新型研发机构备案办法（暂行）', '2023-05-15'],
  ['V16', '技术合同认定登记工作办法', '2023-08-01'],
] as const;
const ENDED = [
  ['X1', '科技进步奖推荐办法', '2021-02-01'],
  ['X2', '科技三项费用管理细则', '2021-03-01'],
  ['X3', '民营科技企业认定办法', '2021-05-01'],
  ['E1', '科技金融服务站管理办法（试行）', '2022-03-01'],
  ['E2', '国际科技合作基地管理办法', '2019-10-09'],
] as const;
/** With consultation, review, decision; 合法性审核 seven working days at least after complete papers. */
const ISSUED = [
  ['N1', '国际科技企业孵化器管理办法（试行）', 'normative', '07-15', '08-16', '09-11', '09-20', '09-25', '2024-11-01'],
  ['N2', '市级科技计划项目验收管理办法', 'normative', '02-26', '03-29', '04-24', '04-26', '05-08', '2024-06-10'],
  ['P1', '支持企业建设研发机构的若干措施', 'policy', '01-15', '02-19', '03-12', '03-15', '03-20', '2024-03-20'],
  ['P2', '技术经纪人队伍建设行动方案', 'policy', '04-15', '05-17', '06-07', '06-14', '06-19', '2024-06-19'],
  ['P3', '科技创新领军企业培育方案', 'policy', '06-03', '07-05', '07-24', '08-02', '08-14', '2024-08-14'],
  ['P4', '科技成果先用后转试点方案', 'policy', '09-09', '10-11', '10-30', '11-08', '11-20', '2024-11-20'],
] as const;
const titleOf = (id: string): string => ISSUED.find(([one]) => one === id)?.[1] ?? id;
/** Id, what on, adviser, asked, delivered, conclusion, suggestions: all, not adopted. */
const OPINIONS = [
  ['O01', 'N1', 'A1', '2024-08-26', '2024-08-28', 'amend', 4, 1],
  ['O02', 'N1', 'A1', '2024-08-29', '2024-08-30', 'lawful', 0, 0],
  ['O03', 'N2', 'A4', '2024-04-09', '2024-04-11', 'amend', 3, 0],
  ['O04', 'N2', 'A4', '2024-04-11', '2024-04-12', 'lawful', 0, 0],
  ['O05', 'P1', 'A2', '2024-02-26', '2024-02-28', 'lawful', 1, 0],
  ['O06', 'P2', 'A3', '2024-05-20', '2024-05-22', 'amend', 2, 0],
  ['O07', 'P2', 'A3', '2024-05-24', '2024-05-27', 'lawful', 0, 0],
  ['O08', 'P3', 'A2', '2024-07-08', '2024-07-10', 'lawful', 2, 0],
  ['O09', 'P4', 'A4', '2024-10-14', '2024-10-16', 'lawful', 1, 1],
  ['O10', '2025年度市级科技计划项目申报指南', 'A1', '2024-11-11', '2024-11-13', 'lawful', 2, 0],
  ['O11', '重大科技专项设立方案', 'A2', '2024-03-05', '2024-03-07', 'amend', 3, 0],
  ['O12', '行政调解工作制度', 'A3', '2024-05-13', '2024-05-15', 'lawful', 0, 0],
  ['O13', '行政复议应诉工作制度', 'A3', '2024-05-14', '2024-05-16', 'lawful', 1, 0],
  ['O14', '负责人出庭应诉工作机制', 'A5', '2024-05-14', '2024-05-16', 'lawful', 0, 0],
  ['O15', '公平竞争审查制度实施方案', 'A1', '2024-08-05', '2024-08-07', 'amend', 2, 0],
  ['O16', '规范性文件全面清理工作方案', 'A4', '2024-08-19', '2024-08-21', 'lawful', 1, 0],
  ['O17', '科技人才服务办法（征求意见稿）', 'A2', '2024-11-25', '2024-11-27', 'amend', 5, 1],
  ['O18', '市政府代拟稿', 'A1', '2024-07-22', '2024-07-24', 'lawful', 0, 0],
] as const;
const CONTRACTS = [
  ['C1', '技术交易平台运维服务合同', '衍石信息公司', 'service', 158_000, '2024-03-11'],
  ['C2', '跨区域协同创新年会合作协议', '秋岚市科技局', 'cooperation', 0, '2024-07-02'],
  ['C3', '离岸孵化合作协议', '融川孵化公司', 'cooperation', 600_000, '2024-08-22'],
  ['C4', '研发投入统计委托合同', '博衡调查中心', 'technology', 96_000, '2024-09-12'],
  ['C5', '执法记录仪采购合同', '锐目公司', 'purchase', 86_000, '2024-11-07'],
  ['C7', '饮用水供应合同', '清源公司', 'purchase', 9000, '2024-04-01'],
] as const;
const OF_CONTRACTS = [
  ['K1', 'C1', 'A1', '2024-03-06', 'lawful'],
  ['K2', 'C2', 'A2', '2024-06-27', 'lawful'],
  ['K3', 'C3', 'A4', '2024-08-09', 'amend'],
  ['K4', 'C3', 'A4', '2024-08-16', 'lawful'],
  ['K5', 'C4', 'A3', '2024-09-10', 'lawful'],
  ['K6', 'C5', 'A1', '2024-11-05', 'lawful'],
] as const;
const nameOf = (id: string): string => ADVISERS.find(([one]) => one === id)![1];

const OWN = { drafter: 'xuning', unit: 'hightech' };
const older = (id: string, n: number, title: string, effectiveDate: string) =>
  enters(id, 'documents/enter-earlier', {
    document: `乌鲁木齐市${title}`,
    documentKind: 'normative',
    documentNumber: `乌科规〔${effectiveDate.slice(0, 4)}〕${n}号`,
    date: effectiveDate,
    effectiveDate,
    interpretedOn: effectiveDate,
    ...OWN,
  });
const issued = ([
  id,
  title,
  documentKind,
  from,
  until,
  reviewed,
  decided,
  date,
  effectiveDate,
]: (typeof ISSUED)[number]) =>
  enters(id, 'documents/enter-earlier', {
    document: title,
    documentKind,
    documentNumber: `${documentKind === 'normative' ? '乌科规' : '乌科发'}〔2024〕${60 + numbers.size}号`,
    consultedFrom: `2024-${from}`,
    consultedUntil: `2024-${until}`,
    reviewedOn: `2024-${reviewed}`,
    decidedOn: `2024-${decided}`,
    competition: '不具有排除、限制竞争效果，可以出台',
    date: `2024-${date}`,
    effectiveDate,
    interpretedOn: `2024-${date}`,
    ...OWN,
  });
const opinion = (id: string, body: Body) =>
  enters(id, 'opinions/enter', { paperNumber: `法意〔2024〕${numbers.size + 1}号`, unit: 'hightech', ...body });

beforeAll(async () => {
  await day('2024-09-02');
  for (const [id, adviser, adviserType, lawFirm, startDate, endDate] of ADVISERS)
    await enters(id, 'advisers/engage', { adviser, adviserType, lawFirm, startDate, endDate });
  for (const [n, [id, title, effective]] of [...VALID, ...ENDED].entries()) await older(id, n + 1, title, effective);
  await enters('V17', 'documents/enter-earlier', {
    document: '科普基地管理办法',
    documentKind: 'normative',
    documentNumber: '乌科规〔2023〕40号',
    date: '2023-12-28',
    effectiveDate: '2024-01-27',
    interpretedOn: '2023-12-28',
    ...OWN,
  });
  for (const one of ISSUED.filter(([id]) => id !== 'N1' && id !== 'P4')) await issued(one);
  await enters('D1', 'documents/enter-earlier', {
    document: '机关考勤规定',
    documentKind: 'internal',
    documentNumber: '乌科办〔2024〕1号',
    date: '2024-03-04',
    effectiveDate: '2024-03-04',
    ...OWN,
  });
});

describe('the year goes on', () => {
  test('a clean-up looks at what is in force, and its list ends what it names', async () => {
    const round = { round: '2024年规范性文件清理', documentKind: 'normative', dueDate: '2024-11-15' };
    const opened = await gives('documents/open-clean-up', round);
    // 17 and N2 that stay, three to be repealed, E2; E1 had run out in March, N1 was not issued yet.
    expect(opened).toMatchObject({ total: 22 });
    await settled(house.url);
    for (const [id] of [...VALID, ['V17'], ['N2']] as const)
      await gives('documents/clean-up', { document: numberOf(id), result: 'keep' });
    for (const id of ['X1', 'X2', 'X3'])
      await gives('documents/clean-up', { document: numberOf(id), result: 'repeal', reason: '被替代' });
    await gives('documents/clean-up', { document: numberOf('E2'), result: 'expired', reason: '有效期届满' });
    await day('2024-11-29');
    for (const one of ISSUED.filter(([id]) => id === 'N1' || id === 'P4')) await issued(one);
    await gives('documents/publish-clean-up', { channel: '局门户网站' });
    const standing = async (id: string) =>
      (await get<{ standing: string }>(`documents/progress?document=${numberOf(id)}`)).standing;
    expect([await standing('X2'), await standing('E2'), await standing('V01')]).toEqual([
      'repealed',
      'expired',
      'in-force',
    ]);
  });

  test('opinions and contracts come into the registers, with what is not counted', async () => {
    await day('2024-12-18');
    const asked = await gives('opinions/ask', { subject: '培训方案', kind: 'document', unit: 'hightech' });
    await gives('opinions/withdraw', { opinion: asked.number, reason: '不办培训了' });
    await day('2024-12-31');
    for (const [id, on, by, askedDate, deliveryDate, conclusion, suggestionCount, notAdopted] of OPINIONS)
      await opinion(id, {
        adviser: nameOf(by),
        kind: 'document',
        subject: titleOf(on),
        askedDate,
        deliveryDate,
        conclusion,
        suggestionCount,
        notAdopted,
        ...(notAdopted > 0 ? { reason: '上级文件另有规定' } : {}),
      });
    for (const [id, contract, counterparty, kind, yuan, date] of CONTRACTS)
      await enters(id, 'contracts/enter', {
        contract,
        counterparty,
        kind,
        date,
        contractNumber: `乌科合〔2024〕${id.slice(1)}号`,
        unit: 'hightech',
        ...(yuan > 0 ? { amount: yuan * 100 } : {}),
      });
    for (const [id, on, by, date, conclusion] of OF_CONTRACTS)
      await opinion(id, {
        adviser: nameOf(by),
        kind: 'contract',
        subject: CONTRACTS.find(([one]) => one === on)![1],
        askedDate: `${date.slice(0, 8)}01`,
        deliveryDate: date,
        conclusion,
        suggestionCount: conclusion === 'amend' ? 1 : 0,
      });
    const aside = { adviser: nameOf('A1'), askedDate: '2024-06-05', deliveryDate: '2024-06-06', conclusion: 'lawful' };
    await opinion('O21', { ...aside, kind: 'item', subject: '审议仪器采购' });
    await opinion('O22', { ...aside, kind: 'question', subject: '违约金约定是否合适' });
    await day('2025-01-10');
    await enters('D4', 'documents/enter-earlier', {
      document: '科技项目经费监督办法',
      documentKind: 'normative',
      documentNumber: '乌科规〔2025〕1号',
      date: '2025-01-09',
      effectiveDate: '2025-02-10',
      ...OWN,
    });
    const late = { adviser: nameOf('A2'), conclusion: 'lawful' };
    await opinion('O19', {
      ...late,
      kind: 'document',
      subject: '科技项目经费监督办法',
      askedDate: '2024-12-30',
      deliveryDate: '2025-01-03',
    });
    await opinion('K7', {
      ...late,
      kind: 'contract',
      subject: '绩效评价合同',
      askedDate: '2024-12-30',
      deliveryDate: '2025-01-06',
    });
    expect(numbers.size).toBeGreaterThan(60);
  });
});

interface Found {
  readonly total: number;
  readonly subjects: readonly { readonly kind: string; readonly count: number }[];
  readonly items: readonly { readonly number: string; readonly title: string }[];
}
/** Every figure, each with the records behind it. */
const figures = async () => {
  const documents = (kind: string) => get<Found>(`documents/find-documents?documentKind=${kind}&period=${YEAR}`);
  const opinions = (kind: string) => get<Found>(`opinions/find?kind=${kind}&state=delivered&period=${YEAR}`);
  const competition = await get<{ total: number; reviewed: number; breaches: number }>(
    `documents/competition-record?period=${YEAR}`,
  );
  const advisers = await get<{ total: number; items: { name: string; engaged: boolean }[] }>(
    'advisers/find?on=2024-12-31',
  );
  const valid = await get<{ total: number; items: { title: string; interpretedOn: string | null }[] }>(
    'documents/valid-documents?on=2024-12-31&documentKind=normative',
  );
  const [normative, policy, ofDocuments, ofContracts] = await Promise.all([
    documents('normative'),
    documents('policy'),
    opinions('document'),
    opinions('contract'),
  ]);
  return {
    normative: normative.items.map(({ title }) => title).toSorted(),
    policy: policy.items.map(({ title }) => title).toSorted(),
    competition: [competition.total, competition.reviewed, competition.breaches],
    valid: [valid.total, valid.items.filter(({ interpretedOn }) => interpretedOn !== null).length],
    advisers: [
      advisers.total,
      ...advisers.items
        .filter(({ engaged }) => engaged)
        .map(({ name }) => name)
        .toSorted(),
    ],
    opinions: [ofDocuments.total, ofDocuments.subjects],
    contracts: [ofContracts.total, ofContracts.subjects],
  };
};
const titlesOf = (kind: string) =>
  ISSUED.filter(([, , one]) => one === kind)
    .map(([, title]) => title)
    .toSorted();
const expected = (opinionsOnDocuments: number) => ({
  normative: titlesOf('normative'),
  policy: titlesOf('policy'),
  competition: [6, 6, 0],
  valid: [19, 19],
  advisers: [4, ...['A1', 'A2', 'A3', 'A4'].map(nameOf).toSorted()],
  opinions: [opinionsOnDocuments, [{ kind: 'document', count: 15 }]],
  contracts: [6, [{ kind: 'contract', count: 5 }]],
});

describe('the figures', () => {
  test('are answered with the records behind them', async () => expect(await figures()).toEqual(expected(18)));

  test('of any day', async () => {
    const valid = async (on: string) =>
      (await get<{ total: number }>(`documents/valid-documents?on=${on}&documentKind=normative`)).total;
    const engaged = async (on: string) => (await get<{ total: number }>(`advisers/find?on=${on}`)).total;
    expect([await valid('2024-11-28'), await valid('2024-11-29'), await valid('2024-10-31')]).toEqual([22, 19, 21]);
    expect(await valid('2025-03-02')).toBe(18);
    expect([await engaged('2024-04-01'), await engaged('2024-01-01'), await engaged('2025-01-10')]).toEqual([5, 4, 5]);
  });

  test('in the chat', async () => {
    expect(await asks('法律顾问名册 2024年12月31日')).toContain('在聘 **4名**');
    expect(await asks('有效文件目录 2024年12月31日 规范性文件')).toContain('有效的文件 **19** 件');
    expect(await asks('查文件 2024年 政策性文件')).toMatch(/共 \*\*4\*\* 件/u);
    expect(await asks('查法律意见 2024年 已出具 文件')).toContain('已出具18份，涉及文件15个');
  });
});

describe('twenty corrections', () => {
  const adviser = (id: string, body: Body) => gives('advisers/correct', { adviser: numberOf(id), ...body, ...REASON });
  const corrected = (id: string, body: Body) =>
    gives('opinions/correct', { opinion: numberOf(id), ...body, ...REASON });
  const document = (id: string, body: Body) =>
    gives('documents/correct-description', { document: numberOf(id), ...body, ...REASON });
  const contract = (id: string, body: Body) =>
    gives('contracts/correct', { contract: numberOf(id), ...body, ...REASON });

  test('leave every figure as it was', async () => {
    await day('2025-02-20');
    await adviser('A2', { lawFirm: '岱川（乌鲁木齐）律师事务所' });
    await adviser('A3', { endDate: '2027-03-30' });
    await adviser('A5', { endDate: '2024-07-31' });
    await corrected('O03', { date: '2024-04-10' });
    await corrected('O05', { conclusion: 'amend' });
    // Found later: one opinion more, no document more.
    await opinion('O23', {
      adviser: nameOf('A1'),
      kind: 'document',
      subject: titleOf('N1'),
      askedDate: '2024-09-03',
      deliveryDate: '2024-09-05',
      conclusion: 'lawful',
    });
    // Registered twice: the second is given back and withdrawn.
    await opinion('O24', {
      adviser: nameOf('A1'),
      kind: 'document',
      subject: '2025年度市级科技计划项目申报指南',
      askedDate: '2024-11-11',
      deliveryDate: '2024-11-13',
      conclusion: 'lawful',
    });
    await gives('opinions/return', { opinion: numberOf('O24'), reason: '重复登记' });
    await gives('opinions/withdraw', { opinion: numberOf('O24'), reason: '与前一份重复' });
    await contract('C5', { amount: 6_800_000 });
    await corrected('K4', { date: '2024-08-15' });
    await document('P3', { documentKind: 'internal' });
    expect((await figures()).policy).toHaveLength(3);
    await document('P3', { documentKind: 'policy' });
    await document('N2', { date: '2024-05-09' });
    await document('V10', { date: '2022-05-06', effectiveDate: '2022-05-06' });
    await document('V16', { drafter: 'huangtao' });
    await contract('C1', { counterparty: '衍石信息技术公司' });
    await contract('C2', { date: '2024-07-03' });
    await corrected('O10', { date: '2024-11-14' });
    await corrected('O17', { date: '2024-11-28' });
    await adviser('A4', { scope: '科技成果转化' });
    await adviser('A1', { licenseNumber: '16501201510123456' });
    expect(await figures()).toEqual(expected(19));
  });

  test('and the registers made anew from the ledger say the same', async () => {
    for (const reader of ['documents.document-register', 'opinions.opinion-register', 'advisers.adviser-register'])
      await house.ctl('rebuild', reader);
    expect(await figures()).toEqual(expected(19));
  });
});
