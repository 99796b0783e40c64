// What the robot says, and to whom. How that becomes messages is in reply-parts.ts, how those are spelt in
// reply-wire.ts.
import type { RobotMessage } from './robot-message.ts';

/** A button; tapping it makes the person say `says`. Keep that short and readable: it appears as their words. */
export interface Button {
  readonly title: string;
  readonly says: string;
}

/**
 * What to say. `title` is what the list of conversations and the notification show. `at` are staff ids of members of
 * the group to call; only an answer within the session can (§3.2). `text` of markdown and cards is markdown: user text
 * in it goes through `plain` first. A file is named by a reference that whoever sends it can open.
 */
export type Reply =
  | { readonly is: 'text'; readonly text: string; readonly at?: readonly string[] }
  | { readonly is: 'markdown'; readonly title: string; readonly text: string; readonly at?: readonly string[] }
  | {
      readonly is: 'card';
      readonly title: string;
      readonly text: string;
      readonly buttons: readonly Button[];
      readonly at?: readonly string[];
    }
  | { readonly is: 'file'; readonly name: string; readonly ref: string };

interface Session {
  readonly url: string;
  /** ms since 1970 */
  readonly expiresAt: number;
}

/** Whom to say it to. Within a session by its webhook, afterwards by the robot API, which needs the staff id. */
export type Destination =
  | { readonly is: 'person'; readonly staffId?: string; readonly session?: Session }
  | { readonly is: 'group'; readonly conversationId: string; readonly session?: Session };

/** Where the answer to a message goes. */
export const destinationOf = ({ conversation, sender, session }: RobotMessage): Destination => ({
  ...(conversation.kind === 'group'
    ? { is: 'group' as const, conversationId: conversation.id }
    : { is: 'person' as const, ...(sender.staffId ? { staffId: sender.staffId } : {}) }),
  ...(session ? { session } : {}),
});
