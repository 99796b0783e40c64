import type { Sample } from './sample.ts';

const says = (said: string, ...reads: readonly string[]): Sample => ({ said, reads });

export const counts: readonly Sample[] = [
  // Attendance and votes.
  says('应到9人实到8人', 'due 9', 'present 8'), says('应到9人实到8人,赞成7票反对0弃权1', 'due 9', 'present 8', 'for 7', 'against 0', 'abstain 1'), says('应到９人，实到８人', 'due 9', 'present 8'), says('应到9实到8', 'due 9', 'present 8'),
  says('应到会9人，实到会7人，缺席2人', 'due 9', 'present 7', 'absent 2'), says('应到九人，实到八人，请假一人', 'due 9', 'present 8', 'leave 1'), says('应到7名，到会7名', 'due 7', 'present 7'), says('出席8人，列席3人', 'present 8', 'attending 3'),
  says('赞成7 反对0 弃权1', 'for 7', 'against 0', 'abstain 1'), says('同意7票，不同意1票', 'for 7', 'against 1'), says('7票赞成，0票反对，1票弃权', 'for 7', 'against 0', 'abstain 1'), says('赞成票7票', 'for 7'), says('赞成：6票；反对：2票；弃权：0票', 'for 6', 'against 2', 'abstain 0'),
  says('赞成十二票', 'for 12'), says('8人同意1人弃权', 'for 8', 'abstain 1'), says('列席人员3人', 'attending 3'), says('全票通过', 'unanimous'), says('会议一致同意', 'unanimous'), says('一致通过该议题', 'unanimous'), says('全票赞成', 'unanimous'), says('与会人员无异议', 'unanimous'),
  // Away.
  says('李敏请假(出差)', 'away limin 出差'), says('李敏请假（出差）', 'away limin 出差'), says('孙丽因病请假', 'away sunli 病'), says('赵刚出差请假', 'away zhaogang 出差'), says('赵刚同志因公出差请假', 'away zhaogang 公出差'), says('李敏请假', 'away limin'), says('李敏缺席', 'away limin'),
  says('应到5人实到4人，李敏请假（培训）', 'due 5', 'present 4', 'away limin 培训'),
  // Meetings.
  says('第37次党组会议', 'meeting 37'), says('第37次党组会', 'meeting 37'), says('第三十七次党组会议', 'meeting 37'), says('37次党组会', 'meeting 37'), says('党组会议第5次会议', 'meeting 5'), says('召开第37次党组会议，应到9人实到8人', 'meeting 37', 'due 9', 'present 8'),
  says('第二次修订'), says('第37次'), says('三次会议记录不全'),
  // Records, documents, cases.
  says('议题〔2026〕12号', 'record 议题〔2026〕12号'), says('议题[2026]第12号', 'record 议题〔2026〕12号'), says('议题（2026）12号', 'record 议题〔2026〕12号'), says('案件〔2026〕3号已提交答复', 'record 案件〔2026〕3号'), says('议题【2026】1号 赞成7票', 'record 议题〔2026〕1号', 'for 7'),
  says('乌科发〔2025〕12号', 'document 乌科发〔2025〕12号'), says('乌科发[2025]12号文', 'document 乌科发〔2025〕12号'), says('根据国发〔2023〕12号精神', 'document 国发〔2023〕12号'), says('印发新政办发〔2024〕5号', 'document 新政办发〔2024〕5号'), says('落实国办发明电〔2024〕12号要求', 'document 国办发明电〔2024〕12号'),
  says('（2026）新01行初12号', 'case （2026）新01行初12号'), says('(2025)新0102民初345号', 'case （2025）新0102民初345号'), says('（2026）新01行终8号判决11月20日送达', 'case （2026）新01行终8号', 'on 2026-11-20'), says('(2024)最高法行申77号', 'case （2024）最高法行申77号'),
  // Together.
  says('11月20日召开第37次党组会，应到9人实到8人，赵刚请假（出差），议题〔2026〕3号赞成7票反对1票', 'on 2026-11-20', 'meeting 37', 'due 9', 'present 8', 'away zhaogang 出差', 'record 议题〔2026〕3号', 'for 7', 'against 1'),
  says('同意12月1日召开', 'on 2026-12-01'), says('赞成7票，批准经费120万元', 'for 7', 'sum 1200000.00'), says('反对意见2条'), says('到会率90%'), says('同意3项'),
];
