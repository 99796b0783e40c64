import type { Block, OfficialPaper } from '#infra/documents';
import { eventsOf, first, gap, groupOf, inPaper, kept, placeAndTime, text, titleOf, type Source } from './source.ts';

// 会议通知: when, where, and the agenda as it was sent out, with who reports on each item.

/** The notice of a meeting, as it was called or moved last. */
export const notice = (source: Source): OfficialPaper => {
  const { meeting, nameOf } = source;
  const { at, place, moved } = placeAndTime(source);
  const [called] = eventsOf(source, 'decisions.meeting-convened');
  return kept(source, {
    title: '会议通知',
    blocks: [
      { is: 'title', text: `关于召开${titleOf(source)}的通知` },
      { is: 'address', runs: ['党组各成员：'] },
      text(
        moved ? '会议改于' : '定于',
        inPaper(meeting.heldOn),
        at ?? gap('时间'),
        '在',
        place ?? gap('地点'),
        `召开${titleOf(source)}，现将有关事项通知如下。`,
      ),
      first('一、会议议题'),
      ...(called?.data.agenda ?? []).map(({ place: n, title, number, reporter }) => {
        const by = reporter === undefined ? '' : `，汇报人：${nameOf(reporter)}`;
        return text(`${n}. ${title}（${number}${by}）`);
      }),
      first('二、有关要求'),
      text('请提前阅看会议材料；因故不能参加的，会前向党组书记请假，可以提交书面意见。'),
      { is: 'closing', signed: groupOf(source), day: inPaper(called?.data.noticedOn ?? meeting.heldOn), by: 'seal' },
      ...contact(source),
    ],
  });
};

/** Whom to ask, in brackets under the day (附注). */
const contact = (source: Source): readonly Block[] => {
  const { recorder, organ, nameOf } = source;
  if (recorder === undefined) return [];
  const phone = organ?.phone ? `，联系电话：${organ.phone}` : '';
  return [text(`（联系人：${nameOf(recorder)}${phone}）`)];
};
