// What a person sends to the robot, read from DingTalk's callback into a shape we can rely on.
import { z } from 'zod';

/** Where something was said: in private, or in a group. */
export interface Conversation {
  readonly kind: 'direct' | 'group';
  readonly id: string;
  /** Groups only. */
  readonly title?: string;
}

/** Who said it. */
export interface Sender {
  /** The userId; absent for people outside the organisation, and for everyone until the robot is published. */
  readonly staffId?: string;
  /** DingTalk's own encrypted id: good for telling people apart, no API takes it. */
  readonly dingtalkId: string;
  readonly nick: string;
  readonly corpId?: string;
}

/** A piece of a message of text and pictures. */
export type RichPart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'picture'; readonly downloadCode: string };

/** What was said or sent. A file's download code expires: fetch it at once. */
export type MessageContent =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'richText'; readonly parts: readonly RichPart[] }
  | {
      readonly is: 'picture' | 'file' | 'audio' | 'video';
      readonly downloadCode: string;
      readonly fileName?: string;
      /** What was said, as DingTalk's speech recognition has it. */
      readonly recognition?: string;
      readonly durationMs?: number;
    }
  /** Must not be kept, and was not: only that there was something is left. */
  | { readonly is: 'withheld'; readonly what: 'text' | 'file' }
  /** The month's quota is used up: DingTalk withholds what was written. */
  | { readonly is: 'overQuota' }
  | { readonly is: 'unknown'; readonly type: string };

/** What a person sent to the robot. */
export interface RobotMessage {
  readonly robotCode: string;
  /** Unique per robot; a redelivered message has it again. */
  readonly msgId: string;
  /** ms since 1970 */
  readonly createdAt: number;
  readonly conversation: Conversation;
  readonly sender: Sender;
  /** The robot was addressed: always so in a direct conversation. */
  readonly atBot: boolean;
  /** Where an answer may go, ms since 1970 until when: 90 minutes. */
  readonly session?: { readonly url: string; readonly expiresAt: number };
  readonly content: MessageContent;
  readonly raw: Readonly<Record<string, unknown>>;
}

const text = z.union([z.string(), z.number()]).transform(String);
const optional = text.nullish().transform((value) => value || undefined);
const moment = z.coerce.number().refine(Number.isFinite);
const flag = z.union([z.boolean(), z.string().transform((value) => value === 'true')]).nullish();

/** An object, or one that was made a string once too often. */
const object = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess((value) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return undefined;
    }
  }, z.object(shape).nullish().catch(undefined));

const Envelope = z.looseObject({
  msgId: text.refine((id) => id !== ''),
  msgtype: optional,
  robotCode: optional,
  conversationType: optional,
  conversationId: text.refine((id) => id !== ''),
  conversationTitle: optional,
  senderId: optional,
  senderStaffId: optional,
  senderNick: optional,
  senderCorpId: optional,
  isInAtList: flag,
  createAt: moment.nullish().catch(undefined),
  sessionWebhook: optional,
  sessionWebhookExpiredTime: moment.nullish().catch(undefined),
  errorCode: optional,
  text: object({ content: optional }),
  content: object({
    downloadCode: optional,
    fileName: optional,
    recognition: optional,
    duration: z.union([z.string(), z.number()]).nullish(),
    richText: z.array(z.object({ text: optional, downloadCode: optional, type: optional })).nullish(),
  }),
});
type Envelope = z.infer<typeof Envelope>;

/** DingTalk's code in a message it withholds over quota. */
const OVER_QUOTA = '20001';
const SESSION_MS = 90 * 60_000;

/**
 * Reads the `data` of a robot callback frame. Tolerant of numbers as strings and strings as numbers.
 * @param given for what the message leaves out: the robot it came to, and the time
 * @throws if it is no JSON, or has no message or conversation id
 */
export const readRobotMessage = (
  data: string,
  given: { readonly robotCode: string; readonly now: number },
): RobotMessage => {
  const raw: unknown = JSON.parse(data, (_key, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  );
  const it = Envelope.parse(raw);
  const conversation = conversationOf(it);
  const createdAt = it.createAt ?? given.now;
  return {
    robotCode: it.robotCode ?? given.robotCode,
    msgId: it.msgId,
    createdAt,
    conversation,
    sender: senderOf(it),
    atBot: conversation.kind === 'direct' || it.isInAtList === true,
    ...(it.sessionWebhook
      ? { session: { url: it.sessionWebhook, expiresAt: it.sessionWebhookExpiredTime ?? createdAt + SESSION_MS } }
      : {}),
    content: contentOf(it),
    raw: raw as Record<string, unknown>,
  };
};

const conversationOf = (it: Envelope): Conversation => {
  const { conversationId: id, conversationTitle: title } = it;
  return it.conversationType === '2' ? { kind: 'group', id, ...(title ? { title } : {}) } : { kind: 'direct', id };
};

const senderOf = (it: Envelope): Sender => ({
  dingtalkId: it.senderId ?? it.senderStaffId ?? '',
  nick: it.senderNick ?? '',
  ...(it.senderStaffId ? { staffId: it.senderStaffId } : {}),
  ...(it.senderCorpId ? { corpId: it.senderCorpId } : {}),
});

/** Whose turn it is: what one person says in one conversation is taken in order. */
export const conversationKey = ({ conversation, sender }: RobotMessage): string =>
  `${conversation.kind}:${conversation.id}:${sender.staffId ?? sender.dingtalkId}`;

const contentOf = (it: Envelope): MessageContent => {
  if (it.errorCode === OVER_QUOTA) return { is: 'overQuota' };
  const type = it.msgtype ?? 'text';
  switch (type) {
    case 'text':
      return it.text ? { is: 'text', text: clean(it.text.content ?? '') } : { is: 'unknown', type };
    case 'richText':
      return { is: 'richText', parts: (it.content?.richText ?? []).flatMap(richPart) };
    case 'picture':
    case 'file':
    case 'audio':
    case 'video':
      return mediaOf(it, type) ?? { is: 'unknown', type };
    default:
      return { is: 'unknown', type };
  }
};

/** Something to be fetched; undefined if nothing says by which code. */
const mediaOf = (it: Envelope, is: 'picture' | 'file' | 'audio' | 'video'): MessageContent | undefined => {
  const { downloadCode, fileName, recognition, duration } = it.content ?? {};
  if (!downloadCode) return undefined;
  const durationMs = inMs(duration);
  return {
    is,
    downloadCode,
    ...(fileName ? { fileName } : {}),
    ...(recognition ? { recognition: clean(recognition) } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
  };
};

const richPart = (part: { text?: string | undefined; downloadCode?: string | undefined }): readonly RichPart[] => {
  if (part.downloadCode) return [{ is: 'picture', downloadCode: part.downloadCode }];
  return part.text ? [{ is: 'text', text: part.text.normalize('NFC') }] : [];
};

/**
 * Videos are stated as `"5"` (s) or `4000` (ms), recordings in ms; nothing that is sent lasts under 0.3 s or over
 * 5 min.
 */
const inMs = (duration: string | number | null | undefined): number | undefined => {
  const value = Number(duration ?? Number.NaN);
  if (!Number.isFinite(value) || value <= 0) return undefined;
  return value < 300 ? value * 1000 : value;
};

/** In groups the text keeps the space that stood between the robot's name and it. */
const clean = (given: string): string => given.normalize('NFC').trim();

/** PostgreSQL's jsonb takes neither NUL nor half of a surrogate pair: such a message would be redelivered for ever. */
export const storable = (given: string): string => given.toWellFormed().replaceAll('\0', '');
