import type { Block, Listed } from '#infra/documents';
import { isAmong, isLeave, type Absent } from '../../meetings/meeting-state.ts';
import { eventsOf, inChinese, labelled, listed, type HeldSource } from './source.ts';

// Who was due, who was there, who was not and why, who came late and went early, who sat in.

/** Those who were there, who presided first. */
export const attending = (source: HeldSource): readonly Listed[] => {
  const { due, absent, chair } = source.meeting;
  const there = due.filter(({ staff }) => !isAmong(absent, staff)).map(({ staff }) => staff);
  return [...there.filter((staff) => staff === chair), ...there.filter((staff) => staff !== chair)].map((staff) =>
    listed(source, staff),
  );
};

/**
 * 出席、请假、缺席、列席 in this order, each a list of its own; empty ones are left out. The minutes tell names, the record
 * reasons too.
 */
export const nameLists = (source: HeldSource, { reasons }: { readonly reasons: boolean }): readonly Block[] => {
  const { absent } = source.meeting;
  const away = ({ staff, reason }: Absent) => listed(source, staff, reasons ? `（${reason}）` : '');
  const onLeave = absent.filter(({ reason }) => isLeave(reason)).map(away);
  const missing = absent.filter(({ reason }) => !isLeave(reason)).map(away);
  const list = (label: string, people: readonly Listed[]): readonly Block[] =>
    people.length > 0 ? [{ is: 'people', label, people }] : [];
  return [
    ...list('出席', attending(source)),
    ...list('请假', onLeave),
    ...list('缺席', missing),
    ...list('列席', observers(source)),
  ];
};

/** Who sat in, for which item where it was not the whole meeting. */
const observers = (source: HeldSource): readonly Listed[] => {
  const noted = eventsOf(source, 'decisions.observers-noted');
  const names = new Set(noted.flatMap(({ data }) => data.observers));
  return [...names].map((name) => {
    const whole = noted.some(({ data }) => data.place === undefined && data.observers.includes(name));
    const places = noted.flatMap(({ data }) =>
      data.place !== undefined && data.observers.includes(name) ? [inChinese(data.place)] : [],
    );
    const which = whole || places.length === 0 ? '' : `（议题${[...new Set(places)].join('、')}）`;
    const person = source.known(name);
    return { name: source.nameOf(name), post: `${person?.post || person?.unit || ''}${which}` };
  });
};

/** `应到5人，实到4人` */
export const headcount = ({ meeting: { due, absent } }: HeldSource): string =>
  `应到${due.length}人，实到${due.length - absent.length}人`;

/** `，请假：孙丽；缺席：赵刚`; nothing where nobody was away. */
export const awayInWords = ({ meeting: { absent }, nameOf }: HeldSource): string => {
  const named = (label: string, leave: boolean) => {
    const names = absent.filter(({ reason }) => isLeave(reason) === leave).map(({ staff }) => nameOf(staff));
    return names.length > 0 ? [`${label}：${names.join('、')}`] : [];
  };
  const away = [...named('请假', true), ...named('缺席', false)];
  return away.length > 0 ? `，${away.join('；')}` : '';
};

/** Who came late and who went early, in the order they did, each by what had been dealt with. */
export const comingsAndGoings = ({ events, nameOf }: HeldSource): readonly Block[] => {
  const when = (after: number) => (after === 0 ? '表决前' : `第${inChinese(after)}项议题后`);
  const moves = events.flatMap((event) => {
    switch (event.type) {
      case 'decisions.member-came':
        return [`${nameOf(event.data.staff)}${when(event.data.after)}到会`];
      case 'decisions.member-left':
        return [`${nameOf(event.data.staff)}${when(event.data.after)}离会（${event.data.reason}）`];
      default:
        return [];
    }
  });
  return moves.length > 0 ? [labelled('中途到会、离会', `${moves.join('；')}。`)] : [];
};
