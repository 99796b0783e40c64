// Which addresses the page loads, and which it opens.
import { toast } from './toast.ts';

/** Whether the page may load it: from the sandbox itself, or carried along. */
export const isOurs = (url: string): boolean => {
  if (/^(data:image\/|blob:)/i.test(url)) return true;
  try {
    const { origin, protocol } = new URL(url, location.href);
    return origin === location.origin && /^https?:$/.test(protocol);
  } catch {
    return false;
  }
};

/** Whether it is an address of the web, and no script. */
export const isWeb = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** An address of the web opens in a tab of its own; what only DingTalk's client can open is shown. */
export const openAddress = (url: string): void => {
  if (isWeb(url)) window.open(url, '_blank', 'noopener,noreferrer');
  else toast(`只有钉钉客户端能打开：${url}`);
};

/** DingTalk takes the id of an uploaded picture (`@…`) for its address. */
export const pictureAddress = (url: string): string =>
  url.startsWith('@') ? `/files/${encodeURIComponent(url.slice(1))}` : url;

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** `1.2 MB` */
export const sizeText = (bytes: number): string => {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${UNITS[power]}`;
};
