import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Page } from 'playwright-core';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS } from './whole-job.js';

/** Pages on which there is less room than there seems to be, by what they have in their head. */
const PAGES = {
  'whose text alone is twice as large': ['<style>html { font-size: 200% } body { font-size: 1rem }</style>', 1280],
  'that is zoomed by its own style': ['<style>html { zoom: 1.5 }</style>', 1280],
  'that is 320 pixels wide': ['', 320],
} as const;

/** What of ours sticks out of the window to the side, or hides words that are not cut with a mark. */
const cutIn = (page: Page, scope: string): Promise<string[]> =>
  page.evaluate((selector) => {
    const found: string[] = [];
    const roots: ParentNode[] = [document.querySelector(selector)?.shadowRoot ?? document];
    for (const root of roots) {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        const { left, right, width } = element.getBoundingClientRect();
        const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1;
        if (!isShown || !element.matches('button, input, h2, h3, dt, dd, label, [part="subject"], p')) continue;
        // What a person can scroll to is not cut.
        if (element.closest('.scroll, [part~="scroll"], .chart, .tiles, .chips')) continue;
        const name = `${element.localName}.${element.className}#${element.id} ${(element.textContent ?? '').trim().slice(0, 20)}`;
        if (left < -1 || right > innerWidth + 1) found.push(`${name} is at ${String([left, right].map(Math.round))}`);
        const { overflowX, textOverflow } = getComputedStyle(element);
        const isCut =
          overflowX !== 'visible' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
        if (isCut && element.localName !== 'input') found.push(`${name} is cut`);
      }
    }
    return found;
  }, scope);

export function sizesCases(site: HostileSite): void {
  for (const [name, [head, width]] of Object.entries(PAGES)) {
    it(`has room for everything on a page ${name}`, async () => {
      const viewport = { width, height: 900 };
      const { page, complaints } = await site.open('sizes', { body: ALL_ELEMENTS, head }, { viewport });
      const table = page.locator('mail-analytics');
      const see = async (what: string, scope: string): Promise<void> => {
        assert.deepEqual(await cutIn(page, scope), [], what);
        assert.ok(
          await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
          what,
        );
      };
      await table.locator('[data-row]:not(.pending)').first().waitFor();
      await table.locator('.tiles li').first().waitFor();
      await see('table', 'mail-analytics');
      await see('legend', 'mail-status-legend');

      await table.locator('[part="subject"]').nth(2).click();
      await table.locator('mail-recipients .badge').first().waitFor();
      await see('drawer', 'mail-analytics');
      await table.locator('dialog .close').click();
      await table.locator('dialog[open]').waitFor({ state: 'detached' });

      const icon = page.locator('email-status-icon');
      await icon.locator('#icon').click();
      await icon.locator('#popover:popover-open').waitFor();
      await icon.locator('#question').click();
      await icon.locator('#why li').first().waitFor();
      await see('popover', 'email-status-icon');
      const box = await icon.locator('#popover').boundingBox();
      assert.ok(
        box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= 900,
        JSON.stringify(box),
      );
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('does its whole job on a page from right to left, with drawer and popover on its sides', async () => {
    const { page, complaints } = await site.open('arabic', {
      body: ALL_ELEMENTS,
      script: "document.documentElement.lang = 'ar'; document.documentElement.dir = 'rtl';",
    });
    const table = page.locator('mail-analytics');
    await table.locator('section[dir="rtl"]').waitFor();
    await table.locator('[data-row]:not(.pending) [part="subject"]').nth(2).focus();
    await page.keyboard.press('Enter');
    await table.locator('mail-recipients .badge').first().waitFor();
    const drawer = table.locator('#drawer');
    const narrow = await drawer.boundingBox();
    assert.equal(narrow?.x, 0);
    assert.ok(narrow.width < 700);
    // The edge of the drawer is on its right, and goes where the arrow points.
    await table.locator('dialog [role="separator"]').focus();
    await page.keyboard.press('ArrowRight');
    const wide = await drawer.boundingBox();
    assert.ok(wide && wide.x === 0 && wide.width > narrow.width);
    await page.keyboard.press('Escape');
    await table.locator('#drawer[open]').waitFor({ state: 'detached' });
    // The first cell is at the right, and the next one to its left.
    const [first, second] = [table.locator('#rows th').nth(0), table.locator('#rows th').nth(1)];
    assert.ok(Number((await first.boundingBox())?.x) > Number((await second.boundingBox())?.x));
    const icon = page.locator('email-status-icon');
    await icon.locator('#icon').click();
    const popover = await icon.locator('#popover:popover-open').boundingBox();
    const at = await icon.boundingBox();
    assert.ok(popover && at);
    assert.ok(Math.abs(popover.x + popover.width - (at.x + at.width)) <= 12, `${JSON.stringify([popover, at])}`);
    await page.keyboard.press('Escape');
    await icon.locator('#popover').waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
