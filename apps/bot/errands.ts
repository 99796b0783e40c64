import { Inject, Injectable } from '@nestjs/common';
import { Counter, Registers } from '#infra/commands';
import { FileStore } from '#infra/files';
import { tell, type Candidate, type Saying, type Talk, type Turn } from '#dialogue';
import { Clock, later, plain, type Actor, type CommandContext, type MadeFile } from '#kernel';
import { commands, queries, wording } from '#rooms';

/** How long after it was recorded a thing can be taken back by a word. */
const UNDO_MS = 10 * 60_000;
const AGAIN: Saying = {
  title: '暂时没有办成',
  text: '同一事项正有多人同时办理，本次没有登记，请稍后再发一次“确认”。',
  buttons: [{ title: '确认', says: '确认' }],
};

/** Does what a conversation came to: gives the command or asks the register, and words what came of it. */
@Injectable()
export class Errands {
  constructor(
    @Inject(Counter) private readonly counter: Counter,
    @Inject(Registers) private readonly registers: Registers,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The command's id is that of the message that opened the form, so that a form is recorded once however often it is confirmed. */
  async give(turn: Turn & { is: 'give' }, talk: Talk, message: string, actor: Actor): Promise<readonly [Saying, Talk]> {
    const command = commands.find((one) => one.declaration === turn.command)!;
    const context: CommandContext = {
      id: `chat:${turn.form}`,
      actor,
      at: this.clock.now(),
      channel: 'chat',
      correlation: message,
    };
    const outcome = await this.counter.give(command, turn.input, context);
    switch (outcome.is) {
      case 'done':
        return this.done(turn, outcome.answer, outcome.seq);
      case 'refused':
        return outcome.refusal.code === 'stream.busy'
          ? [AGAIN, talk]
          : [
              {
                title: '未予登记',
                text: `没有登记：${plain(wording.of(outcome.refusal))}`,
                buttons: [
                  { title: '修改', says: '修改' },
                  { title: '取消', says: '取消' },
                ],
              },
              talk,
            ];
      case 'faulty':
        return [
          {
            title: '内容有误',
            text: `没有登记：\n\n${outcome.faults.map((one) => `- ${plain(one.message)}`).join('\n')}`,
            buttons: [
              { title: '修改', says: '修改' },
              { title: '取消', says: '取消' },
            ],
          },
          talk,
        ];
    }
  }

  private done(
    { command, talk }: Turn & { is: 'give' },
    answer: unknown,
    seq: string | undefined,
  ): readonly [Saying, Talk] {
    const undo = command.undo?.(answer);
    const { last: _, ...others } = talk;
    const until = later(this.clock.now(), UNDO_MS);
    return [
      {
        title: command.title,
        text: command.reports(answer),
        buttons: [
          ...(undo ? [{ title: '撤回', says: '撤回' }] : []),
          ...(talk.aside?.length ? [{ title: '继续', says: '继续' }] : []),
        ],
      },
      {
        ...others,
        ...(seq === undefined ? {} : { seq }),
        ...(undo ? { last: { title: undo.what, until, command: undo.command, input: undo.input } } : {}),
      },
    ];
  }

  /** The records that may be meant, as the query that knows them answers. */
  async candidates({ query, input, talk }: Turn & { is: 'offer' }, actor: Actor): Promise<readonly Candidate[]> {
    const type = queries.find((one) => one.declaration.name === query)!;
    const outcome = await this.registers.ask<{ readonly items: readonly Candidate[] }>(type, input, actor, talk.seq);
    return outcome.is === 'done' ? outcome.answer.items : [];
  }

  /** A document on its way to somebody: kept like any other file, so that it can be sent again after a crash. */
  private async sendable(
    { name, bytes }: MadeFile,
    actor: Actor,
  ): Promise<{ readonly name: string; readonly ref: string }> {
    const kept = await this.files.keep({ name, bytes }, actor.organ, this.clock.now());
    if (kept.is === 'unfit') throw new Error(`a document that was made is not fit to be kept: ${kept.sentence}`);
    return { name, ref: kept.file.sha256 };
  }

  async ask(turn: Turn & { is: 'ask' }, actor: Actor): Promise<readonly [Saying, Talk]> {
    const { talk, query, input } = turn;
    const type = queries.find((one) => one.declaration === query)!;
    const outcome = await this.registers.ask(type, input, actor, talk.seq);
    switch (outcome.is) {
      case 'done': {
        const telling = query.chat!.tells(outcome.answer);
        const page = typeof input.page === 'number' ? input.page : 1;
        if (query.gives === 'file')
          return [
            { ...tell(telling, turn.asked, turn.after), file: await this.sendable(outcome.answer as MadeFile, actor) },
            talk,
          ];
        return [
          tell(telling, turn.asked, turn.after),
          telling.more || page > 1 ? { ...talk, list: { query: query.name, input, page, more: telling.more } } : talk,
        ];
      }
      case 'refused':
        return [{ title: query.title, text: plain(wording.of(outcome.refusal)), buttons: [] }, talk];
      case 'faulty':
        return [
          { title: '没有看懂', text: outcome.faults.map((one) => plain(one.message)).join('\n\n'), buttons: [] },
          talk,
        ];
    }
  }
}
