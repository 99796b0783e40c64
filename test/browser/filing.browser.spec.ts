import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '#support/browser';
import { openHouse, type House } from '#support/house';

// The chat page in a real browser: an item is filed by typing and tapping. `PICTURES=1` renews the picture of the
// README.

const PICTURE = join(import.meta.dirname, '../../docs/pictures/sandbox.png');
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

const file = async (page: Page, staffId: string): Promise<void> => {
  await page.goto(`${house.running.chatPage}/?as=${staffId}`);
  // On a phone the list of conversations comes first.
  if ((page.viewportSize()?.width ?? 0) < 480) await page.getByRole('button', { name: '政衡助手' }).first().click();
  const input = page.getByRole('textbox', { name: '输入消息' });
  await input.fill('报议题 采购高性能计算平台 120万元 大额资金');
  await input.press('Enter');
  const log = page.getByRole('log');
  await log.getByText('壹佰贰拾万元整').waitFor();
  await log.getByRole('button', { name: '确认' }).last().click();
  await log
    .getByText(/议题〔\d{4}〕\d+号/)
    .last()
    .waitFor();
};

describe('an item is filed by typing and tapping', () => {
  test('on a desk', async () => {
    const { page, asked, faults } = await openPage(browser, 1180, 1440);
    await file(page, 'zhangwei');
    await page.getByRole('textbox', { name: '输入消息' }).fill('我的议题');
    await page.getByRole('button', { name: '发送', exact: true }).click();
    await page.getByRole('log').getByText('大额资金使用 · 1,200,000.00元').waitFor();
    if (process.env.PICTURES) await page.screenshot({ path: PICTURE });
    expect(
      asked.filter(
        (url) =>
          !url.startsWith(house.running.chatPage!) &&
          !url.startsWith('data:') &&
          !url.startsWith(house.running.chatPage!.replace('http', 'ws')),
      ),
    ).toEqual([]);
    expect(faults).toEqual([]);
    expect(
      await house.rows(
        `select data->>'title' as title, data->>'amount' as amount from ledger where type = 'decisions.item-proposed'`,
      ),
    ).toEqual([{ title: '采购高性能计算平台', amount: '120000000' }]);
  });

  test('on a phone: one pane, nothing to the side', async () => {
    const { page, faults } = await openPage(browser, 390, 844);
    await file(page, 'gulnar');
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(faults).toEqual([]);
  });

  test('what a person types is shown as text, never as a page', async () => {
    const { page, faults } = await openPage(browser, 1280, 860);
    await page.goto(`${house.running.chatPage}/?as=xuning`);
    const input = page.getByRole('textbox', { name: '输入消息' });
    await input.fill(
      '<img src=x onerror="document.title=1"><script>document.title=2</script> **粗** [链接](javascript:alert(1))',
    );
    await input.press('Enter');
    await page.getByRole('log').getByText('没有看懂').first().waitFor();
    expect(
      await page.locator('[role=log] img[src="x"], [role=log] script, [role=log] a[href^="javascript"]').count(),
    ).toBe(0);
    expect(await page.title()).not.toMatch(/^[12]$/);
    expect(faults).toEqual([]);
  });
});
