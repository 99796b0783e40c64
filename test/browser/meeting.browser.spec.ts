import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '#support/browser';
import { openHouse, settled, type House } from '#support/house';

// A meeting of the Party group run on a phone, in a real browser. `PICTURES=1` renews the picture of the README.

const PICTURE = join(import.meta.dirname, '../../docs/pictures/meeting.png');
let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const gives = async (
  staff: string,
  command: string,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> => {
  const { status, body: answer } = await house.call(await house.token(staff), 'POST', `/v1/decisions/${command}`, body);
  expect([command, status]).toEqual([command, 200]);
  return answer as Record<string, unknown>;
};
/** Says something, sees it read back, and confirms it. */
const says = async (page: Page, text: string, readBack: string, then: string): Promise<void> => {
  const log = page.getByRole('log');
  const cards = log.getByText(`请核对：${readBack}`);
  const before = await cards.count();
  await page.getByRole('textbox', { name: '输入消息' }).fill(text);
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await cards.nth(before).waitFor();
  await log.getByRole('button', { name: '确认', exact: true }).last().click();
  await log.getByText(then).last().waitFor();
};

test('a meeting is run on a phone: opened, voted on person by person, closed', async () => {
  const { number: item } = await gives('zhangwei', 'propose-item', {
    title: '拟任平台中心领导人员',
    category: 'personnel',
    persons: '张伟、李娜',
    unit: 'platform',
  });
  await gives('zhoufang', 'record-review', {
    item,
    gate: 'personnelProcedure',
    conclusion: 'sound',
    answeredBy: '机关党委',
  });
  await gives('chenxia', 'review-item', { item, complete: 'yes' });
  await gives('wangjianguo', 'approve-item', { item });
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await gives('chenxia', 'convene-meeting', { heldOn: today, items: [item] });
  await settled(house.url);

  const { page, faults } = await openPage(browser, 430, 932);
  await page.goto(`${house.running.chatPage}/?as=chenxia`);
  await page.getByRole('button', { name: '政衡助手' }).first().click();
  await says(page, '开会 第1次党组会 孙丽请假（出差）', '开会', '应到5人，实到4人');
  await says(page, '议题1 张伟 无记名 4:0', '表决', '张伟：赞成4票、反对0票、弃权0票（无记名投票；应到5人，须3票）');
  // Two and two: nobody has more than half of five.
  await says(page, '议题1 李娜 无记名 2:2', '表决', '李娜：赞成2票、反对2票、弃权0票（无记名投票；应到5人，须3票）');
  if (process.env.PICTURES) await page.screenshot({ path: PICTURE });
  await says(page, '散会', '散会', '已散会。');
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(faults).toEqual([]);
  await settled(house.url);
  expect(await house.rows(`select person, outcome from meeting_vote order by person`)).toEqual(
    expect.arrayContaining([
      { person: '张伟', outcome: 'passed' },
      { person: '李娜', outcome: 'deferred' },
    ]),
  );
});
