import { EXCUSES } from '../../procedure.ts';
import { fact, first, gap, inPaper, latest, markOf, orGap, signed, text, type Draft } from './source.ts';

/** 负责人不能出庭情况说明, with the seal of the bureau or the signature of its first head (法释〔2020〕3号第八条). */
export const absenceStatement: Draft = {
  id: 'absence-statement',
  name: '负责人不能出庭情况说明',
  kinds: ['litigation'],
  says: ['起草负责人不能出庭说明', '起草不能出庭说明', '负责人不能出庭说明', '不能出庭情况说明'],
  examples: [
    '起草负责人不能出庭说明 案件〔2026〕2号',
    '起草不能出庭说明 案件〔2026〕2号',
    '不能出庭情况说明 案件〔2026〕2号',
  ],
  paper: (source) => {
    const hearing = latest(source, 'receive-summons')?.facts;
    const held = latest(source, 'attend-court')?.facts;
    const head = source.organ?.head ? source.person(source.organ.head) : undefined;
    const excuse = EXCUSES.find(({ value }) => value === held?.excuse)?.label;
    const sent = [held?.agent, latest(source, 'name-court-agents')?.facts.agent]
      .flatMap((agent) => (agent === undefined ? [] : [source.person(agent)]))
      .find((person) => person !== undefined);
    return {
      title: '行政机关负责人不能出庭情况说明',
      mark: markOf(source, 'lit-hearing-day'),
      blocks: [
        { is: 'title', text: '行政机关负责人不能出庭\n情况说明' },
        { is: 'address', runs: [orGap(fact(source, 'authority'), '人民法院'), '：'] },
        text(
          '你院定于',
          hearing?.hearingOn ? `${inPaper(hearing.hearingOn)}${hearing.hearingAt ?? ''}` : gap('开庭时间'),
          '开庭审理',
          orGap(fact(source, 'party'), '原告'),
          '诉我局',
          ...(fact(source, 'act') === undefined ? [] : [fact(source, 'act')!]),
          '一案，案号为',
          orGap(fact(source, 'reference'), '案号'),
          '。我局负责人',
          head ? `${head.name}（${head.post}）` : gap('姓名、职务'),
          '不能出庭应诉，现说明如下。',
        ),
        first('一、不能出庭的理由'),
        text(
          orGap(excuse, '不可抗力、意外事件、需要履行他人不能代替的公务，或者其他正当事由'),
          '：',
          orGap(held?.reason, '具体情况'),
          '。',
        ),
        first('二、委托出庭的工作人员'),
        text(
          sent
            ? `委托${sent.name}（${sent.post}）作为相应的工作人员出庭，就案件情况陈述、答辩。`
            : gap('姓名、职务；不得仅委托律师'),
        ),
        first('三、开庭安排'),
        text(gap('是否申请延期开庭')),
        text('依据《最高人民法院关于行政机关负责人出庭应诉若干问题的规定》第八条，请予审查。'),
        { is: 'annexes', names: ['证明材料', '授权委托书'] },
        signed(source),
      ],
    };
  },
};
