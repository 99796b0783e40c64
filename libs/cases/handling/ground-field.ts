// Why a case stands still, as it is asked for, and the ends that the law sets to it.
import { nationalTime } from '#duties';
import { dateInWords, field, type LocalDate, type Requirement } from '#kernel';
import { ruleOn, sourcesInWords } from '#rulebook';
import { Ground, GROUNDS, KINDS, type Kind } from '../events.ts';
import { endOf } from '../grounds.ts';

/** The ground of a halt: it decides whether the case ends when it stands still too long. */
export const groundField = field(Ground, {
  label: '中止情形',
  ask: '属于哪一种情形？前三种情形时间长了案件会终止。',
  example: 'death',
  written: '公民死亡，尚未确定近亲属是否参加',
  kind: { is: 'choice', options: Object.entries(GROUNDS).map(([value, { label }]) => ({ value, label })) },
  needed: () => false,
});

/** The day on which such a case would end, for each kind of case that knows such an end. */
export const endsForeseen = (from: LocalDate, ground: Ground | undefined): readonly Requirement[] =>
  (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const rule = endOf(kind, ground)?.rule;
    const known = rule === undefined ? undefined : ruleOn(rule, from);
    const counted = known && nationalTime.countBy(known, { start: from });
    if (known?.is !== 'period' || !counted) return [];
    const text = `${KINDS[kind].label}案件：中止至${dateInWords(counted.due)}，${known.consequence}`;
    return [{ text, source: sourcesInWords(known), certainty: known.certainty }];
  });
