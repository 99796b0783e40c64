import type { Block, OfficialPaper, Run } from '#infra/documents';
import { METHODS, type AgendaEntry, type Vote } from '../../meetings/events.ts';
import { entryAt } from '../../meetings/meeting-state.ts';
import { settledOf } from '../../meetings/meeting.ts';
import { ofPersons } from '../../party-group/quorum.ts';
import { entryBlocks } from './entries.ts';
import {
  attendance,
  correctionsInWords,
  eventsOf,
  first,
  gap,
  inChinese,
  inPaper,
  kept,
  organOf,
  outcomeInWords,
  passedOf,
  recorded,
  resolutionOf,
  sentence,
  text,
  titleOf,
  type HeldSource,
  type Source,
} from './source.ts';

// The papers of a meeting, made from its record. What the record does not know is left as a gap, to be filled in by
// hand.

const signed = (source: Source, day: string): Block => ({ is: 'closing', signed: `中共${organOf(source)}党组`, day });

/** 会议通知: when, where, and the agenda as it stood. */
const notice = (source: Source): OfficialPaper => {
  const { meeting } = source;
  const [called] = eventsOf(source, 'decisions.meeting-convened');
  const moved = eventsOf(source, 'decisions.meeting-moved').at(-1);
  const at = moved?.data.at ?? called?.data.at;
  const place = moved?.data.place ?? called?.data.place;
  return kept(source, {
    title: '会议通知',
    blocks: [
      { is: 'title', text: `关于召开${titleOf(source)}的通知` },
      { is: 'address', text: '各党组成员：' },
      text(
        moved ? '会议改' : '定',
        '于',
        `${inPaper(meeting.heldOn)}${at ?? ''}`,
        '在',
        place ?? gap('地点'),
        `召开${titleOf(source)}，现将有关事项通知如下。`,
      ),
      first('一、会议议题'),
      ...(called?.data.agenda ?? []).map(({ place: n, title, number }) => text(`${n}. ${title}（${number}）`)),
      first('二、有关要求'),
      text('请提前阅看会议材料；因故不能参加的，会前向党组书记请假，可以提交书面意见。'),
      signed(source, inPaper(called?.data.noticedOn ?? meeting.heldOn)),
    ],
  });
};

const studied = (source: Source): readonly Block[] =>
  eventsOf(source, 'decisions.law-studied').map(({ data }) =>
    text(
      `${data.afterVote ? '学法（表决后登记，不计为会前学法）' : '会前学法'}：${data.statute}${
        data.by ? `，${source.nameOf(data.by)}领学` : ''
      }。`,
    ),
  );

/** 会议记录: all of it, for the file. */
const record = (source: HeldSource): OfficialPaper => {
  const [called] = eventsOf(source, 'decisions.meeting-convened');
  const corrections = correctionsInWords(source);
  return recorded(source, {
    title: '会议记录',
    blocks: [
      { is: 'title', text: `${titleOf(source)}记录` },
      text(`时间：${inPaper(source.meeting.heldOn)}${called?.data.at ?? ''}`),
      ...(called?.data.place ? [text(`地点：${called.data.place}`)] : []),
      ...(called
        ? [text(`会议通知：${inPaper(called.data.noticedOn)}发出，列议题${called.data.agenda.length}项。`)]
        : []),
      ...attendance(source),
      ...studied(source),
      ...entryBlocks(source, true),
      ...(corrections.length > 0 ? [first('更正情况'), ...corrections.map((one) => text(one))] : []),
      text('记录人：', gap('记录人签名')),
      text('主持人：', gap('主持人签名')),
    ],
  });
};

/** 会议纪要 (GB/T 9704-2012 §10.3): what was settled; who was there stands at the end. */
const minutes = (source: HeldSource): OfficialPaper =>
  recorded(source, {
    title: '会议纪要',
    blocks: [
      { is: 'title', text: `中共${organOf(source)}党组\n会议纪要` },
      { is: 'middle', text: `〔${source.meeting.number.year}〕${source.meeting.number.serial}号` },
      text(
        `${inPaper(source.meeting.heldOn)}，${source.nameOf(source.meeting.chair)}主持召开${titleOf(source)}。现纪要如下。`,
      ),
      ...studied(source),
      ...entryBlocks(source, false),
      text(''),
      ...attendance(source),
    ],
  });

