import { z } from 'zod';
import { buttonOf, buttonsIn, type Button, type Said } from './chat.ts';

const Text = z.object({ content: z.string() });
const Markdown = z.object({ title: z.string(), text: z.string() });
const Card = z.object({
  title: z.string(), text: z.string(), btnOrientation: z.string().optional(), singleTitle: z.string().optional(), singleURL: z.string().optional(),
  btns: z.array(z.object({ title: z.string(), actionURL: z.string() })).optional(),
});

/** What a webhook body looks like to the person; undefined if DingTalk would not take it (wrong or missing part). */
export const saidByWebhook = (body: Record<string, unknown>): Said | undefined | 'empty' => {
  const part = <T>(name: string, schema: z.ZodType<T>): T | undefined => schema.safeParse(body[name]).data;
  switch (body.msgtype) {
    case 'empty': return 'empty';
    case 'text': { const it = part('text', Text); return it && { from: 'bot', msgtype: 'text', text: it.content }; }
    case 'markdown': { const it = part('markdown', Markdown); return it && { from: 'bot', msgtype: 'markdown', ...it, buttons: buttonsIn(it.text) }; }
    case 'actionCard': {
      const it = part('actionCard', Card);
      const buttons = it && [...(it.singleTitle && it.singleURL ? [buttonOf(it.singleTitle, it.singleURL)] : []), ...(it.btns ?? []).map((one) => buttonOf(one.title, one.actionURL))];
      return it && { from: 'bot', msgtype: 'actionCard', title: it.title, text: it.text, layout: it.btnOrientation === '1' ? 'horizontal' : 'vertical', buttons: [...buttons!, ...buttonsIn(it.text)] };
    }
    case 'link': {
      const it = part('link', z.object({ title: z.string(), text: z.string(), messageUrl: z.string(), picUrl: z.string().default('') }));
      return it && { from: 'bot', msgtype: 'link', title: it.title, text: it.text, links: [{ title: it.title, url: it.messageUrl, picUrl: it.picUrl }] };
    }
    case 'feedCard': {
      const it = part('feedCard', z.object({ links: z.array(z.object({ title: z.string(), messageURL: z.string(), picURL: z.string().default('') })) }));
      return it && { from: 'bot', msgtype: 'feedCard', links: it.links.map((one) => ({ title: one.title, url: one.messageURL, picUrl: one.picURL })) };
    }
    default: return undefined;
  }
};

const record = z.record(z.string(), z.string());

/** What a robot template (`msgKey`, `msgParam`) looks like to the person; undefined if DingTalk knows no such template or a part is missing. */
export const saidByTemplate = (msgKey: string, msgParam: string, file: (mediaId: string) => Said['file'] | undefined): Said | undefined => {
  let param: Record<string, string>;
  try {
    param = record.parse(JSON.parse(msgParam));
  } catch {
    return undefined;
  }
  const { title, text, content } = param;
  switch (msgKey) {
    case 'sampleText': return content === undefined ? undefined : { from: 'bot', msgtype: 'text', text: content };
    case 'sampleMarkdown': return title === undefined || text === undefined ? undefined : { from: 'bot', msgtype: 'markdown', title, text, buttons: buttonsIn(text) };
    case 'sampleLink': return title === undefined || text === undefined ? undefined : { from: 'bot', msgtype: 'link', title, text, links: [{ title, url: param.messageUrl ?? '', picUrl: param.picUrl ?? '' }] };
    case 'sampleFile': {
      const found = file(param.mediaId ?? '');
      return found && { from: 'bot', msgtype: 'file', file: { ...found, name: param.fileName ?? found.name } };
    }
    case 'sampleImageMsg': return { from: 'bot', msgtype: 'image', text: param.photoURL ?? '' };
    default: {
      const buttons = buttonsOfCard(msgKey, param);
      return buttons && title !== undefined && text !== undefined ? { from: 'bot', msgtype: 'actionCard', title, text, layout: msgKey === 'sampleActionCard6' ? 'horizontal' : 'vertical', buttons: [...buttons, ...buttonsIn(text)] } : undefined;
    }
  }
};

const buttonsOfCard = (msgKey: string, param: Readonly<Record<string, string>>): readonly Button[] | undefined => {
  const pairs: readonly (readonly [string, string])[] | undefined =
    msgKey === 'sampleActionCard' ? [['singleTitle', 'singleURL']]
      : msgKey === 'sampleActionCard6' ? [['buttonTitle1', 'buttonUrl1'], ['buttonTitle2', 'buttonUrl2']]
        : /^sampleActionCard[2-5]$/.test(msgKey) ? Array.from({ length: Number(msgKey.at(-1)) }, (_, n) => [`actionTitle${n + 1}`, `actionURL${n + 1}`] as const)
          : undefined;
  if (!pairs || pairs.some(([title, url]) => param[title] === undefined || param[url] === undefined)) return undefined;
  return pairs.map(([title, url]) => buttonOf(param[title]!, param[url]!));
};
