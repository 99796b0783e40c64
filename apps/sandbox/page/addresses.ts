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

/** Nothing outside is opened from here: the address is shown instead. */
export const showAddress = (url: string): void => toast(`沙箱不打开外部地址：${url}`);

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** `1.2 MB` */
export const sizeText = (bytes: number): string => {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${UNITS[power]}`;
};
