// The standards of the fair-competition review, clause by clause (公平竞争审查条例第八条至第十二条).

/** One clause that a measure must not touch. `article`: where it stands in the regulation. */
export interface Clause {
  readonly id: ClauseId;
  readonly article: string;
  /** In short words: what a measure must not hold. */
  readonly bars: string;
}

/** The four groups, as the form prints them. */
export const GROUPS = [
  { id: 'A', article: '第八条', title: '限制或者变相限制市场准入和退出' },
  { id: 'B', article: '第九条', title: '限制商品、要素自由流动' },
  { id: 'C', article: '第十条', title: '没有法律、行政法规依据或者未经国务院批准，影响生产经营成本' },
  { id: 'D', article: '第十一条', title: '影响生产经营行为' },
] as const;

const ALL = [
  ['A1', '第八条第一项', '对市场准入负面清单以外的行业、领域、业务等违法设置审批程序'],
  ['A2', '第八条第二项', '违法设置或者授予特许经营权'],
  ['A3', '第八条第三项', '限定经营、购买或者使用特定经营者提供的商品或者服务'],
  ['A4', '第八条第四项', '设置不合理或者歧视性的准入、退出条件'],
  ['A5', '第八条第五项', '其他限制或者变相限制市场准入和退出的内容'],
  ['B1', '第九条第一项', '限制外地或者进口商品、要素进入，或者阻碍本地经营者迁出、商品和要素输出'],
  ['B2', '第九条第二项', '排斥、限制、强制或者变相强制外地经营者在本地投资经营或者设立分支机构'],
  ['B3', '第九条第三项', '排斥、限制外地经营者参加本地政府采购、招标投标'],
  ['B4', '第九条第四项', '对外地或者进口商品、要素设置歧视性收费项目、标准、价格或者补贴'],
  ['B5', '第九条第五项', '在资质标准、监管执法等方面对外地经营者设置歧视性要求'],
  ['B6', '第九条第六项', '其他限制商品、要素自由流动的内容'],
  ['C1', '第十条第一项', '给予特定经营者税收优惠'],
  ['C2', '第十条第二项', '给予特定经营者选择性、差异化的财政奖励或者补贴'],
  ['C3', '第十条第三项', '给予特定经营者要素获取、行政事业性收费、政府性基金、社会保险费等方面的优惠'],
  ['C4', '第十条第四项', '其他影响生产经营成本的内容'],
  ['D1', '第十一条第一项', '强制或者变相强制经营者实施垄断行为，或者为其提供便利条件'],
  ['D2', '第十一条第二项', '超越法定权限制定政府指导价、政府定价，为特定经营者提供优惠价格'],
  ['D3', '第十一条第三项', '违法干预市场调节价商品、要素的价格水平'],
  ['D4', '第十一条第四项', '其他影响生产经营行为的内容'],
] as const;

/** A clause by its place: A3 is 第八条第三项. */
export type ClauseId = (typeof ALL)[number][0];
/** All nineteen, in the order of the regulation. */
export const CLAUSES: readonly Clause[] = ALL.map(([id, article, bars]) => ({ id, article, bars }));
/** Their ids, for schemas. */
export const CLAUSE_IDS = ALL.map(([id]) => id) as unknown as [ClauseId, ...ClauseId[]];
const BY_ID = new Map(CLAUSES.map((clause) => [clause.id, clause]));
/** The clause of an id. */
export const clauseOf = (id: ClauseId): Clause => BY_ID.get(id)!;

/** On what ground a measure may be issued all the same (第十二条). */
export const GROUNDS = {
  security: { article: '第十二条第一项', label: '维护国家安全和发展利益', synonyms: ['国家安全'] },
  science: {
    article: '第十二条第二项',
    label: '促进科学技术进步、增强国家自主创新能力',
    synonyms: ['促进科技进步', '科技进步', '自主创新', '科技创新'],
  },
  'public-interest': {
    article: '第十二条第三项',
    label: '节约能源、保护环境、救灾救助等社会公共利益',
    synonyms: ['公共利益', '社会公共利益', '节能环保', '救灾救助'],
  },
  law: { article: '第十二条第四项', label: '法律、行政法规规定的其他情形', synonyms: ['法律行政法规规定'] },
} as const;
export type GroundId = keyof typeof GROUNDS;
/** Their ids, for schemas. */
export const GROUND_IDS = Object.keys(GROUNDS) as [GroundId, ...GroundId[]];
