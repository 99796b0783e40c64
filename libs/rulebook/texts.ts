import { LocalDate } from '#kernel';
import type { Source, Text } from './rule.ts';

const text = (name: string, version: string, from: string, to?: string): Text => ({
  name,
  version,
  from: LocalDate.parse(from),
  ...(to === undefined ? {} : { to: LocalDate.parse(to) }),
});

/** The texts the rules rest on, each in the version they were read in, with the day it came into force. */
export const TEXTS = {
  reconsiderationLaw: text('行政复议法', '2023年修订', '2024-01-01'),
  reconsiderationRules: text('行政复议法实施条例', '国令第836号', '2026-07-01'),
  litigationLaw: text('行政诉讼法', '2017年修正', '2017-07-01'),
  litigationLawBeforeLimits: text('行政诉讼法', '2017年修正', '2017-07-01', '2026-04-30'),
  litigationInterpretation: text(
    '最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释',
    '法释〔2018〕1号',
    '2018-02-08',
  ),
  headsInCourt: text('最高人民法院关于行政机关负责人出庭应诉若干问题的规定', '法释〔2020〕3号', '2020-07-01'),
  suingLimits: text('最高人民法院关于行政案件起诉期限的司法解释', '法释〔2026〕3号', '2026-05-01'),
  civilProcedureLaw: text('民事诉讼法', '2023年修正', '2024-01-01'),
  civilProcedureLaw2021: text('民事诉讼法', '2021年修正', '2022-01-01', '2023-12-31'),
  civilProcedureLaw2017: text('民事诉讼法', '2017年修正', '2017-07-01', '2021-12-31'),
  compensationLaw: text('国家赔偿法', '2012年修正', '2013-01-01'),
  petitionRules: text('信访工作条例', '2022年', '2022-05-01'),
  peoplesMediationLaw: text('人民调解法', '2010年', '2011-01-01'),
  shenzhenDisputes: text('深圳经济特区矛盾纠纷多元化解条例', '2022年', '2022-05-01'),
  mediationSystem: text('乌鲁木齐市科技局行政调解工作制度', '局内制度', '2020-01-01'),
  penaltyLaw: text('行政处罚法', '2021年修订', '2021-07-15'),
  coercionLaw: text('行政强制法', '2011年', '2012-01-01'),
  criminalTransfer: text('行政执法机关移送涉嫌犯罪案件的规定', '国令第730号', '2020-08-07'),
  enforcementSupervision: text('行政执法监督条例', '国令第825号', '2026-02-01'),
  threeSystems: text(
    '关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见',
    '国办发〔2018〕118号',
    '2018-12-05',
  ),
  randomChecks: text('关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见', '国发〔2019〕5号', '2019-01-27'),
  enforcementQuality: text('提升行政执法质量三年行动计划（2023—2025年）', '国办发〔2023〕27号', '2023-08-09'),
  discretion: text('关于进一步规范行政裁量权基准制定和管理工作的意见', '国办发〔2022〕27号', '2022-07-29'),
  inspections: text('关于严格规范涉企行政检查的意见', '国办发〔2024〕54号', '2025-01-03'),
  procuratorialAdvice: text('人民检察院检察建议工作规定', '2019年', '2019-02-26'),
  publicInterestSuits: text(
    '最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释',
    '2020年修正',
    '2021-01-01',
  ),
  courtAdvice: text('最高人民法院关于综合治理类司法建议工作若干问题的规定', '法释〔2023〕11号', '2023-11-16'),
  informationRules: text('政府信息公开条例', '国令第711号', '2019-05-15'),
  deputiesLaw: text('全国人民代表大会和地方各级人民代表大会代表法', '2025年修正', '2025-03-12'),
  proposalRules: text('政协提案办理规则', '以当地规定为准', '2018-01-01'),
  publicityLaw: text('法治宣传教育法', '2025年', '2025-11-01'),
  arbitrationLaw: text('仲裁法', '2017年修正，2025年修订后的条文号待核实', '2018-01-01'),
  civilCode: text('民法典', '2020年', '2021-01-01'),
} as const satisfies Record<string, Text>;

/** `at('litigationLaw', '第六十七条')` */
export const at = (name: keyof typeof TEXTS, article: string): Source => ({ text: TEXTS[name], article });
