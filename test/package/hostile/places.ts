import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { HostileSite } from './site.js';

/** What a host may have said of a box around an icon. */
const BOXES = [
  'overflow: hidden; block-size: 30px; inline-size: 30px',
  'transform: translate(10px, 5px)',
  'contain: paint',
  'filter: blur(0)',
  'content-visibility: auto',
  'will-change: transform',
  'position: sticky; inset-block-start: 0',
  'overflow: auto; block-size: 40px; clip-path: inset(0)',
];

/** The same around a table, which needs room. */
const ROOMS = [
  'overflow: hidden; block-size: 500px; inline-size: 900px',
  'transform: translate(10px, 5px)',
  'contain: strict; block-size: 500px; inline-size: 900px',
  'content-visibility: auto',
  'filter: blur(0); perspective: 500px',
];

export function placesCases(site: HostileSite): void {
  it('shows the whole popover at its icon, whatever box that is in', async () => {
    const icon = '<email-status-icon src="/api" message-id="m-3/0"></email-status-icon>';
    const body = BOXES.map((style) => `<div style="${style}">${icon}</div>`).join('');
    const { page, complaints } = await site.open('boxes', { body });
    for (const [index, style] of BOXES.entries()) {
      const own = page.locator('email-status-icon').nth(index);
      await own.locator('#icon').click();
      const popover = own.locator('#popover:popover-open');
      await popover.waitFor();
      const [at, box] = [await own.boundingBox(), await popover.boundingBox()];
      assert.ok(at && box && box.height > 100, style);
      assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1440 && box.y + box.height <= 900, style);
      const gaps = [box.y - (at.y + at.height), at.y - (box.y + box.height)];
      assert.ok(Math.min(...gaps.map(Math.abs)) <= 10 && Math.abs(box.x - at.x) <= 10, `${style}: ${gaps.join()}`);
      await page.keyboard.press('Escape');
      await popover.waitFor({ state: 'detached' });
    }
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('opens the drawer over the whole window, whatever box the table is in', async () => {
    for (const style of ROOMS) {
      const body = `<div style="${style}"><mail-analytics src="/api" hide="summary chart"></mail-analytics></div>`;
      const { page, complaints } = await site.open('rooms', { body });
      const table = page.locator('mail-analytics');
      await table.locator('[part="subject"]').first().click();
      await page.locator('mail-recipients .badge').first().waitFor();
      const drawer = await table.locator('dialog[open]').boundingBox();
      assert.deepEqual([drawer?.y, drawer?.height], [0, 900], style);
      assert.equal((drawer?.x ?? 0) + (drawer?.width ?? 0), 1440, style);
      // Nothing of it is cut: what is at its far corner is it.
      const corner = await page.evaluate(() => document.elementFromPoint(innerWidth - 4, innerHeight - 4)?.localName);
      assert.equal(corner, 'mail-analytics', style);
      await page.keyboard.press('Escape');
      await table.locator('dialog[open]').waitFor({ state: 'detached' });
      assert.deepEqual(complaints, [], style);
      await page.close();
    }
  });
}
