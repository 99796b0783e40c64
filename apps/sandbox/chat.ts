import { EventEmitter, once } from 'node:events';
import type { SandboxClock } from './clock.ts';

export interface Person {
  readonly staffId: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly post?: string;
}

export interface Group {
  readonly id: string;
  readonly title: string;
}

export interface Button {
  readonly title: string;
  /** What the person says by tapping it. */
  readonly says?: string;
  readonly url?: string;
}

/** A message as a client shows it. */
export interface Message {
  readonly n: number;
  readonly at: string;
  /** `bot`, or the staff id of who wrote it. */
  readonly from: string;
  readonly msgtype: string;
  readonly title?: string;
  readonly text?: string;
  readonly layout?: 'vertical' | 'horizontal';
  readonly buttons: readonly Button[];
  readonly links?: readonly { readonly title: string; readonly url: string; readonly picUrl: string }[];
  readonly file?: { readonly name: string; readonly url: string; readonly size: number };
}

export type Said = Omit<Message, 'n' | 'at' | 'buttons'> & { readonly buttons?: readonly Button[] };

/** Where something is said: a person's own chat with the robot, or a group. */
export const placeOf = (staffId: string, where: string): string => (where === 'direct' ? `direct:${staffId}` : where);

/** What is said in each place, for those who look and those who wait. */
export class Chat {
  private readonly places = new Map<string, Message[]>();
  private readonly news = new EventEmitter().setMaxListeners(0);

  constructor(private readonly clock: SandboxClock) {}

  say(place: string, said: Said): Message {
    const messages = this.places.get(place) ?? [];
    this.places.set(place, messages);
    const message: Message = { ...said, n: messages.length + 1, at: this.clock.now(), buttons: said.buttons ?? [] };
    messages.push(message);
    this.news.emit(place);
    return message;
  }

  after(place: string, n: number): readonly Message[] {
    return (this.places.get(place) ?? []).slice(Math.max(0, n));
  }

  /** The messages after `n`; waits up to `ms` for one if there is none. */
  async await(place: string, n: number, ms: number, signal: AbortSignal): Promise<readonly Message[]> {
    const already = this.after(place, n);
    if (already.length > 0 || ms <= 0) return already;
    await once(this.news, place, { signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]) }).catch(() => undefined);
    return this.after(place, n);
  }
}

const DTMD = /^dtmd:\/\/dingtalkclient\/sendMessage\?content=([^\s)]*)$/;

/** A link as a client follows it: words to say, or an address. The host of dtmd must be lower case, as in the real client. */
export const buttonOf = (title: string, url: string): Button => {
  const said = DTMD.exec(url)?.[1];
  try {
    return said === undefined ? { title, url } : { title, says: decodeURIComponent(said) };
  } catch {
    return { title, url };
  }
};

/** Links in markdown that make the person say something. */
export const buttonsIn = (markdown: string): readonly Button[] =>
  [...markdown.matchAll(/\[([^\]]*)\]\((dtmd:[^\s)]*)\)/g)].map(([, title, url]) => buttonOf(title!, url!)).filter((one) => one.says !== undefined);
