import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { html } from 'lit';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';
import { difference } from '../../scripts/picture-difference.mjs';
import { layoutShifts } from './layout-shifts.js';
import { MAILING, MESSAGE } from './page-memory.ts';
import { restingPicture } from './resting-picture.ts';
import { openDrawn, type PageOptions, type Scene } from './server-drawn-page.ts';

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const SECTION: Scene = (adapter) => html`<mail-analytics .adapter=${adapter}></mail-analytics>`;

const ARABIC: Scene = (adapter) =>
  html`<div dir="rtl">
    <mail-analytics locale="ar" hide="chart" .adapter=${adapter}></mail-analytics>
    <mail-status-legend locale="ar" statuses="opened clicked"></mail-status-legend>
  </div>`;

/** Everything at once; the chart is painted by a script alone. */
const ALL: Scene = (adapter) =>
  html`<p>
      <email-status-icon status="clicked" label="icon-text" subject="Offer"></email-status-icon>
      <email-status-icon message-id=${MESSAGE} .adapter=${adapter}></email-status-icon>
    </p>
    <mail-analytics hide="chart" style="--mail-table-max-height: 400px" .adapter=${adapter}></mail-analytics>
    <mail-recipients mailing-id=${MAILING} style="height: 500px" .adapter=${adapter}></mail-recipients>
    <mail-status-legend></mail-status-legend>`;

