export { DingTalkApi, type DingTalkUser, type RobotTemplate, type SentToPeople, type Todo } from './api.ts';
export type { CardCallback, CardUpdate } from './card-callback.ts';
export type { ChatTables } from './chat-tables.ts';
export { DingTalkError, type DingTalkFault } from './dingtalk-error.ts';
export { forgetChat } from './forget.ts';
export { FILE_LIMIT, type NamedFile } from './files.ts';
export { Inbox, referenceOf, type InboxOptions, type MessageHandler, type Saying } from './inbox.ts';
export type { Log } from './log.ts';
export { sayingLink } from './markdown.ts';
export { dingtalkMigrations } from './migration.ts';
export { Outbox, queueReply, resend, type OutboxOptions } from './outbox.ts';
export { QuotaCounter, type QuotaOptions, type QuotaUse } from './quota.ts';
export { QuotaStore } from './quota-store.ts';
export { destinationOf, type Button, type Destination, type Reply } from './reply.ts';
export { ReplySender } from './reply-sender.ts';
export {
  conversationKey,
  readRobotMessage,
  type Conversation,
  type MessageContent,
  type RichPart,
  type RobotMessage,
  type Sender,
} from './robot-message.ts';
export type { CallKind, ServiceOptions } from './service.ts';
export { dingtalkSettings, type DingTalkSettings } from './settings.ts';
export { StreamConnection, type StreamOptions, type StreamState, type StreamTiming } from './stream-connection.ts';
