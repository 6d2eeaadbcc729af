import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { ElementHandle } from 'playwright-core';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS, doWholeJob } from './whole-job.js';

/** Puts what is in the page's template into three roots, one in another; `globalThis.inner` is the innermost of them. */
const nested = (options: string): string => `
  let place = document.querySelector('#place');
  for (const level of [1, 2, 3]) {
    const root = place.attachShadow(${options});
    root.innerHTML = '<div></div>';
    place = root.firstChild;
    globalThis.inner = root;
  }
  inner.append(document.querySelector('template').content);`;

const BODY = `<div lang="ar" dir="rtl"><div id="place"></div></div><template>${ALL_ELEMENTS}</template>`;

export function rootsCases(site: HostileSite): void {
  it('does its whole job three roots deep, in a component that it is slotted in, and where roots pass the focus on', async () => {
    const body = `<div id="place">${ALL_ELEMENTS}</div>`;
    const script = `
      let place = document.querySelector('#place');
      const slotted = [...place.children];
      for (const level of [1, 2, 3]) {
        const root = place.attachShadow({ mode: 'open', delegatesFocus: true });
        root.innerHTML = '<section><slot></slot></section><div></div>';
        place = root.lastChild;
      }
      if (location.hash) place.append(...slotted);`;
    for (const hash of ['', '#deep']) {
      const { page, complaints } = await site.open(`roots${hash}`, { body, script });
      await doWholeJob(page);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });

  it('is opened, read and closed in closed roots, in the language and direction that are declared around them', async () => {
    const { page, complaints } = await site.open('closed', { body: BODY, script: nested("{ mode: 'closed' }") });
    const found = async (tag: string): Promise<ElementHandle<HTMLElement>> => {
      const handle = await page.evaluateHandle(
        (name) => (globalThis as unknown as { inner: ShadowRoot }).inner.querySelector(name),
        tag,
      );
      return handle.asElement() as ElementHandle<HTMLElement>;
    };
    const [table, icon] = [await found('mail-analytics'), await found('email-status-icon')];
    await table.waitForSelector('section[dir="rtl"]');
    await (await table.waitForSelector('[data-row]:not(.pending) [part="subject"]')).click();
    await table.waitForSelector('mail-recipients .badge');
    const drawer = await (await table.waitForSelector('#drawer')).boundingBox();
    assert.equal(drawer?.x, 0);
    await page.keyboard.press('Escape');
    await table.waitForSelector('#drawer[open]', { state: 'detached' });
    await (await table.waitForSelector('[part="choose-columns"]')).click();
    await (await table.waitForSelector('#columns:popover-open input:enabled')).click();
    await page.keyboard.press('Escape');

    await (await icon.waitForSelector('#icon[data-status]')).click();
    const question = await icon.waitForSelector('#popover:popover-open #question');
    // What is pressed in the popover is not beside it, though the page is not told what it was.
    await question.click();
    await icon.waitForSelector('#why p');
    await (await icon.waitForSelector('#popover dl')).click();
    await page.waitForTimeout(50);
    assert.ok(await icon.$('#popover:popover-open'));
    // And what is beside it, in the same root and out of it, closes it.
    await (await found('mail-status-legend')).click({ position: { x: 5, y: 5 } });
    await icon.waitForSelector('#popover', { state: 'detached' });
    await (await icon.waitForSelector('#icon')).click();
    await icon.waitForSelector('#popover:popover-open');
    await page.mouse.click(1, 1);
    await icon.waitForSelector('#popover', { state: 'detached' });
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
