// Prints, as JSON, the days some thousand periods come to; run by zones.spec.ts once for each zone.
import { CHINA_YEARS } from '#calendar';
import { addDays, type LocalDate } from '#kernel';
import { calendarsOf, deadlineOf, ruleOn, RULES } from '#rulebook';

const calendars = calendarsOf(CHINA_YEARS);
const starts = Array.from({ length: 60 }, (_, n) => addDays('2026-01-01' as LocalDate, n * 6));
const days = [...new Set(RULES.map(({ id }) => id))].flatMap((id) =>
  starts.map((start) => {
    const rule = ruleOn(id, start);
    const counted = rule && deadlineOf(rule, { start }, calendars);
    return [id, start, counted?.is === 'due' ? counted.due : null];
  }),
);
process.stdout.write(JSON.stringify(days));
