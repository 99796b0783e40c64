// Times are shown as in China, whatever the zone of the machine that looks.
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  weekday: 'short',
});

interface Civil {
  /** `2026-03-02` */
  readonly date: string;
  /** `09:00` */
  readonly time: string;
  /** `09:00:00` */
  readonly exact: string;
  /** `周一` */
  readonly weekday: string;
}

/** @param at an ISO time; undefined if it is none */
export const inShanghai = (at: string | number): Civil | undefined => {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return undefined;
  const {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday = '',
  } = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}`, exact: `${hour}:${minute}:${second}`, weekday };
};

/** `2026年3月2日 周一 09:00` */
export const longTime = (at: string): string => {
  const civil = inShanghai(at);
  if (!civil) return at;
  const [year, month, day] = civil.date.split('-').map(Number);
  return `${year}年${month}月${day}日 ${civil.weekday} ${civil.time}`;
};

/** As a chat client dates a message: the time alone on the day it is. */
export const stamp = (at: string, now: string | number): string => {
  const [said, today] = [inShanghai(at), inShanghai(now)];
  if (!said) return at;
  if (said.date === today?.date) return said.time;
  const [year, month, day] = said.date.split('-').map(Number);
  return said.date.slice(0, 4) === today?.date.slice(0, 4)
    ? `${month}月${day}日 ${said.time}`
    : `${year}年${month}月${day}日 ${said.time}`;
};
