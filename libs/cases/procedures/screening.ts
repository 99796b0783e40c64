import { may, needs, papers, results, type Procedure } from '../procedure.ts';

/** How grave a dispute is. */
const LEVELS = results(['一般', '一般矛盾'], ['较大'], ['重大', '重大矛盾']);

/** 矛盾纠纷排查化解, by the bureau's rules. */
export const screening: Procedure = {
  kind: 'screening',
  topic: '调解信访',
  steps: [
    {
      id: 'find-dispute',
      name: '排查出矛盾纠纷',
      says: ['排查出矛盾纠纷', '登记矛盾纠纷', '发现矛盾纠纷', '矛盾纠纷排查'],
      examples: [
        '排查出矛盾纠纷 项目经费争议 今天',
        '登记矛盾纠纷 天山软件 合作研发纠纷 4月30日前化解',
        '矛盾纠纷排查',
      ],
      day: '发现日期',
      opens: true,
      takes: [
        needs('matter', '纠纷', '是什么矛盾纠纷？'),
        may('party', '当事人'),
        may('result', '程度', '一般、较大还是重大？', LEVELS),
        needs('until', '化解期限', '要求哪天前化解？'),
        papers,
      ],
      starts: [{ rule: 'screening-resolve' }],
      tells: ['matter'],
    },
    {
      id: 'resolve-dispute',
      name: '化解矛盾纠纷',
      says: ['化解矛盾纠纷', '矛盾纠纷已化解', '纠纷已化解'],
      examples: ['化解矛盾纠纷 4月20日', '矛盾纠纷已化解', '纠纷已化解 今天'],
      day: '化解日期',
      after: ['find-dispute'],
      takes: [may('reason', '情况'), papers],
      meets: ['screening-resolve'],
      settles: true,
    },
    {
      id: 'hand-over-dispute',
      name: '移交矛盾纠纷',
      says: ['移交矛盾纠纷', '矛盾纠纷已移交'],
      examples: ['移交矛盾纠纷 转街道办', '矛盾纠纷已移交', '移交矛盾纠纷 今天'],
      day: '移交日期',
      after: ['find-dispute'],
      takes: [needs('reason', '移交到哪里', '移交给谁？'), papers],
      ends: ['screening-resolve'],
      settles: true,
    },
  ],
};
