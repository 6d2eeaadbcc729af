import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Page } from 'playwright-core';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS } from './whole-job.js';

const BODY = `<button id="opener">Open</button>
<dialog id="host" style="inline-size: WIDTHpx; block-size: 400px; padding: 10px; overflow: SCROLLING">
  <button id="first">First</button>${ALL_ELEMENTS}
</dialog>`;

const SCRIPT = `globalThis.closings = 0;
document.querySelector('#host').addEventListener('close', () => (globalThis.closings += 1));
document.querySelector('#host').addEventListener('cancel', () => (globalThis.closings += 100));
document.querySelector('#opener').addEventListener('click', () => document.querySelector('#host').showModal());`;

/** What the dialog of the host has been told: nothing while what is closed is ours. */
const closings = (page: Page): Promise<unknown> =>
  page.evaluate(() => (globalThis as unknown as { closings: number }).closings);

/** Whether what is in the middle of a box is what is seen there. */
const isOnTop = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    let seen = document.elementFromPoint(left + width / 2, top + height / 2);
    while (seen?.shadowRoot && seen !== element && !element.contains(seen)) {
      const inner: Element | null = seen.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
      if (!inner || inner === seen) break;
      seen = inner;
    }
    return element.contains(seen);
  });

/** Waits until what has the focus, as within our element, has this id, part or tag. */
async function seeFocus(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.matches(`#${wanted}, [part="${wanted}"]`);
  }, name);
}

export function hostDialogCases(site: HostileSite): void {
  for (const [scrolling, width] of [
    ['auto', 1000],
    ['hidden', 600],
  ] as const) {
    it(`opens and closes in a small modal dialog (overflow: ${scrolling}), its own first`, async () => {
      const body = BODY.replace('SCROLLING', scrolling).replace('WIDTH', String(width));
      const { page, complaints } = await site.open('dialog', { body, script: SCRIPT });
      const table = page.locator('mail-analytics');
      await page.locator('#opener').click();
      const subject = table.locator('[data-row]:not(.pending) [part="subject"]').nth(2);
      await subject.waitFor();

      // The list of columns, which there is where there are columns.
      if (width > 600) {
        await table.locator('[part="choose-columns"]').click();
        await table.locator('#columns:popover-open').waitFor();
        assert.ok(await isOnTop(page, 'mail-analytics #columns'), 'columns');
        await page.keyboard.press('Escape');
        await table.locator('#columns:popover-open').waitFor({ state: 'detached' });
        await seeFocus(page, 'choose-columns');
      }

      // The drawer, by keyboard, over the whole window.
      await subject.focus();
      await page.keyboard.press('Enter');
      await table.locator('mail-recipients .badge').first().waitFor();
      assert.ok(await isOnTop(page, 'mail-analytics #drawer'), 'drawer');
      const box = await table.locator('#drawer').boundingBox();
      assert.deepEqual([box?.height, (box?.x ?? 0) + (box?.width ?? 0)], [900, 1440]);
      await page.keyboard.press('Escape');
      await table.locator('#drawer[open]').waitFor({ state: 'detached' });
      await seeFocus(page, 'subject');

      // The popover of an icon.
      const icon = page.locator('email-status-icon');
      await icon.locator('[data-status]').first().waitFor();
      await icon.locator('#icon').focus();
      await page.keyboard.press('Enter');
      await icon.locator('#popover:popover-open').waitFor();
      assert.ok(await isOnTop(page, 'email-status-icon #popover'), 'popover');
      await page.keyboard.press('Tab');
      await seeFocus(page, 'question');
      await page.keyboard.press('Escape');
      await icon.locator('#popover').waitFor({ state: 'detached' });
      await seeFocus(page, 'icon');

      assert.equal(await closings(page), 0);
      await page.keyboard.press('Escape');
      await page.locator('#host[open]').waitFor({ state: 'detached' });
      await seeFocus(page, 'opener');
      await page.waitForFunction(() => (globalThis as unknown as { closings: number }).closings === 101);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
}
