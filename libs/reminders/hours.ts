// At which hour an organ's mornings are.

/** The hour of Beijing time at which an organ is reminded, 6 to 12; undefined where it is not. */
export type HourOf = (organ: string) => number | undefined;

/** Hours of one working day: what comes later waits for the next morning. */
const WORKED = 9;

const hourIn = (text: string | undefined): number | undefined =>
  text === undefined || text === 'off' ? undefined : Number(text);

/** Reads `10`, `off`, or `10,hetian-kjj=9,kashi-kjj=off`: an hour for all, and those of single organs. */
export const hoursIn = (setting: string): HourOf => {
  const [forAll, ...single] = setting.split(',');
  const own = new Map(single.map((one) => one.split('=') as [organ: string, hour: string]));
  return (organ) => hourIn(own.has(organ) ? own.get(organ) : forAll);
};

/**
 * Whether an organ may be told something now.
 * @param time of day in China, `15:04`
 */
export const isMorning = (hour: number, time: string): boolean => {
  const now = Number(time.slice(0, 2));
  return now >= hour && now < hour + WORKED;
};
