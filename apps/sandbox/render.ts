// What a message of the robot looks like to the person.
import { z } from 'zod';
import { buttonOf, buttonsIn, type Button, type Said } from './chat.ts';
import type { FileLink } from './file-store.ts';

const Text = z.object({ content: z.string() });
const Markdown = z.object({ title: z.string(), text: z.string() });
const Card = z.object({
  title: z.string(),
  text: z.string(),
  btnOrientation: z.string().optional(),
  singleTitle: z.string().optional(),
  singleURL: z.string().optional(),
  btns: z.array(z.object({ title: z.string(), actionURL: z.string() })).optional(),
});
const Link = z.object({ title: z.string(), text: z.string(), messageUrl: z.string(), picUrl: z.string().default('') });
const Feed = z.object({
  links: z.array(z.object({ title: z.string(), messageURL: z.string(), picURL: z.string().default('') })),
});
const Called = z.object({ atUserIds: z.array(z.string()).default([]) });

/**
 * What a webhook body looks like to the person.
 * @returns `missing` if the part its type names is missing or wrong, `unknown` for a type the webhook does not take
 */
export const saidByWebhook = (body: Readonly<Record<string, unknown>>): Said | 'empty' | 'missing' | 'unknown' => {
  const called = Called.safeParse(body.at).data?.atUserIds ?? [];
  const said = webhookPart(body);
  return typeof said === 'string' || called.length === 0 || !['text', 'markdown', 'actionCard'].includes(said.msgtype)
    ? said
    : { ...said, mentions: called };
};

const webhookPart = (body: Readonly<Record<string, unknown>>): ReturnType<typeof saidByWebhook> => {
  const part = <T>(name: string, schema: z.ZodType<T>, show: (it: T) => Said): Said | 'missing' => {
    const read = schema.safeParse(body[name]);
    return read.success ? show(read.data) : 'missing';
  };
  switch (body.msgtype) {
    case 'empty':
      return 'empty';
    case 'text':
      return part('text', Text, (it) => ({ from: 'bot', msgtype: 'text', text: it.content }));
    case 'markdown':
      return part('markdown', Markdown, (it) => ({
        from: 'bot',
        msgtype: 'markdown',
        ...it,
        buttons: buttonsIn(it.text),
      }));
    case 'actionCard':
      return part('actionCard', Card, (it) => ({
        from: 'bot',
        msgtype: 'actionCard',
        title: it.title,
        text: it.text,
        layout: it.btnOrientation === '1' ? 'horizontal' : 'vertical',
        buttons: [
          ...(it.singleTitle && it.singleURL
            ? [buttonOf(it.singleTitle, it.singleURL)]
            : (it.btns ?? []).map((one) => buttonOf(one.title, one.actionURL))),
          ...buttonsIn(it.text),
        ],
      }));
    case 'link':
      return part('link', Link, (it) => ({
        from: 'bot',
        msgtype: 'link',
        title: it.title,
        text: it.text,
        links: [{ title: it.title, url: it.messageUrl, picUrl: it.picUrl }],
      }));
    case 'feedCard':
      return part('feedCard', Feed, (it) => ({
        from: 'bot',
        msgtype: 'feedCard',
        links: it.links.map((one) => ({ title: one.title, url: one.messageURL, picUrl: one.picURL })),
      }));
    default:
      return 'unknown';
  }
};

const Param = z.record(z.string(), z.string());
const FILE_TYPES = ['xlsx', 'pdf', 'zip', 'rar', 'doc', 'docx'];

/**
 * What a robot template (`msgKey`, `msgParam`) looks like to the person; undefined if DingTalk knows no such template
 * or a part is missing.
 */
export const saidByTemplate = (
  msgKey: string,
  msgParam: string,
  media: (mediaId: string) => FileLink | undefined,
): Said | undefined => {
  const param = Param.safeParse(json(msgParam)).data;
  if (!param) return undefined;
  const { title, text, content } = param;
  const sent = (msgtype: string, mediaId: string | undefined, name?: string): Said | undefined => {
    const file = media(mediaId ?? '');
    return file && { from: 'bot', msgtype, file: { ...file, name: name ?? file.name } };
  };
  switch (msgKey) {
    case 'sampleText':
      return content === undefined ? undefined : { from: 'bot', msgtype: 'text', text: content };
    case 'sampleMarkdown':
      return title === undefined || text === undefined
        ? undefined
        : { from: 'bot', msgtype: 'markdown', title, text, buttons: buttonsIn(text) };
    case 'sampleLink':
      return title === undefined || text === undefined
        ? undefined
        : {
            from: 'bot',
            msgtype: 'link',
            title,
            text,
            links: [{ title, url: param.messageUrl ?? '', picUrl: param.picUrl ?? '' }],
          };
    case 'sampleFile':
      return FILE_TYPES.includes(param.fileType ?? '') ? sent('file', param.mediaId, param.fileName) : undefined;
    case 'sampleAudio':
      return sent('audio', param.mediaId);
    case 'sampleVideo':
      return sent('video', param.videoMediaId);
    case 'sampleImageMsg':
      return param.photoURL === undefined
        ? undefined
        : (sent('picture', param.photoURL) ?? { from: 'bot', msgtype: 'picture', text: param.photoURL });
    default: {
      const buttons = buttonsOfCard(msgKey, param);
      return buttons && title !== undefined && text !== undefined
        ? {
            from: 'bot',
            msgtype: 'actionCard',
            title,
            text,
            layout: msgKey === 'sampleActionCard6' ? 'horizontal' : 'vertical',
            buttons: [...buttons, ...buttonsIn(text)],
          }
        : undefined;
    }
  }
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const buttonsOfCard = (msgKey: string, param: Readonly<Record<string, string>>): readonly Button[] | undefined => {
  const pairs = buttonKeysOf(msgKey);
  if (!pairs || pairs.some(([title, url]) => param[title] === undefined || param[url] === undefined)) return undefined;
  return pairs.map(([title, url]) => buttonOf(param[title]!, param[url]!));
};

/** Under which keys a card template has the title and the address of each button. */
const buttonKeysOf = (msgKey: string): readonly (readonly [title: string, url: string])[] | undefined => {
  if (msgKey === 'sampleActionCard') return [['singleTitle', 'singleURL']];
  if (msgKey === 'sampleActionCard6')
    return [
      ['buttonTitle1', 'buttonUrl1'],
      ['buttonTitle2', 'buttonUrl2'],
    ];
  if (!/^sampleActionCard[2-5]$/.test(msgKey)) return undefined;
  const count = Number(msgKey.at(-1));
  return Array.from({ length: count }, (_, n) => [`actionTitle${n + 1}`, `actionURL${n + 1}`] as const);
};
