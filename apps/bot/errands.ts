import { Inject, Injectable } from '@nestjs/common';
import { Counter, Registers } from '#infra/commands';
import { tell, type Saying, type Talk, type Turn } from '#dialogue';
import { Clock, plain, type Actor, type CommandContext } from '#kernel';
import { commands, queries, wording } from '#rooms';

const AGAIN: Saying = { title: '暂时没有办成', text: '同一事项正有多人同时办理，本次没有登记，请稍后再发一次“确认”。', buttons: [{ title: '确认', says: '确认' }] };

/** Does what a conversation came to: gives the command or asks the register, and words what came of it. */
@Injectable()
export class Errands {
  constructor(@Inject(Counter) private readonly counter: Counter, @Inject(Registers) private readonly registers: Registers, @Inject(Clock) private readonly clock: Clock) {}

  /** The command's id is that of the message that opened the form, so that a form is recorded once however often it is confirmed. */
  async give(turn: Turn & { is: 'give' }, talk: Talk, message: string, actor: Actor): Promise<readonly [Saying, Talk]> {
    const command = commands.find((one) => one.declaration === turn.command)!;
    const context: CommandContext = { id: `chat:${turn.form}`, actor, at: this.clock.now(), channel: 'chat', correlation: message };
    const outcome = await this.counter.give(command, turn.input, context);
    switch (outcome.is) {
      case 'done': return [{ title: turn.command.title, text: turn.command.reports(outcome.answer), buttons: [] }, outcome.seq === undefined ? turn.talk : { ...turn.talk, seq: outcome.seq }];
      case 'refused': return outcome.refusal.code === 'stream.busy' ? [AGAIN, talk] : [{ title: '未予登记', text: `没有登记：${plain(wording.of(outcome.refusal))}`, buttons: [{ title: '修改', says: '修改' }, { title: '取消', says: '取消' }] }, talk];
      case 'faulty': return [{ title: '内容有误', text: `没有登记：\n\n${outcome.faults.map((one) => `- ${plain(one.message)}`).join('\n')}`, buttons: [{ title: '修改', says: '修改' }, { title: '取消', says: '取消' }] }, talk];
    }
  }

  async ask(turn: Turn & { is: 'ask' }, talk: Talk, actor: Actor): Promise<Saying> {
    const type = queries.find((one) => one.declaration === turn.query)!;
    const outcome = await this.registers.ask(type, turn.input, actor, talk.seq);
    switch (outcome.is) {
      case 'done': return tell(turn.query.chat!.tells(outcome.answer));
      case 'refused': return { title: '没有权限', text: plain(wording.of(outcome.refusal)), buttons: [] };
      case 'faulty': return { title: '没有看懂', text: outcome.faults.map((one) => plain(one.message)).join('\n\n'), buttons: [] };
    }
  }
}
