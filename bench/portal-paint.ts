import type { Browser } from 'playwright-core';
import { openBrowser } from '../test/web/browser/browser.js';
import { medianOf, round } from './figures.js';

/** Seconds until the largest piece of a page stands on the screen of a slow telephone, median over `looks`, each in a browser that keeps nothing. */
export type PaintResult = { readonly looks: number; readonly ours: number; readonly bare: number };

/** A cheap telephone on a poor line: four times slower than this processor, 1.6 Mbit/s each way, 150 ms to the server and back. */
const slow = { rate: 4, bytesPerSecond: 1_600_000 / 8, latency: 150 };

async function paintedAfter(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: slow.latency },
      ...{ downloadThroughput: slow.bytesPerSecond, uploadThroughput: slow.bytesPerSecond },
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow.rate });
    await page.goto(url, { waitUntil: 'load' });
    // The browser's own words: our types know nothing of what runs there.
    const largest = await page.evaluate<number>(`new Promise((resolve) => {
      let last = 0;
      new PerformanceObserver((list) => { for (const one of list.getEntries()) last = one.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
      setTimeout(() => resolve(last), 500);
    })`);
    if (!(largest > 0)) throw new Error(`${url} painted nothing`);
    return largest / 1000;
  } finally {
    await context.close();
  }
}

/** Ours and the bare page in turns. */
export async function measurePaint({ ours, bare }: { readonly ours: string; readonly bare: string }, looks: number): Promise<PaintResult> {
  const browser = await openBrowser();
  try {
    const seen: { readonly ours: number[]; readonly bare: number[] } = { ours: [], bare: [] };
    for (let n = 0; n < looks; n += 1) {
      seen.ours.push(await paintedAfter(browser, ours));
      seen.bare.push(await paintedAfter(browser, bare));
    }
    return { looks, ours: round(medianOf(seen.ours)), bare: round(medianOf(seen.bare)) };
  } finally {
    await browser.close();
  }
}
