import type { Block, OfficialPaper } from '#infra/documents';
import { settledOf, type Held } from '../meeting.ts';
import { attendance, eventsOf, first, gap, inChinese, inPaper, markOf, organOf, outcomeInWords, text, titleOf, votesInWords, type Source } from './source.ts';

const marked = (source: Source, paper: OfficialPaper): OfficialPaper => { const mark = markOf(source); return mark === '' ? paper : { ...paper, mark }; };
const signed = (source: Source, day: string): Block => ({ is: 'closing', signed: `中共${organOf(source)}党组`, day });

/** 会议通知: when, where, and the agenda as it stood. */
const notice = (source: Source): OfficialPaper => {
  const { meeting } = source;
  const [called] = eventsOf(source, 'decisions.meeting-convened');
  return {
    title: '会议通知',
    blocks: [
      { is: 'title', text: `关于召开${titleOf(source)}的通知` }, { is: 'address', text: '各党组成员：' },
      text('定于', `${inPaper(meeting.heldOn)}${called?.data.at ?? ''}`, '在', called?.data.place ?? gap('地点'), `召开${titleOf(source)}，现将有关事项通知如下。`),
      first('一、会议议题'), ...(called?.data.agenda ?? []).map(({ place, title, number }) => text(`${place}. ${title}（${number}）`)),
      first('二、有关要求'), text('请提前阅看会议材料；因故不能参加的，会前向党组书记请假，可以提交书面意见。'),
      signed(source, inPaper(called?.data.noticedOn ?? meeting.heldOn)),
    ],
  };
};

/** What was said and how it was voted on an item of the agenda. */
const entryBlocks = (source: Source, full: boolean): readonly Block[] => source.meeting.agenda.flatMap(({ place, title, number, late }) => {
  const held = source.meeting.is === 'convened' ? undefined : source.meeting;
  const { nameOf } = source;
  const spoke = eventsOf(source, 'decisions.opinions-heard').filter(({ data }) => data.place === place);
  const written = eventsOf(source, 'decisions.written-opinion-given').filter(({ data }) => data.place === place);
  const recused = eventsOf(source, 'decisions.member-recused').filter(({ data }) => data.place === place);
  const deferred = eventsOf(source, 'decisions.entry-deferred').find(({ data }) => data.place === place);
  const resolution = eventsOf(source, 'decisions.vote-taken').find(({ data }) => data.vote.place === place)?.data.resolution;
  const votes = held?.votes.filter((one) => one.place === place) ?? [];
  const dissent = votes.flatMap(({ cast = [] }) => cast.filter(({ vote }) => vote !== 'for').map(({ staff, vote }) => `${nameOf(staff)}${vote === 'against' ? '反对' : '弃权'}`));
  return [
    first(`${inChinese(place)}、${title}`),
    ...(late === undefined ? [] : [text(`临时议题，理由：${late}`)]), ...(full ? [text(`议题编号：${number}`)] : []),
    ...(full ? recused.map(({ data }) => text(`${nameOf(data.staff)}回避：${data.reason}`)) : []),
    ...(full ? spoke.map(({ data }) => text(`发言顺序：${data.speakers.map(nameOf).join('、')}${data.chairFirst ? '（主持人未末位表态）' : ''}${data.gist ? `。${data.gist}` : ''}`)) : []),
    ...(full ? written.map(({ data }) => text(`${nameOf(data.staff)}书面意见（不计票）：${data.opinion}`)) : []),
    ...(full ? votes.map((vote) => text(`表决：${votesInWords(vote)}`)) : []), ...(full && dissent.length > 0 ? [text(`不同意见：${dissent.join('、')}`)] : []),
    text(deferred ? `暂缓：${deferred.data.reason}。` : `会议${held && settledOf(held, place) === 'passed' ? '同意' : outcomeInWords(held && settledOf(held, place))}`, ...(deferred ? [] : [resolution ? `：${resolution}。` : '。'])),
  ];
});

const studied = (source: Source): readonly Block[] => eventsOf(source, 'decisions.law-studied').map(({ data }) => text(`会前学法：${data.statute}${data.by ? `，${source.nameOf(data.by)}领学` : ''}。`));

