// What is said, where, and who has seen it.
import { EventEmitter, once } from 'node:events';
import type { SandboxClock } from './clock.ts';
import type { FileLink } from './file-store.ts';

export interface Person {
  readonly staffId: string;
  readonly name: string;
  /** As displayed, not an id. */
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
  /** The action of a card that calls the robot back. */
  readonly action?: string;
}

/** A message as a client shows it. */
export interface Message {
  readonly n: number;
  /** By the product's clock. */
  readonly at: string;
  /** `bot`, or the staff id of who wrote it. */
  readonly from: string;
  readonly msgtype: string;
  readonly title?: string;
  readonly text?: string;
  readonly layout?: 'vertical' | 'horizontal';
  readonly buttons: readonly Button[];
  readonly links?: readonly { readonly title: string; readonly url: string; readonly picUrl: string }[];
  readonly file?: FileLink;
  /** The id of the message in whose session the robot said this; missing where it used its API. */
  readonly answers?: string;
  /** Staff ids that are called: `@staffId` in the text shows as their name. */
  readonly mentions?: readonly string[];
  /** The card this message is. */
  readonly card?: { readonly outTrackId: string; readonly fields: Readonly<Record<string, string>> };
}

export type Said = Omit<Message, 'n' | 'at' | 'buttons'> & { readonly buttons?: readonly Button[] };

const KEPT = 2000;

/** Where something is said: a person's own chat with the robot, or a group. */
export const placeOf = (staffId: string, where: string): string => (where === 'direct' ? `direct:${staffId}` : where);

/** What is said in each place, for those who look and those who wait; the newest 2,000 of each. */
export class Chat {
  private readonly places = new Map<string, Message[]>();
  private readonly news = new EventEmitter().setMaxListeners(0);
  private readonly read = new Map<string, number>();

  constructor(
    private readonly clock: SandboxClock,
    private readonly changed: (place: string, how: 'messages' | 'edited') => void,
  ) {}

  say(place: string, said: Said): Message {
    const messages = this.places.get(place) ?? [];
    this.places.set(place, messages);
    const message: Message = {
      ...said,
      n: (messages.at(-1)?.n ?? 0) + 1,
      at: this.clock.now(),
      buttons: said.buttons ?? [],
    };
    messages.push(message);
    if (messages.length > KEPT) messages.shift();
    this.news.emit(place);
    this.changed(place, 'messages');
    return message;
  }

  /** Shows something else where a message stood: a recalled message, a card with new data. */
  replace(place: string, n: number, said: Said): void {
    const messages = this.places.get(place) ?? [];
    const index = messages.findIndex((one) => one.n === n);
    const old = messages[index];
    if (old) messages[index] = { ...said, n, at: old.at, buttons: said.buttons ?? [] };
    this.changed(place, 'edited');
  }

  after(place: string, n: number): readonly Message[] {
    return (this.places.get(place) ?? []).filter((one) => one.n > n);
  }

  /** The messages after `n`; waits up to `ms` for one if there is none. */
  async listen(place: string, n: number, ms: number, signal: AbortSignal): Promise<readonly Message[]> {
    const enough = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
    while (this.after(place, n).length === 0 && ms > 0 && !enough.aborted)
      await once(this.news, place, { signal: enough }).catch(() => undefined);
    return this.after(place, n);
  }

  /** Notes that a person has seen a place up to a message. */
  saw(staffId: string, place: string, n: number): void {
    const key = `${staffId} ${place}`;
    this.read.set(key, Math.max(n, this.read.get(key) ?? 0));
  }

  hasSeen(staffId: string, place: string, n: number): boolean {
    return (this.read.get(`${staffId} ${place}`) ?? 0) >= n;
  }
}

const DTMD = /^dtmd:\/\/dingtalkclient\/sendMessage\?content=([^\s)]*)$/;

/**
 * A link as a client follows it: words to say, or an address. The host of dtmd must be lower case, as in the real
 * client.
 */
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
  [...markdown.matchAll(/\[([^\]]*)\]\((dtmd:[^\s)]*)\)/g)]
    .map(([, title, url]) => buttonOf(title!, url!))
    .filter((one) => one.says !== undefined);
