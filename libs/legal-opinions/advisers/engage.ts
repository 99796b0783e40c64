import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import {
  bearing,
  dateOf,
  derivedId,
  Fen,
  field,
  Length,
  LocalDate,
  nextNumber,
  oneLine,
  prose,
  role,
  StaffId,
  UnitId,
  yearOf,
} from '#kernel';
import { lastDayFrom } from '../ground/last-day.ts';
import { AdviserId, Materials, optionsOf } from '../ground/terms.ts';
import { partiesIn } from './parties.ts';
import { AdviserAnswer, AdviserDesk, adviserInWords } from './adviser-desk.ts';
import { engage } from './adviser.ts';
import { ADVISER_TYPES, AdviserType } from './events.ts';

/** Engages a legal adviser, or engages one again for another term. */
export const EngageAdviser = command('advisers.engage', {
  title: '聘请法律顾问',
  topic: '法律顾问',
  says: [
    '聘请法律顾问',
    '登记法律顾问',
    '聘任法律顾问',
    '新聘法律顾问',
    '续聘法律顾问',
    '聘请顾问',
    '登记顾问',
    '续聘顾问',
  ],
  examples: [
    '聘请法律顾问 昆冈律师事务所 薛怀谦 聘期一年 从12月1日起',
    '续聘法律顾问 郝茹 到2027年11月30日',
    '登记法律顾问 公职律师 吴磊',
  ],
  may: role('legal', 'office'),
  sheet: {
    names: ['法律顾问', '顾问名册'],
    blames: {
      'advisers.term-order': 'endDate',
      'advisers.firm-needed': 'lawFirm',
      'advisers.engaged-already': 'startDate',
      'advisers.account-unknown': 'account',
    },
  },
  input: {
    adviser: field(oneLine(2, 40), {
      label: '姓名',
      headings: ['顾问', '法律顾问', '顾问姓名'],
      ask: '法律顾问叫什么名字？',
      example: '薛怀谦',
      kind: { is: 'text' },
    }),
    adviserType: field(AdviserType, {
      label: '来源',
      headings: ['类型', '类别', '顾问类型', '身份'],
      ask: '是律师事务所的律师、公职律师，还是高校的？',
      example: 'firm',
      written: '律师事务所',
      kind: { is: 'choice', options: optionsOf(ADVISER_TYPES) },
      otherwise: (_, { lawFirm }) => (typeof lawFirm === 'string' ? typeOf(lawFirm) : undefined),
    }),
    lawFirm: field(oneLine(2, 100), {
      label: '所在单位',
      headings: ['律所', '所在律所', '律师事务所', '单位', '工作单位'],
      ask: '是哪家律师事务所（单位）的？',
      example: '昆冈律师事务所',
      kind: { is: 'text', like: '律师事务所$|律所$|大学$|学院$|所$' },
      needed: ({ adviserType }) => adviserType === undefined || adviserType === 'firm',
    }),
    startDate: field(LocalDate, {
      label: '聘期从',
      headings: ['聘期起', '聘期开始', '聘任起始日期', '聘用起始日期', '起聘日期', '起始日期'],
      ask: '从哪天开始聘？',
      example: '2026-12-01',
      written: '12月1日起',
      kind: { is: 'date' },
      otherwise: ({ today }) => today,
    }),
    endDate: field(LocalDate, {
      label: '聘期到',
      headings: ['聘期止', '聘期结束', '聘任截止日期', '聘用终止日期', '到期日期', '终止日期'],
      ask: '聘到哪天？（也可以写聘期，例如“一年”）',
      example: '2027-11-30',
      written: '到2027年11月30日',
      kind: { is: 'date', tense: 'future' },
      otherwise: ({ today }, { startDate, term }) =>
        term === undefined ? undefined : lastDayFrom((startDate as LocalDate | undefined) ?? today, term as Length),
    }),
    term: field(Length, {
      label: '聘期',
      ask: '聘期多长？',
      example: '{"n":1,"unit":"year"}',
      written: '一年',
      kind: { is: 'length' },
      needed: () => false,
    }),
    scope: field(oneLine(1, 200), {
      label: '专长、服务范围',
      headings: ['专长', '服务范围', '专业领域'],
      ask: '主要负责哪些事项？',
      example: '合同、知识产权',
      kind: { is: 'text' },
      needed: () => false,
    }),
    fee: field(Fen, {
      label: '费用',
      ask: '费用多少？',
      example: '4000000',
      written: '4万元',
      kind: { is: 'amount' },
      needed: () => false,
    }),
    licenseNumber: field(oneLine(4, 40), {
      label: '执业证号',
      headings: ['律师证号', '律师执业证号'],
      ask: '执业证号是多少？',
      example: '16501201510123456',
      kind: { is: 'text', like: '^\\d{17}$' },
      needed: () => false,
    }),
    phone: field(bearing(oneLine(3, 40), 'personal'), {
      label: '电话',
      headings: ['联系电话', '手机', '手机号', '联系方式'],
      ask: '电话是多少？',
      example: '0991-0000000',
      kind: { is: 'text', like: '^(?:1\\d{10}|0\\d{2,3}-?\\d{7,8})$' },
      needed: () => false,
    }),
    account: field(StaffId, {
      label: '钉钉工号',
      ask: '在钉钉中的工号（userId）是什么？登记后只能看到指派给本人的事项。',
      example: 'xuehuaiqian',
      kind: { is: 'text', like: '^[A-Za-z][\\w-]{2,63}$' },
      needed: () => false,
    }),
    formerPost: field(bearing(prose(1, 500), 'personal'), {
      label: '离任任职限制',
      ask: '是否曾任法官、检察官、司法行政人员？（律师法第四十四条）',
      example: '2024年前任某区法院法官',
      kind: { is: 'text', like: '曾任|离任|法官|检察官' },
      needed: () => false,
    }),
    unit: field(UnitId, {
      label: '管理处室',
      ask: '由哪个处室管理？',
      example: 'legal',
      written: '政策法规科',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
    letterNumber: field(oneLine(2, 60), {
      label: '聘书编号',
      headings: ['聘书号', '聘书文号', '聘用合同编号', '协议编号'],
      ask: '聘书编号是多少？',
      example: '聘〔2026〕1号',
      kind: { is: 'text', like: '^聘.{0,6}〔\\d{4}〕\\d+号$' },
      needed: () => false,
    }),
    // In the chat one party is put down after the other (登记利益冲突); a register has them in a column.
    conflicts: field(bearing(prose(1, 500), 'personal'), {
      label: '利益冲突申报',
      headings: ['利益冲突', '利益冲突情况', '冲突申报'],
      ask: '与哪些单位或个人有利益冲突？',
      example: '无',
      kind: { is: 'text', like: '(?!)' },
      needed: () => false,
    }),
    letter: field(Materials, {
      label: '聘书、协议',
      ask: '附聘书或者协议吗？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
    }),
  },
  answer: AdviserAnswer,
  reports: adviserInWords,
  corrected: ({ number }) => ({ command: 'advisers.correct', input: { adviser: number } }),
});
export type EngageAdviser = InstanceType<typeof EngageAdviser>;

const typeOf = (firm: string): AdviserType | undefined => {
  if (/大学|学院/u.test(firm)) return 'university';
  return /律师|律所|所$/u.test(firm) ? 'firm' : undefined;
};

@Handles(EngageAdviser)
export class EngageAdviserHandler {
  constructor(@Inject(AdviserDesk) private readonly desk: AdviserDesk) {}

  async execute({ input, by }: EngageAdviser): Promise<Answered<AdviserAnswer>> {
    const unfit = await this.desk.unfit(by, input);
    if (unfit) return { is: 'refused', ...unfit };
    const { actor, at } = by;
    const { adviser: name, adviserType: type, lawFirm: firm, licenseNumber: license } = input;
    const { phone, account, scope, formerPost, fee, letter, letterNumber } = input;
    const { unit, startDate: from, endDate: until, conflicts } = input;
    // The same person of the same house is one adviser, however often engaged.
    const adviser = AdviserId.parse(derivedId(`${actor.organ}:${name}:${firm ?? ''}`, 'adviser'));
    return this.desk.record(
      by,
      adviser,
      engage(
        {
          adviser,
          number: nextNumber('顾问', yearOf(dateOf(at))),
          ...{ name, type, firm, license, phone, account, scope, formerPost, from, until, fee },
          ...{ letter, letterNumber },
          unit,
          ...(actor.is === 'staff' ? { engagedBy: actor.staffId } : {}),
        },
        dateOf(at),
        conflicts === undefined ? undefined : { parties: partiesIn(conflicts), why: conflicts },
      ),
    );
  }
}
