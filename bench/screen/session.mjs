/** A fresh browser with one page for one measurement. */
import { chromium } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';

/** An address that a page of a host could have; nothing is asked of the network. */
const ADDRESS = 'http://localhost/';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<style>body { margin: 0; inline-size: 1200px; font: 14px/20px system-ui, sans-serif }</style><body>`;

const ARGS = [
  ...CHROMIUM_ARGS,
  '--disable-gpu',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/**
 * @param {{ driver: string, host: string }} scripts - The driver of the page, and what of ours it loads.
 * @param {(page: object) => Promise<unknown>} measure - Is given what it may do with the page.
 */
export async function session({ driver, host }, measure) {
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US', timezoneId: 'UTC' });
    const failure = new Promise((_, reject) => page.on('pageerror', reject));
    await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
    await page.goto(ADDRESS);
    await page.addScriptTag({ type: 'module', content: driver });
    await page.waitForFunction('window.bench !== undefined');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const call = (name, ...given) => page.evaluate(([act, args]) => window.bench[act](...args), [name, given]);
    const evaluated = await call('load', host);
    const measured = measure({ call, evaluated, cpuOf: (act) => cpuOf(devtools, act), memory: () => memory(devtools) });
    await Promise.race([measured, failure]);
  } finally {
    await browser.close();
  }
}

/** What an act comes to, and how many milliseconds the main thread was at work meanwhile. */
async function cpuOf(devtools, act) {
  const before = await taskTime(devtools);
  const result = await act();
  return { result, cpu: ((await taskTime(devtools)) - before) * 1000 };
}

async function taskTime(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

/** Bytes of objects and of the arrays of bytes beside them, and nodes; after what is not needed has been collected. */
async function memory(devtools) {
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  return { objects: usedSize, arrays: backingStorageSize, nodes };
}
