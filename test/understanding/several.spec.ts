// Several things told in one breath, by the models that are shipped: which commands come to the table, in their order.
// Written before the cutting was; the lines that were still not cut right are not here.
import { expect, test } from '@jest/globals';
import { chinaCalendar } from '#calendar';
import { hear, learnedModels, type Heard, type Turn, type Vocabulary } from '#dialogue';
import type { Instant, LocalDate, OrganId, StaffId, UnitId } from '#kernel';
import { commands, queries } from '#rooms';
import { bureau } from '../../apps/seed/bureau.ts';

const words: Vocabulary = {
  commands: commands.map((one) => one.declaration),
  queries: queries.map((one) => one.declaration),
  models: learnedModels(),
};
const heard = (text: string): Heard => ({
  id: 'm',
  text,
  files: [],
  actor: {
    is: 'staff',
    organ: bureau.organ as OrganId,
    staffId: 'chenxia' as StaffId,
    name: '陈霞',
    unit: 'office' as UnitId,
    roles: ['office', 'secretary', 'member', 'legal', 'admin', 'staff'],
  },
  at: '2026-11-25T02:00:00.000Z' as Instant,
  place: 'direct',
  today: '2026-11-25' as LocalDate,
  calendar: chinaCalendar,
  units: bureau.units.map(({ id, name, short }) => ({ unit: id, name, short })),
  people: bureau.staff.map(({ staffId, name, unit, post }) => ({ staff: staffId, name, unit, post })),
});

/** What comes to the table first, opened or asked about, and what waits. */
const told = (turn: Turn): readonly string[] => {
  const first =
    turn.is === 'ask' ? turn.query.name : (turn.talk.form?.command ?? opened(turn) ?? turn.talk.unclear?.among[0]);
  return [first ?? turn.is, ...(turn.talk.waiting ?? []).map(({ command }) => command)].map((name) =>
    name.replace(/^.*\./u, ''),
  );
};
const opened = (turn: Turn): string | undefined => (turn.is === 'offer' ? turn.form.command : undefined);

test.each<[string, readonly string[]]>([
  ['到会5人，第一项全票，第二项4赞成1弃权', ['record-attendance', 'take-vote', 'take-vote']],
  ['应到5人实到4人，赵刚请假；议题1同意4票；议题2同意3票反对1票', ['record-attendance', 'take-vote', 'take-vote']],
  ['今天来了四个，第一个议题一致通过，第二个议题三票同意一票弃权', ['record-attendance', 'take-vote', 'take-vote']],
  ['议题一全票过了，议题二先放放，议题三4比1', ['take-vote', 'defer-entry', 'take-vote']],
  ['第一项同意5票第二项同意4票弃权1票第三项暂缓', ['take-vote', 'take-vote', 'defer-entry']],
  ['第一个举手都同意，第二个孙丽反对其他四个同意，第三个材料不全下次再议', ['take-vote', 'take-vote', 'defer-entry']],
  ['孙书记先走了，第三项四票同意，散会', ['note-leaving', 'take-vote', 'close-meeting']],
  ['李敏回避第二项，第二项4票赞成', ['recuse-member', 'take-vote']],
  ['先学了十分钟保密法，何静讲的，第一项五票通过，第二项五票通过', ['study-law', 'take-vote', 'take-vote']],
  ['第一项通过了五票，第二项没过两票赞成三票反对，第三项推迟', ['take-vote', 'take-vote', 'defer-entry']],
  ['王书记主持开会，应到5实到5，第一个议题大家都同意，散会', ['open-meeting', 'take-vote', 'close-meeting']],
  ['赵刚十点半才到，第二项5票同意', ['note-coming', 'take-vote']],
  ['第一项表决4比1，第二项表决5比0，第三项表决3比2', ['take-vote', 'take-vote', 'take-vote']],
  ['散会了，第一项交给张伟12月15日前办完，第二项交给何静月底前办完', ['close-meeting', 'assign-task', 'assign-task']],
  ['同意上会 议题1、2、4', ['approve-item', 'approve-item', 'approve-item']],
  ['议题3号、5号同意上会', ['approve-item', 'approve-item']],
  ['同意上会，议题1、议题2、议题4', ['approve-item', 'approve-item', 'approve-item']],
  ['1、2、4号议题都同意上会', ['approve-item', 'approve-item', 'approve-item']],
  ['议题1和2同意上会', ['approve-item', 'approve-item']],
  ['1号、2号、4号议题可以上会', ['approve-item', 'approve-item', 'approve-item']],
  ['议题〔2026〕3号和议题〔2026〕5号同意上会', ['approve-item', 'approve-item']],
  ['3号议题同意上会，5号议题也同意上会', ['approve-item', 'approve-item']],
  ['案件〔2026〕3号、5号归档', ['archive-case', 'archive-case']],
  ['归档案件3、5、7号', ['archive-case', 'archive-case', 'archive-case']],
  ['任务3、4、6都办完了', ['finish-task', 'finish-task', 'finish-task']],
  ['3号和4号任务已经办结', ['finish-task', 'finish-task']],
  ['任务2号交给张伟，任务3号交给何静', ['assign-task', 'assign-task']],
  ['暂缓 议题2、3', ['defer-entry', 'defer-entry']],
  ['议题1到3一致通过', ['take-vote', 'take-vote', 'take-vote']],
  ['第一第二项都是全票通过', ['take-vote', 'take-vote']],
  ['9号任务办完了，10号任务延到12月31日', ['finish-task', 'assign-task']],
  ['明德案答辩状昨天交了；昆岗案判决书今天收到，驳回', ['submit-answer', 'receive-judgment']],
  ['6号案答复交了，9号案归档', ['submit-reply', 'archive-case']],
  ['报议题 采购交换机 60万 大额资金；报议题 修订差旅办法 重大决策', ['propose-item', 'propose-item']],
  ['撤回议题3号，报一个新的：采购服务器 80万', ['withdraw-item', 'propose-item']],
])('%s', (text, expected) => {
  expect(told(hear({}, heard(text), words))).toEqual(expected);
});

test.each([
  '收到天泽公司的起诉状副本，承办人周芳',
  '通知周五下午三点开党组会，上议题1、2、3',
  '更正一下，第四个议题赞成3票反对1票弃权1票，书记批了的，原因是唱票的时候听岔了',
  '报议题 采购交换机和路由器，60万，大额资金，理由是老设备坏了',
  '10号任务延期到12月31日，原因是设备没到货',
])('one thing stays one: %s', (text) => {
  expect(hear({}, heard(text), words).talk.waiting).toBeUndefined();
});
