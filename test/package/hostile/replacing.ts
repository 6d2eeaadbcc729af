import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Page } from 'playwright-core';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS, doIcon, doWholeJob } from './whole-job.js';

/** How many elements that a script keeps weak references to are still there, once garbage has been collected. */
async function held(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  let left = Infinity;
  for (let turn = 0; turn < 20 && left > 0; turn += 1) {
    await session.send('HeapProfiler.collectGarbage');
    left = await page.evaluate<number>('gone.filter((each) => each.deref()).length');
    if (left > 0) await page.waitForTimeout(50);
  }
  return left;
}

export function replacingCases(site: HostileSite): void {
  it('leaves nothing behind where a host replaces what is on its page, clones it and puts it back', async () => {
    const script = `globalThis.gone = [];
      globalThis.leave = () => gone.push(...[...document.querySelectorAll('mail-analytics, email-status-icon')].map((each) => new WeakRef(each)));
      globalThis.rest = () => new Promise((done) => setTimeout(done, 60));`;
    const { page, complaints } = await site.open('replaced', { body: ALL_ELEMENTS, script });
    await page.locator('mail-analytics [data-row]:not(.pending)').first().waitFor();
    await doIcon(page);
    await page.evaluate((html) => {
      const own = globalThis as unknown as { leave: () => void; rest: () => Promise<void> };
      return (async () => {
        const { body } = document;
        // As by innerHTML, in the middle of what is asked.
        for (let round = 0; round < 3; round += 1) {
          own.leave();
          body.innerHTML = html;
          if (round === 1) await own.rest();
        }
        // As by clones of what is there and of a template, put in before what was there goes.
        const template = document.createElement('template');
        template.innerHTML = html;
        own.leave();
        const clones = [...body.children].map((each) => each.cloneNode(true));
        body.append(...clones, template.content.cloneNode(true), document.importNode(template.content, true));
        await own.rest();
        // As by a router that replaces the body by one that it has parsed.
        own.leave();
        const next = new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html').body;
        body.replaceWith(document.adoptNode(next));
        await own.rest();
        document.body.style.opacity = '1';
      })();
    }, ALL_ELEMENTS);
    await page.evaluate(() => (document.documentElement.lang = 'en'));
    await page.locator('mail-analytics [data-row]:not(.pending)').first().waitFor();
    assert.equal(await held(page), 0);
    await doWholeJob(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('looks the same and works where it is moved into the document of a frame, and back', async () => {
    const body = `${ALL_ELEMENTS}<iframe width="1200" height="700"></iframe>`;
    const { page, complaints } = await site.open('moved', { body });
    const table = page.locator('mail-analytics');
    await table.locator('[data-row]:not(.pending)').first().waitFor();
    const icon = page.locator('email-status-icon');
    await icon.locator('#icon').click();
    await icon.locator('#popover:popover-open').waitFor();
    await page.keyboard.press('Escape');
    await icon.locator('#popover').waitFor({ state: 'detached' });
    await page.evaluate(() => {
      const there = document.querySelector('iframe')?.contentDocument as Document;
      there.documentElement.lang = 'en';
      there.body.append(...document.querySelectorAll('mail-analytics, email-status-icon'));
      // And one that has not been in any page before.
      there.body.append(
        Object.assign(document.createElement('email-status-icon'), { status: 'opened', className: 'new' }),
      );
    });
    const frame = page.frameLocator('iframe');
    const moved = frame.locator('mail-analytics');
    await moved.locator('[data-row]:not(.pending)').first().waitFor();
    assert.equal(await moved.evaluate((each) => getComputedStyle(each).display), 'block');
    await frame.locator('.new [data-status]').waitFor();
    assert.equal(await frame.locator('.new').evaluate((each) => getComputedStyle(each).display), 'inline-flex');
    await moved.locator('[part="subject"]').nth(3).click();
    await moved.locator('mail-recipients .badge').first().waitFor();
    assert.equal(await moved.locator('#drawer').evaluate((each) => getComputedStyle(each).padding), '0px');
    await page.keyboard.press('Escape');
    await moved.locator('#drawer[open]').waitFor({ state: 'detached' });
    const theirs = frame.locator('email-status-icon').first();
    await theirs.locator('#icon').click();
    await theirs.locator('#popover:popover-open').waitFor();
    assert.equal(await theirs.locator('#popover').evaluate((each) => getComputedStyle(each).width), '340px');
    await page.keyboard.press('Escape');
    await theirs.locator('#popover').waitFor({ state: 'detached' });
    await page.evaluate(() => {
      const there = document.querySelector('iframe')?.contentDocument as Document;
      document.body.prepend(...there.querySelectorAll('mail-analytics, email-status-icon:not(.new)'));
      document.querySelector('iframe')?.remove();
    });
    await doWholeJob(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('asks and loads from where it should on a page whose addresses begin elsewhere', async () => {
    const head = '<base href="/api/elsewhere/">';
    const body = ALL_ELEMENTS.replaceAll('src="/api"', 'src="../../api"');
    const { page, complaints } = await site.open('based', { body, head });
    await doWholeJob(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
