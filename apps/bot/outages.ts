/** What people hear while nothing can be recorded: said at once, past the tables that cannot be written. */
import { destinationOf, type ReplySender, type RobotMessage } from '#infra/dingtalk';
import type { Logger } from '#infra/operations';

const SORRY =
  '系统暂时不能登记，您刚才的消息还没有办理。系统恢复后会接着办理；如果十分钟后仍没有收到答复，请再发一次，并告诉系统管理员。';

/** Of so many messages it is known that their senders were told. */
const KNOWN = 1000;

/** Tells each sender once. */
export class Outages {
  private readonly told = new Set<string>();

  constructor(
    private readonly sender: ReplySender,
    private readonly log: Logger,
  ) {}

  /** In a group only who called the robot is told. */
  tell(message: RobotMessage): void {
    const { robotCode, msgId, conversation, atBot, sender } = message;
    if (this.told.has(msgId) || (conversation.kind === 'group' && !atBot)) return;
    this.told.add(msgId);
    const [oldest] = this.told;
    if (this.told.size > KNOWN && oldest !== undefined) this.told.delete(oldest);
    const at = conversation.kind === 'group' && sender.staffId ? { at: [sender.staffId] } : {};
    void this.sender
      .send(destinationOf(message), { is: 'text', text: SORRY, ...at }, { id: `${robotCode}:${msgId}:outage` })
      .catch((error: unknown) => this.log.warn({ err: error }, 'could not tell a person that nothing can be recorded'));
  }
}