/** A page that a server has drawn, from its first picture to the one that the elements draw by themselves. */
describe('a page that a server has drawn', () => {
  let browser: Browser;
  const said: string[] = [];

  before(async () => {
    browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
  });

  after(() => browser.close());

  async function drawnPage(scene: Scene, options: PageOptions & BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage({
      viewport: DESKTOP,
      reducedMotion: 'reduce',
      locale: 'en-US',
      timezoneId: 'UTC',
      ...options,
    });
    said.length = 0;
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await openDrawn(page, scene, options);
    return page;
  }

  /** Lets data come, and waits until nothing is left of what the server has drawn. */
  async function release(page: Page): Promise<void> {
    await page.evaluate(() => globalThis.release());
    await page.waitForFunction(() =>
      [...document.querySelectorAll('mail-analytics, mail-recipients, email-status-icon, mail-status-legend')].every(
        ({ shadowRoot }) => shadowRoot && !shadowRoot.querySelector('style') && shadowRoot.firstElementChild,
      ),
    );
  }

  const pictureOf = (page: Page): Promise<Buffer> => restingPicture(() => page.screenshot({ fullPage: true }));

  for (const isHydrating of [false, true]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const about = `in ${colorScheme}, ${isHydrating ? 'with' : 'without'} the hydration of Lit`;
      it(`looks the same before and after, ${about}`, async () => {
        const page = await drawnPage(ALL, { isHydrating, colorScheme });
        await page.waitForFunction(() => 'release' in globalThis);
        const before_ = await pictureOf(page);
        assert.equal(await page.locator('mail-analytics [data-row]').count(), 30);
        await release(page);
        const after_ = await pictureOf(page);
        assert.equal(difference(before_, after_).share, 0);
        assert.deepEqual(said, []);
        await page.close();
      });
    }
  }

  for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    it(`looks the same before and after, from right to left, on a ${name}`, async () => {
      const page = await drawnPage(ARABIC, { viewport });
      await page.waitForFunction(() => 'release' in globalThis);
      const before_ = await pictureOf(page);
      await release(page);
      assert.equal(difference(before_, await pictureOf(page)).share, 0);
      assert.deepEqual(said, []);
      await page.close();
    });
  }

  it('replaces hundreds of icons as they come near, and leaves no place empty', async () => {
    const page = await drawnPage((adapter) => {
      const one = html`<p><email-status-icon message-id=${MESSAGE} .adapter=${adapter}></email-status-icon></p>`;
      return html`${Array.from({ length: 400 }, () => one)}`;
    });
    await page.waitForFunction(() => 'release' in globalThis);
    await page.evaluate(() => globalThis.release());
    // Longer than what a server has drawn stays where nothing answers.
    await page.waitForTimeout(6000);
    const drawings = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('email-status-icon')].map(({ shadowRoot: root }) =>
          [root?.querySelectorAll('[data-status]').length, root?.querySelectorAll('style').length].join(),
        ),
      );
    const before_ = await drawings();
    assert.equal(before_[0], '1,0');
    assert.equal(before_.at(-1), '1,1');
    assert.deepEqual([...new Set(before_)].sort(), ['1,0', '1,1']);
    await page.locator('#after').scrollIntoViewIfNeeded();
    await page.waitForTimeout(1000);
    assert.equal((await drawings()).at(-1), '1,0');
    assert.deepEqual(said, []);
    await page.close();
  });

  for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    it(`does not shift, on a ${name}`, async () => {
      const page = await drawnPage(SECTION, { viewport });
      await page.waitForFunction(() => 'release' in globalThis);
      await release(page);
      assert.deepEqual(await layoutShifts(page), []);
      await page.close();
    });
  }

  it('shows one drawing in every frame, and never two or none', async () => {
    const page = await drawnPage(SECTION);
    await page.waitForFunction(() => 'release' in globalThis);
    const seen = await page.evaluate(async () => {
      const root = document.querySelector('mail-analytics')?.shadowRoot;
      const counts = new Set<string>();
      for (let frames = 0; frames < 60; frames += 1) {
        if (frames === 5) globalThis.release();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const rows = root?.querySelectorAll('[data-row]:not(.pending)').length ?? 0;
        counts.add(`${String(root?.querySelectorAll('section').length)} ${rows > 10 ? 'filled' : 'empty'}`);
      }
      return [...counts];
    });
    assert.deepEqual(seen, ['1 filled']);
    assert.equal(await page.locator('mail-analytics style').count(), 0);
    await page.close();
  });

  it('keeps the focus, how far it is scrolled, and what was typed', async () => {
    const page = await drawnPage(ALL);
    await page.waitForFunction(() => 'release' in globalThis);
    await page.locator('mail-analytics #rows').evaluate((box) => (box.scrollTop = 500));
    await page.locator('mail-recipients input').fill('an');
    await page.locator('mail-analytics [data-row] [part="subject"]').nth(11).focus();
    const subject = await focusedText(page);
    await release(page);
    assert.ok(subject.length > 5);
    assert.equal(await focusedText(page), subject);
    assert.equal(await page.locator('mail-analytics #rows').evaluate(({ scrollTop }) => scrollTop), 500);
    // It is searched for once nobody seems to be typing any more.
    await page.waitForFunction(() => document.querySelector('mail-recipients')?.search === 'an');
    // What is below is drawn, too.
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await focusedText(page), subject);
    assert.deepEqual(said, []);
    await page.close();
  });

  it('answers a press that came before', async () => {
    const page = await drawnPage(SECTION);
    await page.waitForFunction(() => 'release' in globalThis);
    const title = await page.locator('[data-row] [part="subject"]').nth(2).textContent();
    await page.locator('[data-row] [part="subject"]').nth(2).click();
    await release(page);
    assert.equal(await page.locator('#drawer-title').textContent(), title);
    await page.close();
  });

  it('can be read where no script comes', async () => {
    const page = await drawnPage(ALL, { isWithoutScript: true });
    assert.equal(await page.locator('mail-analytics [data-row]').count(), 30);
    assert.ok(await page.getByText('40 mailings').isVisible());
    assert.equal(await page.locator('email-status-icon #icon').first().textContent(), 'Clicked');
    await page.close();
  });

  it('tells the times of the viewer once it draws itself', async () => {
    const page = await drawnPage(SECTION, { timezoneId: 'Asia/Tokyo' });
    const time = page.locator('[data-row] time').nth(1);
    const title = await time.getAttribute('title');
    assert.match(title ?? '', /UTC$/);
    await page.waitForFunction(() => 'release' in globalThis);
    await release(page);
    assert.match((await time.getAttribute('title')) ?? '', /GMT\+9$/);
    await page.close();
  });

  it('is replaced after five seconds where nothing answers', async () => {
    const page = await drawnPage(SECTION);
    await page.waitForFunction(() => 'release' in globalThis);
    await page.waitForTimeout(3500);
    assert.equal(await page.locator('[data-row]:not(.pending)').count(), 30);
    await page.locator('mail-analytics [aria-busy="true"]').first().waitFor({ timeout: 10_000 });
    assert.equal(await page.locator('mail-analytics section').count(), 1);
    await page.close();
  });

  it('may be moved, and given its adapter, before the module comes', async () => {
    const before = `
      const section = document.querySelector('mail-analytics');
      document.querySelector('#after').after(section);
      section.adapter = { listMailings: () => Promise.resolve({ items: [], offset: 0, total: 0 }) };`;
    const page = await drawnPage(SECTION, { before });
    await page.getByText('No mail has been sent yet').waitFor();
    assert.equal(await page.locator('mail-analytics section').count(), 1);
    assert.deepEqual(said, []);
    await page.close();
  });

  async function focusedText(page: Page): Promise<string> {
    return page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.textContent ?? '';
    });
  }
});