/** 会议记录: all of it, for the file. */
const record = (source: Source): OfficialPaper => marked(source, {
  title: '会议记录', blocks: [{ is: 'title', text: `${titleOf(source)}记录` }, text(`时间：${inPaper(source.meeting.heldOn)}`), ...attendance(source), ...studied(source), ...entryBlocks(source, true), text('记录人：', gap('记录人签名')), text('主持人：', gap('主持人签名'))],
});

/** 会议纪要 (GB/T 9704-2012 §10.3): what was settled. */
const minutes = (source: Source): OfficialPaper => marked(source, {
  title: '会议纪要', blocks: [{ is: 'title', text: `中共${organOf(source)}党组\n会议纪要` }, { is: 'middle', text: `〔${source.meeting.number.year}〕${source.meeting.number.serial}号` }, text(`${inPaper(source.meeting.heldOn)}，召开${titleOf(source)}。现纪要如下。`), ...studied(source), ...entryBlocks(source, false), ...attendance(source)],
});

/** 表决结果: every vote with what it was held against. */
const votes = (source: Source): OfficialPaper => {
  const held = source.meeting.is === 'convened' ? undefined : source.meeting;
  return marked(source, {
    title: '表决结果',
    blocks: [
      { is: 'title', text: `${titleOf(source)}表决结果` }, ...attendance(source),
      { is: 'table', head: ['序号', '议题', '赞成', '反对', '弃权', '须', '结果'], widths: [3, 13, 3, 3, 3, 3, 4], rows: (held?.votes ?? []).map((vote) => [String(vote.place), `${held!.agenda.find(({ place }) => place === vote.place)?.title ?? ''}${vote.person ? `（${vote.person}）` : ''}`, String(vote.for), String(vote.against), String(vote.abstain), String(vote.needed), outcomeInWords(vote.outcome)]) },
      text('监票人：', gap('监票人签名')), text('计票人：', gap('计票人签名')), signed(source, inPaper(source.meeting.heldOn)),
    ],
  });
};

/** 表决票: one for each item of the agenda, to be marked by hand. */
const ballots = (source: Source): OfficialPaper => ({
  title: '表决票',
  blocks: [
    { is: 'title', text: `${titleOf(source)}表决票` }, text('请在同意、不同意、弃权中选一项划“○”，干部任免逐人填写。无记名表决的不签名。'),
    { is: 'table', head: ['序号', '议题', '表决对象', '同意', '不同意', '弃权'], widths: [3, 12, 5, 3, 3, 3], rows: source.meeting.agenda.map(({ place, title, category }) => [String(place), title, category === 'personnel' ? gap('姓名') : '—', '', '', '']) },
    text('表决人：', gap('记名表决时签名')), { is: 'closing', signed: `中共${organOf(source)}党组`, day: inPaper(source.meeting.heldOn) },
  ],
});

/** 决议: what was passed, each in its own words. */
const resolutions = (source: Source): OfficialPaper => {
  const held = source.meeting as Held;
  const passed = source.meeting.is === 'convened' ? [] : source.meeting.agenda.filter(({ place }) => settledOf(held, place) === 'passed');
  const worded = (place: number) => eventsOf(source, 'decisions.vote-taken').find(({ data }) => data.vote.place === place)?.data.resolution;
  return marked(source, {
    title: '决议',
    blocks: [
      { is: 'title', text: `${titleOf(source)}决议` }, text(`${inPaper(source.meeting.heldOn)}，${titleOf(source)}审议并通过以下事项：`),
      ...passed.flatMap(({ place, title, number }, n) => [first(`${inChinese(n + 1)}、${title}`), text(worded(place) ?? gap('决议内容'), `（${number}）`)]), ...(passed.length === 0 ? [text('本次会议没有通过的事项。')] : []),
      signed(source, inPaper(source.meeting.heldOn)),
    ],
  });
};

export const PAPERS = {
  notice: { label: '会议通知', synonyms: ['通知'], paper: notice, needs: 'convened' }, record: { label: '会议记录', synonyms: ['记录'], paper: record, needs: 'held' }, minutes: { label: '会议纪要', synonyms: ['纪要'], paper: minutes, needs: 'held' },
  ballots: { label: '表决票', synonyms: ['选票'], paper: ballots, needs: 'convened' }, votes: { label: '表决结果', synonyms: ['票数'], paper: votes, needs: 'held' }, resolutions: { label: '决议', synonyms: ['会议决议'], paper: resolutions, needs: 'held' },
} as const;
export type PaperName = keyof typeof PAPERS;
