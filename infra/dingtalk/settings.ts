// Which DingTalk application we are, and which addresses may be called on a message's word.

/** One DingTalk application and where its service is. */
export interface DingTalkSettings {
  /** AppKey */
  readonly clientId: string;
  /** AppSecret */
  readonly clientSecret: string;
  /** The AppKey again, for internal applications. */
  readonly robotCode: string;
  /** New API and Stream gateway, without a slash at the end. */
  readonly apiBase: string;
  /** Old API, media and session webhooks, without a slash at the end. */
  readonly oapiBase: string;
}

/** Settings with what may be left out filled in: the real service, and the AppKey as robot code. */
export const dingtalkSettings = (given: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode?: string;
  readonly apiBase?: string;
  readonly oapiBase?: string;
}): DingTalkSettings => ({
  clientId: given.clientId.trim(),
  clientSecret: given.clientSecret.trim(),
  robotCode: given.robotCode?.trim() || given.clientId.trim(),
  apiBase: (given.apiBase || 'https://api.dingtalk.com').replace(/\/+$/, ''),
  oapiBase: (given.oapiBase || 'https://oapi.dingtalk.com').replace(/\/+$/, ''),
});

/** Where DingTalk keeps its webhooks. */
const WEBHOOKS = ['dingtalk.com', 'dingtalk.io'];
/** Where its temporary file links lead: its own hosts and Alibaba's object store. */
const FILES = [...WEBHOOKS, 'dingtalk.cn', 'aliyuncs.com', 'alicdn.com'];

/**
 * A link from a message, if it leads to DingTalk and nowhere else: nothing a message says may make us call a host
 * inside the bureau's network. Links to the configured bases (the sandbox) are taken as they are, others are raised to
 * https.
 */
const leadingTo =
  (hosts: readonly string[]) =>
  (settings: DingTalkSettings, link: string): URL | undefined => {
    if (!URL.canParse(link)) return undefined;
    const url = new URL(link);
    if (url.origin === new URL(settings.oapiBase).origin || url.origin === new URL(settings.apiBase).origin) return url;
    if (!hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))) return undefined;
    if (url.username || url.password || url.port || !['http:', 'https:'].includes(url.protocol)) return undefined;
    url.protocol = 'https:';
    return url;
  };

/** The address of a session webhook, if it is one of DingTalk's. */
export const webhookLink = leadingTo(WEBHOOKS);
/** The address of a file a message points to, if it is one of DingTalk's. */
export const fileLink = leadingTo(FILES);
