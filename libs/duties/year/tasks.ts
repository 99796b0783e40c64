// The standing duties of a year, as data: by which rule, whose, until which day, in which parts.
import type { Cycle } from '../plans/cycle.ts';

/** What a unit is for, as far as duties of the year hang on it (归口). */
export const BUSINESSES = { legal: '法制', office: '综合', personnel: '党务人事' } as const;
export type Business = keyof typeof BUSINESSES;

/** Whose it is: the head of the unit for this business, the main head, or each member of the leading group. */
export type TaskOwner = Business | 'main-head' | 'members';

/** A task of every year. */
export interface YearTask {
  readonly id: string;
  readonly title: string;
  /** The rule of the rulebook it rests on. */
  readonly rule: string;
  /** What people call it: one's own duty by this name is this one. */
  readonly says?: readonly string[];
  readonly owner: TaskOwner;
  /** The months in which it is due: of more than one there is a duty for each, called by `parts`. */
  readonly months: readonly number[];
  /** The last day in time; 31 is the last of its month. `first`: its first working day. */
  readonly day: number | 'first';
  /** A statute, or a body outside that counts it, fixes the day: it is nobody's to put off. */
  readonly fixed?: true;
  /** No source gives a day: this one is proposed, and the organ may set another. */
  readonly ours?: true;
  /** What is said of its day. */
  readonly note?: string;
  /** Each is ticked off for itself; it is done with the last of them. */
  readonly steps?: readonly string[];
}

/** The days of a task in some of its months. */
export const cycleOf = ({ day }: YearTask, months: readonly number[]): Cycle => ({
  is: 'months',
  months,
  places: [day === 'first' ? { is: 'first-workday', n: 1 } : { is: 'day', n: day }],
});

const REPORT_TO = ['报市委', '报市政府', '报上级主管部门', '抄送依法治市办'] as const;

