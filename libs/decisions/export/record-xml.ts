import type { Xml } from '#infra/documents';
import { numberInWords, type LocalDate } from '#kernel';
import { CONCLUSIONS, GATES } from '../gates/gate-kinds.ts';
import { CATEGORIES } from '../ground/categories.ts';
import type { ItemEvent } from '../items/events.ts';
import type { CatalogueVersion } from '../list/catalogue.ts';
import { BODIES, type Matter } from '../list/events.ts';
import type { AgendaEntry, Vote } from '../meetings/events.ts';
import { settledOf } from '../meetings/meeting.ts';
import {
  eventsOf,
  outcomeInWords,
  resolutionOf,
  titleOf,
  versionOf,
  type HeldOnRecord,
} from '../papers/drawing/source.ts';
import type { Seat } from '../party-group/party-group.ts';
import { ofPersons } from '../party-group/quorum.ts';

// What was recorded, in the fields of the data standard; what was not recorded has no field.

const flag = (it: boolean): string => (it ? '是' : '否');
const VOTE_WORDS = { for: '同意', against: '不同意', abstain: '弃权', postpone: '缓议' } as const;

/** 0002: the members of the Party group, with the time each was one. */
export const memberXml = ({ staff, post, from, until }: Seat, nameOf: (staff: string) => string): Xml => ({
  group_type: '党组',
  name: nameOf(staff),
  position: post,
  start_date: from,
  end_date: until,
});

/** 0004: one version of the list; a matter is new in it, changed, or as it was. */
export const catalogueXml = (
  version: CatalogueVersion,
  before: CatalogueVersion | undefined,
  after: CatalogueVersion | undefined,
  today: LocalDate,
): Xml => ({
  matter_list_name: '三重一大事项清单',
  versions: version.version,
  start_date: version.from,
  item: version.matters.map((matter) => ({
    ...matterXml(matter),
    status: statusOf(version, after, today),
    oper_type: changeOf(
      before?.matters.find(({ code }) => code === matter.code),
      matter,
    ),
  })),
});

const matterXml = ({ code, name, category, gates, bodies }: Matter) => ({
  item_id: code,
  item_code: code,
  item_name: name,
  catalog_code: category,
  catalog_name: CATEGORIES[category].label,
  catalog_level: 1,
  item_meeting: bodies.map((body, n) => ({ meeting_type_name: BODIES[body].label, order_number: n + 1 })),
  legal_flag: flag(gates.includes('legalOpinion') || gates.includes('legalityReview')),
  remark: gates.map((gate) => GATES[gate].label).join('、') || undefined,
});

/** Whether a version is in force on a day: from its own day until the one after it is. */
const statusOf = (version: CatalogueVersion, after: CatalogueVersion | undefined, today: LocalDate): string => {
  if (version.from > today) return '未施行';
  return after && after.from <= today ? '失效' : '有效';
};

const changeOf = (before: Matter | undefined, matter: Matter): string => {
  if (before === undefined) return 'add';
  return JSON.stringify(before) === JSON.stringify(matter) ? 'keep' : 'edit';
};

/** 0005: the rules by which the product counted. */
export const regulationsXml = (recusedCount: boolean): readonly Xml[] => {
  const mode = [{ item_code: '默认', mode: '赞成票超过应到会成员人数的1/2' }];
  const remark = `《中国共产党党组工作条例》（2019）第五章；回避的成员${recusedCount ? '计入' : '不计入'}应到会成员（待核实）`;
  return [
    {
      regulation_id: 'R1',
      regulation_name: '党组会议议事规则（一般事项）',
      regulation_type_name: '党组会',
      rate: '1/2',
      vote_mode: mode,
      remark,
    },
    {
      regulation_id: 'R2',
      regulation_name: '党组会议议事规则（干部任免、处分党员）',
      regulation_type_name: '党组会',
      rate: '2/3',
      vote_mode: mode,
      remark,
    },
  ];
};

const voteXml = ({ person, for: inFavour, against, abstain, postpone, invalid, due, needed, outcome }: Vote): Xml => ({
  person,
  for: inFavour,
  against,
  abstain,
  postpone,
  invalid,
  due,
  needed,
  result: outcomeInWords(outcome),
});

/** 0006: a meeting with who was there and what it made of each item. */
export const meetingXml = (source: HeldOnRecord, itemOf: (id: string) => readonly ItemEvent[]): Xml => {
  const { meeting, nameOf } = source;
  const [called] = eventsOf(source, 'decisions.meeting-convened');
  const at = eventsOf(source, 'decisions.meeting-moved').at(-1)?.data.at ?? called?.data.at;
  const reasons = new Map(meeting.absent.map(({ staff, reason }) => [staff, reason]));
  return {
    meeting_id: meeting.meeting,
    meeting_name: `${titleOf(source)}（${numberInWords(meeting.number)}）`,
    meeting_type_name: '党组会',
    meeting_time: `${meeting.heldOn}${at ? ` ${at}` : ''}`,
    moderator: nameOf(meeting.chair),
    register_type: '协同填报',
    record_version: versionOf(source),
    attendee: meeting.due.map(({ staff }) => ({
      attendee_name: nameOf(staff),
      attend_flag: flag(!reasons.has(staff)),
      reason: reasons.get(staff),
    })),
    subject: meeting.agenda.map((entry) => subjectXml(source, entry, itemOf(entry.item))),
  };
};

