import { chromium, type Browser, type Page } from 'playwright-core';
import { PATIENCE_MS } from './until.ts';

/** Chromium of the system, from which nothing leaves the machine. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.TEST_BROWSER!,
    timeout: PATIENCE_MS,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A page, every address it asked for, and every fault it told; in a zone that is not China's. */
export const openPage = async (
  browser: Browser,
  width: number,
  height: number,
): Promise<{ page: Page; asked: string[]; faults: string[] }> => {
  const page = await browser.newPage({
    viewport: { width, height },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    timezoneId: 'America/New_York',
  });
  page.setDefaultTimeout(PATIENCE_MS);
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  return { page, asked, faults };
};
