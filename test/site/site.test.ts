import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';

import { chromium, type Browser, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';
import { manifest } from '../../scripts/manifest.mjs';
import { PAGES, siteServer } from './site-server.js';

const DESKTOP = { width: 1440, height: 900 };
/** Also a window of 1280 pixels at 400 % zoom. */
const PHONE = { width: 320, height: 640 };
const START = { timeout: 60_000 };

/** What is there once a live element is drawn. */
const DRAWN = '[data-row]:not(.pending), [data-status], [part="status"]';

interface Findings {
  violations: { id: string; nodes: { target: unknown[] }[] }[];
}

interface Declaration {
  tagName?: string;
  attributes?: { name: string }[];
  members?: { name: string }[];
  events?: { name: string }[];
  slots?: { name: string }[];
  cssParts?: { name: string }[];
  cssProperties?: { name: string }[];
}

describe('the documentation site', () => {
  let server: Server;
  let browser: Browser;
  let url = '';
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  before(async () => {
    ({ url, server } = await siteServer());
    browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
  }, START);

  after(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  });

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(url + path);
    await page.locator('#app .VPContent').waitFor();
    for (const live of await page.locator('.live-example, .preview').all()) {
      await await live.locator(DRAWN).first().waitFor({ state: 'attached', timeout: 20_000 });
    }
  }

  for (const [name, viewport, colorScheme] of [
    ['a desktop, in light', DESKTOP, 'light'],
    ['a desktop, in dark', DESKTOP, 'dark'],
    ['a phone, in light', PHONE, 'light'],
    ['a phone, in dark', PHONE, 'dark'],
  ] as const) {
    it(`is whole on ${name}: nothing in the console, nothing from elsewhere, nothing wide, nothing for axe`, async () => {
      assert.ok(PAGES.length >= 20);
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      const problems: string[] = [];
      let path = '';
      page.on('pageerror', (error) => problems.push(`${path}: ${String(error)}`));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(`${path}: ${message.text()}`);
      });
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) problems.push(request.url());
      });
      for (path of PAGES) {
        await open(page, path);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (wide > 0) problems.push(`${path}: ${String(wide)} px too wide`);
        await page.evaluate(axe);
        // What scrolls is told so in the frame after it is drawn.
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
        const { violations } = (await page.evaluate(
          `axe.run(document.querySelector('.VPContent'), { resultTypes: ['violations'] })`,
        )) as Findings;
        for (const { id, nodes } of violations) {
          problems.push(
            `${path}: ${id}: ${nodes
              .map(({ target }) => target.join(' '))
              .slice(0, 4)
              .join(', ')}`,
          );
        }
      }
      await page.close();
      assert.deepEqual(problems, []);
    });
  }

  it('tells of every element all that the manifest has', async () => {
    const { modules } = (await manifest()) as { modules: { declarations?: Declaration[] }[] };
    const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
    assert.equal(elements.length, 4);
    const page = await browser.newPage();
    for (const { tagName = '', ...kinds } of elements) {
      await open(page, `elements/${tagName}.html`);
      const text = await page.locator('.vp-doc').innerText();
      const { attributes = [], members = [], events = [], slots = [], cssParts = [], cssProperties = [] } = kinds;
      for (const { name } of [attributes, members, events, slots, cssParts, cssProperties].flat()) {
        assert.ok(text.includes(name), `${tagName}: ${name}`);
      }
    }
    await page.close();
  });

  it('finds words of its pages', async () => {
    const page = await browser.newPage({ viewport: DESKTOP });
    await open(page, 'index.html');
    await page.locator('.VPNavBarSearch button').first().click();
    await page.locator('.VPLocalSearchBox input').fill('conformance');
    await page
      .locator('.VPLocalSearchBox .result', { hasText: /contract/i })
      .first()
      .waitFor();
    await page.close();
  });

  it('lets one change a colour, a radius and the direction, see how well it is read, and take the CSS along', async () => {
    const page = await browser.newPage({ viewport: DESKTOP, colorScheme: 'light' });
    await open(page, 'theming.html');
    const surface = page.locator('.preview mail-analytics section').first();
    const drawn = (): Promise<string[]> =>
      surface.evaluate((element) => {
        const { backgroundColor, borderTopLeftRadius, direction } = getComputedStyle(element);
        return [backgroundColor, borderTopLeftRadius, direction];
      });
    assert.deepEqual(await drawn(), ['rgb(255, 255, 255)', '14px', 'ltr']);
    const set = async (name: string, value: string): Promise<void> => {
      const field = page.getByRole('textbox', { name });
      await field.fill(value);
      await field.press('Tab');
    };
    await set('--mail-surface Ground', 'rgb(10 20 30)');
    await set('--mail-radius', '3px');
    await page.getByRole('button', { name: 'Right to left' }).click();
    assert.deepEqual(await drawn(), ['rgb(10, 20, 30)', '3px', 'rtl']);
    const ink = page.locator('.contrast li', { has: page.locator('code', { hasText: /^ink$/ }) });
    assert.match(await ink.innerText(), /less than 4.5/);
    await set('--mail-accent Focus', 'no colour');
    const css = page.locator('.css pre');
    assert.equal(
      (await css.innerText()).trim(),
      ':root {\n  --mail-surface: light-dark(rgb(10 20 30), #151820);\n  --mail-radius: 3px;\n}',
    );
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy CSS' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await css.innerText()).trim());
    await page.getByRole('button', { name: 'Dark', exact: true }).click();
    assert.deepEqual((await drawn())[0], 'rgb(21, 24, 32)');
    await page.close();
  });
});