/** An item of the agenda: what came before the meeting, who voted how, and what it came to. */
const subjectXml = (source: HeldOnRecord, entry: AgendaEntry, events: readonly ItemEvent[]): Xml => {
  const { meeting, nameOf } = source;
  const { place, item, number, title, category } = entry;
  const [proposed] = eventsIn(events, 'decisions.item-proposed');
  const corrected = eventsIn(events, 'decisions.item-corrected');
  const opinions = eventsIn(events, 'decisions.gate-answered').filter(({ data }) => data.gate === 'legalOpinion');
  const approved = eventsIn(events, 'decisions.item-approved').length > 0;
  const votes = meeting.votes.filter((vote) => vote.place === place);
  return {
    subject_id: item,
    subject_code: number,
    subject_name: title,
    item_code: corrected.findLast(({ data }) => data.matter !== undefined)?.data.matter ?? proposed?.data.matter,
    catalog_name: CATEGORIES[category].label,
    relation: eventsIn(events, 'decisions.item-linked').map(({ data }) => ({
      subject_code: numberInWords(data.to),
      remark: data.how,
    })),
    attendance: observersXml(source, place),
    recusal: recusalsXml(source, place),
    adopt_flag: flag(opinions.length > 0),
    opinion: opinions.map(({ data }) => ({
      conclusion: CONCLUSIONS[data.conclusion].label,
      by: data.by,
      date: data.answeredOn,
      file: (data.materials ?? []).map(({ name }) => name),
    })),
    deliberation: votes.flatMap(({ cast = [], person }) =>
      cast.map(({ staff, vote }) => ({
        personnel: nameOf(staff),
        result: VOTE_WORDS[vote],
        ...(person === undefined ? {} : { person }),
      })),
    ),
    vote: votes.map(voteXml),
    pass_flag: flag(settledOf(meeting, place) === 'passed'),
    approval_flag: flag(entry.emergency === true || approved),
    subject_result: resultOf(source, entry),
    subject_file: events.flatMap(materialsIn).map(({ name }) => name),
    subject_exception: exceptionsXml(source, entry, events),
  };
};

/** The events of one type, in their order. */
const eventsIn = <T extends ItemEvent['type']>(
  events: readonly ItemEvent[],
  type: T,
): readonly Extract<ItemEvent, { readonly type: T }>[] =>
  events.filter((event): event is Extract<ItemEvent, { readonly type: T }> => event.type === type);

const observersXml = (source: HeldOnRecord, place: number): readonly Xml[] =>
  eventsOf(source, 'decisions.observers-noted')
    .filter(({ data }) => data.place === undefined || data.place === place)
    .flatMap(({ data }) => data.observers.map((name) => ({ name: source.nameOf(name) })));

const recusalsXml = (source: HeldOnRecord, place: number): readonly Xml[] => {
  const recorded = eventsOf(source, 'decisions.member-recused').filter(({ data }) => data.place === place);
  const reasons = new Map(recorded.map(({ data }) => [data.staff, data.reason]));
  return source.meeting.recused
    .filter((recusal) => recusal.place === place)
    .map(({ staff }) => ({ name: source.nameOf(staff), reason: reasons.get(staff) }));
};

/** The resolution where one was passed; of persons, and else, what it came to. */
const resultOf = (source: HeldOnRecord, entry: AgendaEntry): string => {
  const outcome = settledOf(source.meeting, entry.place);
  const resolution = outcome === 'passed' && !ofPersons(entry) ? resolutionOf(source, entry.place) : undefined;
  return resolution ?? outcomeInWords(outcome);
};

const materialsIn = (event: ItemEvent) =>
  event.type === 'decisions.item-proposed' || event.type === 'decisions.materials-added'
    ? (event.data.materials ?? [])
    : [];

/** Where it did not go its usual way: a gate overridden, not on the notice, the chair not last, a vote corrected. */
const exceptionsXml = (
  source: HeldOnRecord,
  { place, late }: AgendaEntry,
  events: readonly ItemEvent[],
): readonly Xml[] => {
  const heard = source.meeting.heard.find((one) => one.place === place);
  return [
    ...eventsIn(events, 'decisions.gate-overridden').map(({ data }) => ({
      type: `免于${GATES[data.gate].label}`,
      cause: `${data.reason}（${data.authority}）`,
      confirm_flag: '是',
    })),
    ...(late === undefined ? [] : [{ type: '临时议题', cause: late, confirm_flag: '是' }]),
    ...(heard?.chairFirst ? [{ type: '主持人未末位表态', confirm_flag: '否' }] : []),
    ...eventsOf(source, 'decisions.vote-corrected')
      .filter(({ data }) => data.vote.place === place)
      .map(({ data }) => ({ type: '表决更正', cause: data.reason, confirm_flag: '是' })),
  ];
};
