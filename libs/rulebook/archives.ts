import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '本局', side: 'bureau' } as const;

/** Archives: what is kept, how long, and when it is handed over. */
export const ARCHIVES: readonly Rule[] = [
  {
    id: 'arch-decision',
    name: '重大决策全过程归档',
    says: ['决策档案', '归档范围'],
    is: 'gate',
    holds: '归档范围和保管期限表经同级档案主管部门审核同意；任何单位和个人不得拒绝归档；及时完整归档',
    sources: [
      at('archivesRules', '第十九条'),
      at('archivesLaw', '第十三条'),
      at('archivesLaw', '第十四条'),
      at('majorDecisions', '第三十三条'),
    ],
    certainty: 'V',
  },
  {
    id: 'arch-yearly',
    name: '上年度文件归档',
    says: ['归档期限', '什么时候归档', '年度归档'],
    is: 'date',
    until: { month: 6, day: 30 },
    obliged: bureau,
    sources: [at('officeArchives', '归档时间')],
    certainty: 'V2',
    ours: true,
    note: '法律和条例只要求定期归档；次年6月底前见于机关档案管理规定的转述。',
  },
  {
    id: 'arch-permanent',
    name: '永久保管的决策材料',
    says: ['哪些永久保管'],
    is: 'criterion',
    holds: '决策过程、不同意见、法律意见建议永久保管',
    sources: [at('archivesRules', '第十九条')],
    certainty: 'M',
    ours: true,
  },
  {
    id: 'arch-transfer',
    name: '向国家档案馆移交',
    says: ['档案移交', '移交档案馆'],
    is: 'period',
    trigger: '档案形成',
    length: { n: 20, unit: 'year' },
    rolling: 'never',
    obliged: bureau,
    sources: [at('archivesRules', '第二十条')],
    certainty: 'V',
    note: '设区的市级以上；专业性强或者需要保密的经同意可以延长，也可以商定提前。',
  },
  {
    id: 'arch-appraise',
    name: '档案鉴定',
    says: ['档案到期鉴定'],
    is: 'criterion',
    holds: '保管期限届满的档案定期鉴定，形成鉴定报告；档案工作情况定期向档案主管部门报告',
    sources: [at('archivesRules', '第二十四条'), at('archivesRules', '第四十五条')],
    certainty: 'V',
  },
  {
    id: 'arch-electronic',
    name: '电子档案',
    says: ['电子文件归档'],
    is: 'criterion',
    holds: '来源可靠、程序规范、要素合规，全过程可追溯；办公和业务系统应当具备归档功能',
    sources: [at('archivesRules', '第三十八条至第四十条')],
    certainty: 'V',
  },
  {
    id: 'arch-term',
    name: '档案保管期限',
    says: ['保管期限'],
    is: 'criterion',
    holds: '永久、30年、10年',
    sources: [at('officeArchives', '保管期限')],
    certainty: 'V2',
  },
];