/** 表决结果: every vote with what it was held against. */
const votes = (source: HeldSource): OfficialPaper =>
  recorded(source, {
    title: '表决结果',
    blocks: [
      { is: 'title', text: `${titleOf(source)}表决结果` },
      ...attendance(source),
      {
        is: 'table',
        head: ['序号', '议题', '方式', '赞成', '反对', '弃权', '须得', '结果'],
        widths: [3, 11, 4, 3, 3, 3, 3, 4],
        rows: source.meeting.votes.toSorted((a, b) => a.place - b.place).map((vote) => voteRow(source, vote)),
      },
      ...source.meeting.recused.map(({ place, staff }) => text(`议题${place}：${source.nameOf(staff)}回避。`)),
      ...source.meeting.deferred.map((place) => text(`议题${place}：暂缓，未表决。`)),
      text('监票人：', gap('监票人签名')),
      text('计票人：', gap('计票人签名')),
      signed(source, inPaper(source.meeting.heldOn)),
    ],
  });

const voteRow = ({ meeting }: HeldSource, vote: Vote): readonly string[] => {
  const title = entryAt(meeting, vote.place)?.title ?? '';
  return [
    String(vote.place),
    `${title}${vote.person ? `（${vote.person}）` : ''}`,
    METHODS[vote.method].label.replace(/表决|投票/u, ''),
    String(vote.for),
    String(vote.against),
    String(vote.abstain),
    String(vote.needed),
    outcomeInWords(vote.outcome),
  ];
};

/** 表决票: one line for each item of the agenda, of persons one for each; to be marked by hand. */
const ballots = (source: Source): OfficialPaper =>
  kept(source, {
    title: '表决票',
    blocks: [
      { is: 'title', text: `${titleOf(source)}表决票` },
      text('请在同意、不同意、弃权中选一项划“○”，干部任免、处分党员逐人填写。无记名表决的不签名。'),
      {
        is: 'table',
        head: ['序号', '议题', '表决对象', '同意', '不同意', '弃权'],
        widths: [3, 12, 5, 3, 3, 3],
        rows: source.meeting.agenda.flatMap((entry) =>
          votedOn(entry).map((person) => [String(entry.place), entry.title, person, '', '', '']),
        ),
      },
      text('表决人：', gap('记名表决时签名')),
      signed(source, inPaper(source.meeting.heldOn)),
    ],
  });

/** Whom a line of a ballot is about: each person by himself; of what is not about persons, nobody. */
const votedOn = (entry: AgendaEntry): readonly Run[] => (ofPersons(entry) ? (entry.persons ?? [gap('姓名')]) : ['—']);

/** A resolution in its own words, else the persons who were passed, else left to be filled in. */
const resolutionInWords = (source: HeldSource, place: number): Run => {
  const resolution = resolutionOf(source, place);
  if (resolution !== undefined) return sentence(resolution);
  const persons = passedOf(source.meeting, place);
  return persons.length > 0 ? sentence(`表决通过：${persons.join('、')}`) : gap('决议内容');
};

/** 决议: what was passed, each in its own words; of persons, those who were. */
const resolutions = (source: HeldSource): OfficialPaper => {
  const passed = source.meeting.agenda.filter(({ place }) => settledOf(source.meeting, place) === 'passed');
  return recorded(source, {
    title: '决议',
    blocks: [
      { is: 'title', text: `${titleOf(source)}决议` },
      text(`${inPaper(source.meeting.heldOn)}，${titleOf(source)}审议并通过以下事项：`),
      ...passed.flatMap(({ place, title, number }, n) => [
        first(`${inChinese(n + 1)}、${title}`),
        text(resolutionInWords(source, place), `（${number}）`),
      ]),
      ...(passed.length === 0 ? [text('本次会议没有通过的事项。')] : []),
      signed(source, inPaper(source.meeting.heldOn)),
    ],
  });
};

/**
 * The papers of a meeting: those before it, and those of one that was held. Minutes and resolutions are sent `on`; the
 * others stay within the circle of those who may see the record.
 */
export const PAPERS = {
  notice: { label: '会议通知', synonyms: ['通知'], needs: 'convened', goes: 'within', paper: notice },
  record: { label: '会议记录', synonyms: ['记录'], needs: 'held', goes: 'within', paper: record },
  minutes: { label: '会议纪要', synonyms: ['纪要'], needs: 'held', goes: 'on', paper: minutes },
  ballots: { label: '表决票', synonyms: ['选票'], needs: 'convened', goes: 'within', paper: ballots },
  votes: { label: '表决结果', synonyms: ['票数'], needs: 'held', goes: 'within', paper: votes },
  resolutions: { label: '决议', synonyms: ['会议决议'], needs: 'held', goes: 'on', paper: resolutions },
} as const;
export type PaperName = keyof typeof PAPERS;
