import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';
import { layoutShifts } from './layout-shifts.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const START = { timeout: 90_000 };

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** A window of 1280 × 1024 at 400 % zoom. */
const ZOOMED = { width: 320, height: 256 };

/** Each page, and what is there once all of it has come. */
const PAGES: readonly [path: string, ready: string][] = [
  ['', 'mail-analytics tfoot td'],
  ['project.html', 'mail-analytics tfoot td'],
  ['person.html', 'email-status-icon [data-status]'],
];

/** What means nothing on paper. */
const IDLE = ['.toolbar', '.views', '.export', '.following', '.range', '.edge'];

/** What `axe.run()` resolves to, as far as it is read here. */
interface Findings {
  violations: { id: string; nodes: { target: unknown[] }[] }[];
}

/** The pages of the demo as a whole: they stand still, read well, bear zoom, and print. */
describe('a page of the demo', () => {
  let demo: ChildProcess;
  let browser: Browser;
  let url = '';
  let axe = '';

  before(async () => {
    const env = { ...process.env, PORT: '0' };
    demo = spawn(process.execPath, ['--import', 'tsx', 'examples/crm/main.ts'], { cwd: ROOT, env });
    const [printed] = (await once(demo.stdout ?? process.stdin, 'data')) as [Buffer];
    url = /http:\S+/.exec(String(printed))?.[0] ?? '';
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
  }, START);

  after(async () => {
    await browser.close();
    demo.kill();
  });

  async function newPage(options: BrowserContextOptions): Promise<Page> {
    const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
    // Whoever edits the source while tests run would load it anew.
    await page.route('**/live-reload', (route) => route.abort());
    return page;
  }

  async function open(page: Page, path: string, ready: string): Promise<void> {
    await page.goto(url + path);
    await page.locator(ready).first().waitFor();
    if (path !== 'person.html') await page.locator('mail-analytics .spark').first().waitFor();
  }

  /** What has moved by itself, and how far, since the page began. */
  async function shiftsOf(page: Page, path: string, ready: string): Promise<string[]> {
    await open(page, path, ready);
    // The chart has its code to come.
    await page.waitForTimeout(1000);
    return layoutShifts(page);
  }

  for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    for (const delay of [0, 500]) {
      it(`does not shift while it loads, on a ${name}, with answers ${String(delay)} ms late`, async () => {
        for (const [path, ready] of PAGES) {
          const page = await newPage({ viewport });
          if (delay > 0) {
            await page.route(/\/(mail-analytics\.js|mail-analytics\/api|crm)/, async (route) => {
              await new Promise((resolve) => setTimeout(resolve, delay));
              await route.continue();
            });
          }
          assert.deepEqual(await shiftsOf(page, path, ready), [], path);
          await page.close();
        }
      });
    }
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing that axe finds fault with, in ${colorScheme}, with a drawer or a popover open as well`, async () => {
      const page = await newPage({ viewport: DESKTOP, colorScheme });
      for (const [path, ready] of PAGES) {
        await open(page, path, ready);
        assert.deepEqual(await faults(page), [], path);
        if (path === 'person.html') {
          await page.locator('email-status-icon').nth(1).hover();
          await page.locator('email-status-icon [role="dialog"]').waitFor();
        } else {
          await page.locator('mail-analytics [part="subject"]').nth(1).click();
          await page.locator('mail-recipients [data-row]:not(.pending) .badge').first().waitFor();
        }
        assert.deepEqual(await faults(page), [], `${path}, open`);
      }
      await page.close();
    });
  }

  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as Findings;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }

  it('has nothing that scrolls sideways at 400 % zoom', async () => {
    const page = await newPage({ viewport: ZOOMED });
    for (const [path, ready] of PAGES) {
      await open(page, path, ready);
      const wide = await page.evaluate(() => {
        const found: string[] = [];
        const roots: ParentNode[] = [document];
        for (const root of roots) {
          for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) roots.push(element.shadowRoot);
            const isPage = element === document.documentElement;
            const scrolls = isPage || /auto|scroll/.test(getComputedStyle(element).overflowX);
            if (scrolls && element.scrollWidth > element.clientWidth) found.push(element.id || element.className);
          }
        }
        return found;
      });
      assert.deepEqual(wide, [], path);
    }
    await page.close();
  });

  it('lets a mailing be opened, its recipients reached, and the drawer be closed, at 400 % zoom', async () => {
    const page = await newPage({ viewport: ZOOMED });
    await open(page, '', 'mail-analytics tfoot td');
    // Presses where a finger would: what lies above it, or is blank, would take the press.
    await page.locator('mail-analytics [part="subject"]').nth(1).click();
    const row = page.locator('mail-recipients [data-row]:not(.pending)').first();
    await row.locator('.badge').waitFor();
    await row.scrollIntoViewIfNeeded();
    const seen = await row.evaluate((element) => {
      const { left, top, bottom } = element.getBoundingClientRect();
      const hit = (element.getRootNode() as ShadowRoot).elementFromPoint(left + 80, (top + bottom) / 2);
      return top >= 0 && bottom <= innerHeight && element.contains(hit);
    });
    assert.ok(seen, 'the first recipient is not to be seen');
    await page.locator('mail-analytics dialog .close').click();
    await page.locator('mail-analytics dialog[open]').waitFor({ state: 'detached' });
    await page.close();
  });

  it('hides no focus beneath what sticks or floats, at 400 % zoom', async () => {
    const page = await newPage({ viewport: ZOOMED });
    for (const [path, ready] of PAGES) {
      await open(page, path, ready);
      const hidden: string[] = [];
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        // A popover that came with the focus is nearly as large as the window, and goes by this.
        await page.keyboard.press('Escape');
        await page.waitForTimeout(50);
        const place = await page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          if (!element || element === document.body) return undefined;
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const hit = (element.getRootNode() as Document).elementFromPoint((left + right) / 2, (top + bottom) / 2);
          const isSeen = !!hit && (element.contains(hit) || hit.contains(element));
          return { isSeen, what: element.outerHTML.slice(0, 80) };
        });
        if (!place) break;
        if (!place.isSeen) hidden.push(place.what);
      }
      assert.deepEqual(hidden, [], path);
    }
    await page.close();
  });

  it('prints every row that has been shown, the totals and the summary, and no more than fits the sheet', async () => {
    const page = await newPage({ viewport: DESKTOP });
    await open(page, '', 'mail-analytics tfoot td');
    const box = page.locator('mail-analytics #rows');
    await box.evaluate(async (element) => {
      element.scrollTop = element.scrollHeight;
      // The rows there are drawn with the frame that tells of it.
      for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    });
    const last = await page.locator('mail-analytics [data-row]').last().getAttribute('aria-rowindex');
    await page.setViewportSize({ width: 1047, height: 718 });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const sheet = await page.locator('mail-analytics').evaluate((element, idle) => {
      const root = element.shadowRoot as ShadowRoot;
      const box = root.querySelector('#rows');
      const shown = new Set<string>();
      for (const each of ['.tiles li', '.chart canvas', 'tfoot td', 'h2', ...idle]) {
        if (root.querySelector(each)?.getClientRects().length) shown.add(each);
      }
      return {
        rows: [...root.querySelectorAll('[data-row]')].filter((row) => row.getClientRects().length > 0).length,
        cut: (box?.scrollHeight ?? 0) - (box?.clientHeight ?? 0),
        shown: [...shown],
        overflow: document.documentElement.scrollWidth - innerWidth,
      };
    }, IDLE);
    const shown = ['.tiles li', '.chart canvas', 'tfoot td', 'h2'];
    assert.deepEqual(sheet, { rows: Number(last) - 1, cut: 0, shown, overflow: 0 });
    await page.close();
  });
});