/** The tasks of a year, in the order of the rulebook. */
export const YEAR_TASKS: readonly YearTask[] = [
  {
    id: 'report-submit',
    title: '报送上年度法治政府建设年度报告',
    rule: 'lg-report-submit',
    says: ['法治政府建设年度报告', '法治政府年度报告', '法治政府建设报告'],
    owner: 'legal',
    months: [2],
    day: 31,
    fixed: true,
    steps: REPORT_TO,
  },
  {
    id: 'report-publish',
    title: '公布上年度法治政府建设年度报告',
    rule: 'lg-report-publish',
    owner: 'office',
    months: [3],
    day: 31,
    fixed: true,
  },
  {
    id: 'first-responsible',
    title: '主要负责人履行第一责任人职责情况（年度报告第三部分）',
    rule: 'fp-duty',
    owner: 'main-head',
    months: [2],
    day: 31,
    ours: true,
  },
  {
    id: 'shufa-watch',
    title: '查年终述法通知，录入报送日期',
    rule: 'fp-shufa',
    owner: 'legal',
    months: [12],
    day: 'first',
    ours: true,
  },
  {
    id: 'shufa',
    title: '书面述法报告',
    rule: 'fp-shufa',
    owner: 'main-head',
    months: [12],
    day: 31,
    ours: true,
    note: '待通知',
  },
  {
    id: 'shufa-law',
    title: '年度述职写入学法用法情况',
    rule: 'fp-shufa-law',
    owner: 'members',
    months: [12],
    day: 31,
    ours: true,
    note: '待述职日期',
  },
  {
    id: 'study-list',
    title: '应知应会党内法规和法律法规清单年度核对',
    rule: 'study-list',
    owner: 'legal',
    months: [3],
    day: 31,
    ours: true,
  },
  {
    id: 'study-plan',
    title: '理论学习中心组年度学习计划',
    rule: 'study-center',
    owner: 'personnel',
    months: [3],
    day: 31,
  },
  {
    id: 'study-group',
    title: '理论学习中心组集体学习研讨',
    rule: 'study-center',
    says: ['中心组学习', '中心组集体学习', '理论学习中心组学习'],
    owner: 'personnel',
    months: [3, 6, 9, 12],
    day: 31,
  },
  {
    id: 'study-report',
    title: '上年度中心组学习情况报上级宣传部门',
    rule: 'study-center',
    owner: 'personnel',
    months: [1],
    day: 31,
    ours: true,
  },
  {
    id: 'constitution-day',
    title: '国家宪法日活动',
    rule: 'study-day',
    owner: 'legal',
    months: [12],
    day: 4,
    fixed: true,
  },
  {
    id: 'enforcement-data',
    title: '公开上年度行政执法数据',
    rule: 'pub-annual',
    says: ['行政执法数据', '执法数据', '执法年报'],
    owner: 'legal',
    months: [1],
    day: 30,
    fixed: true,
    steps: ['网站公开', '报市政府', '报上级主管部门'],
  },
  {
    id: 'random-checks',
    title: '公布年度双随机抽查计划、两库一清单',
    rule: 'rand-plan',
    owner: 'legal',
    months: [3],
    day: 31,
    ours: true,
  },
  {
    id: 'enterprise-checks',
    title: '涉企检查计划备案、公布频次上限',
    rule: 'enf-check-limit',
    owner: 'legal',
    months: [3],
    day: 31,
    ours: true,
  },
  {
    id: 'training-september',
    title: '执法人员学时不足60的提示',
    rule: 'enf-train',
    owner: 'legal',
    months: [9],
    day: 30,
  },
  {
    id: 'training-november',
    title: '执法人员学时不足60的再次提示',
    rule: 'enf-train',
    owner: 'legal',
    months: [11],
    day: 30,
  },
  {
    id: 'training-year',
    title: '执法人员全年学时满60的核对',
    rule: 'enf-train',
    owner: 'legal',
    months: [12],
    day: 31,
  },
  {
    id: 'reviewers',
    title: '法制审核人员比例核对',
    rule: 'enf-reviewer-ratio',
    owner: 'legal',
    months: [12],
    day: 31,
    ours: true,
  },
  {
    id: 'discretion',
    title: '裁量权基准版本核对',
    rule: 'disc-basis',
    owner: 'legal',
    months: [11],
    day: 30,
    ours: true,
  },
  {
    id: 'public-before',
    title: '执法事前公开内容核对',
    rule: 'pub-before',
    owner: 'legal',
    months: [11],
    day: 30,
    ours: true,
  },
  {
    id: 'power-list',
    title: '权责清单年度核对',
    rule: 'pl-adjust',
    owner: 'legal',
    months: [11],
    day: 30,
    ours: true,
  },
  {
    id: 'information-report',
    title: '上年度政府信息公开工作年度报告',
    rule: 'info-annual',
    says: ['信息公开年报', '政府信息公开年报', '信息公开年度报告', '政府信息公开工作年度报告'],
    owner: 'office',
    months: [1],
    day: 30,
    fixed: true,
    steps: ['报主管部门', '网站公布'],
  },
  {
    id: 'publicity-lists',
    title: '普法四清单年度更新',
    rule: 'pf-lists',
    owner: 'legal',
    months: [3],
    day: 31,
    ours: true,
  },
  {
    id: 'archives',
    title: '上年度文件材料归档移交',
    rule: 'arch-yearly',
    says: ['上年度文件归档', '文件归档'],
    owner: 'office',
    months: [6],
    day: 30,
  },
  {
    id: 'clean-up',
    title: '规范性文件年度清理，公布目录',
    rule: 'nd-cleanup',
    owner: 'legal',
    months: [10],
    day: 31,
    ours: true,
  },
];

/** What stands before the name of a thing that is to be done: 报, 开展, 上年度. */
const BEFORE = /^(?:按时)?(?:报送|上报|报|公开|公布|开展|组织|完成|提交|交)?(?:上年度|本年度|年度)?/u;

/** The task of every year that one's own duty is by another name; only where its whole name says so. */
export const sameTask = (title: string, timesAYear: number): YearTask | undefined => {
  const named = title.trim().replace(BEFORE, '');
  return YEAR_TASKS.find(
    (task) =>
      task.months.length === timesAYear &&
      [task.title.replace(BEFORE, ''), ...(task.says ?? [])].some((one) => one === named),
  );
};
