/** The first step: who speaks, and whether what he sent may enter at all. */
import { Inject, Injectable } from '@nestjs/common';
import type { Saying } from '#dialogue';
import { Directory } from '#directory';
import { Clock, type Actor, type CommandContext, type FileRef, type Instant, type OrganId } from '#kernel';
import { wording } from '#rooms';
import { TurnAway } from '#secrecy';

/** What a person said, where; whatever channel brought it. */
export interface Words {
  readonly organ: OrganId;
  /** Names the message and no other, over all channels: robot code and message id. */
  readonly id: string;
  readonly staffId: string | undefined;
  /** When it was sent, ms since 1970 by the channel's clock. */
  readonly sentAt: number;
  /** The group it was said in; undefined between the two. */
  readonly group: string | undefined;
  readonly text: string;
  readonly files: readonly FileRef[];
  /** The channel's own description of where answers go. */
  readonly place: unknown;
}

type Sender = Pick<Words, 'organ' | 'staffId'>;
type Member = Actor & { readonly is: 'staff' };

/** A message from a member of staff, and when it was taken up. */
export interface Admitted {
  readonly is: 'admitted';
  readonly words: Words;
  readonly actor: Member;
  readonly at: Instant;
}

/** One who is not in the directory; nothing of his is fetched or kept. */
export interface Stranger {
  readonly is: 'stranger';
  readonly told: Saying;
}

const OUTSIDER: Saying = {
  title: '未登记的人员',
  text: '您不在本单位通讯录中，无法使用本系统，也没有登记任何内容。如需使用，请联系系统管理员。',
  buttons: [],
};
const NAMELESS: Saying = {
  title: '无法识别身份',
  text: '钉钉没有提供您的身份（机器人尚未发布，或您不是本单位成员），因此没有登记任何内容。请联系系统管理员。',
  buttons: [],
};

/** The door: members of staff are let in, strangers get a sentence, marked matter is turned away on record. */
@Injectable()
export class Admission {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(TurnAway) private readonly turnAway: TurnAway,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async admit(words: Words): Promise<Admitted | Stranger> {
    const speaker = await this.speaker(words);
    return speaker.is === 'stranger' ? speaker : { is: 'admitted', words, actor: speaker, at: this.clock.now() };
  }

  /** What a stranger is told; undefined for a member of staff. */
  async stranger(sender: Sender): Promise<Saying | undefined> {
    const speaker = await this.speaker(sender);
    return speaker.is === 'stranger' ? speaker.told : undefined;
  }

  /** Marked matter was sent: it was not kept, and that is put on record. */
  async refuseMarked(sender: Sender & Pick<Words, 'id'>, what: 'text' | 'file'): Promise<Saying> {
    const speaker = await this.speaker(sender);
    const by: CommandContext = {
      id: `chat:${sender.id}`,
      actor: speaker.is === 'stranger' ? { is: 'system', organ: sender.organ, name: 'unknown', roles: [] } : speaker,
      at: this.clock.now(),
      channel: 'chat',
      correlation: sender.id,
    };
    await this.turnAway.record(by, what);
    return { title: '不得录入涉密内容', text: wording.of({ code: 'secrecy.marked', facts: {} }), buttons: [] };
  }

  private async speaker({ organ, staffId }: Sender): Promise<Member | Stranger> {
    if (staffId === undefined) return { is: 'stranger', told: NAMELESS };
    return (await this.directory.actor(organ, staffId)) ?? { is: 'stranger', told: OUTSIDER };
  }
}
