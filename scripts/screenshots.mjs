/**
 * Takes the pictures of the README from the running demo: `npm run screenshots`. With a folder as argument, takes the
 * pages in light, dark, narrow and right-to-left into it, for a look before a change lands.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? `${root}docs/images`;
mkdirSync(folder, { recursive: true });

/** Starts the demo and resolves to its address, once it answers. */
async function startDemo() {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'examples/crm/main.ts'], { cwd: root });
  process.on('exit', () => demo.kill());
  let printed = '';
  for await (const chunk of demo.stdout) {
    printed += String(chunk);
    const url = /http:\S+/.exec(printed)?.[0];
    if (url) return { url, stop: () => demo.kill() };
  }
  throw new Error(`The demo ended without an address: ${printed}`);
}

const WIDE = { width: 1440, height: 1160 };
const PHONE = { width: 390, height: 844 };

const openDrawer = async (page) => {
  await page.locator('mail-analytics td[data-column="opened"] button').nth(2).click();
  await page.locator('mail-recipients [data-row]:not(.pending) .badge').first().waitFor();
};
const openPopover = async (page) => {
  await page.locator('email-status-icon').first().hover();
  await page.locator('email-status-icon #popover').waitFor();
};

const PAGES = [
  { name: 'analytics', path: '', ready: 'mail-analytics tbody button', act: openDrawer },
  { name: 'project', path: 'project.html', ready: 'mail-analytics tbody button' },
  { name: 'person', path: 'person.html', ready: 'email-status-icon [data-status]', act: openPopover },
];
const MODES = process.argv[2]
  ? [
      { mode: '-light', viewport: WIDE, colorScheme: 'light' },
      { mode: '-dark', viewport: WIDE, colorScheme: 'dark' },
      { mode: '-narrow', viewport: PHONE, colorScheme: 'light' },
      { mode: '-rtl', viewport: WIDE, colorScheme: 'light', dir: 'rtl' },
    ]
  : [{ mode: '', viewport: WIDE, colorScheme: 'light' }];

const { url, stop } = await startDemo();
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
for (const { mode, dir = 'ltr', ...options } of MODES) {
  for (const { name, path, ready, act } of PAGES) {
    const page = await browser.newPage({ ...options, reducedMotion: 'reduce' });
    page.on('console', (message) => message.type() !== 'debug' && console.log(`${name}${mode}: ${message.text()}`));
    await page.goto(url + path);
    await page.evaluate((value) => (document.documentElement.dir = value), dir);
    await page.locator(ready).first().waitFor();
    if (!process.argv[2] || mode !== '-narrow') await act?.(page);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${folder}/${name}${mode}.png` });
    await page.close();
  }
}
await browser.close();
stop();
