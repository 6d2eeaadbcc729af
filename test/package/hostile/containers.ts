import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS, doIcon, doWholeJob } from './whole-job.js';

const ICON = '<email-status-icon src="/api" message-id="m-3/0"></email-status-icon>';

/** What of the host a press on an icon might do besides, by its markup. `told` has what it has done. */
const PRESSED = {
  'a link': `<a href="#followed">Ada ${ICON}</a>`,
  'a button': `<button type="button" id="button">Ada ${ICON}</button>`,
  'a label': `<label><input type="checkbox" id="box"> Ada ${ICON}</label>`,
  'a summary': `<details id="details"><summary>Ada ${ICON}</summary>More</details>`,
  'a row that asks whether it is done': `<table><tr id="row"><td>Ada</td><td>${ICON}</td></tr></table>`,
};

const FOLLOW = `globalThis.told = [];
  document.querySelector('#row')?.addEventListener('click', ({ defaultPrevented }) => defaultPrevented || told.push('row'));
  document.querySelector('#button')?.addEventListener('click', ({ defaultPrevented }) => defaultPrevented || told.push('button'));
  document.querySelector('#box')?.addEventListener('change', () => told.push('box'));
  document.querySelector('#details')?.addEventListener('toggle', () => told.push('details'));
  addEventListener('hashchange', () => told.push('link'));`;

export function containersCases(site: HostileSite): void {
  for (const [name, body] of Object.entries(PRESSED)) {
    it(`opens the popover by a press on an icon in ${name}, which does not do what it does else`, async () => {
      const { page, complaints } = await site.open('pressed', { body, script: FOLLOW });
      const icon = page.locator('email-status-icon');
      await doIcon(page);
      for (const key of ['Enter', 'Space']) {
        await icon.locator('#icon').focus();
        // Focus of a script after a key opens; the key is another wish then.
        await page.keyboard.press('Escape');
        await page.keyboard.press(key);
        await icon.locator('#popover:popover-open').waitFor();
        await icon.locator('#popover header').click();
        await page.keyboard.press('Escape');
        await icon.locator('#popover').waitFor({ state: 'detached' });
      }
      await page.waitForTimeout(50);
      assert.deepEqual(await page.evaluate('told'), []);
      await page
        .getByText('Ada', { exact: true })
        .or(page.locator('a, button, label, summary'))
        .first()
        .click({ position: { x: 3, y: 8 } });
      await page.waitForFunction(() => (globalThis as unknown as { told: unknown[] }).told.length === 1);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('does its whole job in a form, which is not sent and has nothing of it', async () => {
    const body = `<form id="form" action="/sent"><input name="own" value="1">${ALL_ELEMENTS}<button>Send</button></form>`;
    const script = `globalThis.sent = 0;
      addEventListener('submit', (event) => { event.preventDefault(); sent += 1; });
      addEventListener('invalid', () => (sent += 100), true);
      addEventListener('reset', () => (sent += 10_000), true);`;
    const { page, complaints } = await site.open('form', { body, script });
    await doWholeJob(page);
    const table = page.locator('mail-analytics');
    await table.locator('input[type="search"]').first().fill('fair');
    await page.keyboard.press('Enter');
    const entries = await page.evaluate(() => [...new FormData(document.querySelector('form') as HTMLFormElement)]);
    assert.deepEqual(entries, [['own', '1']]);
    assert.equal(await page.evaluate('sent + form.elements.length'), 2);
    await page.locator('[name="own"]').press('Enter');
    assert.equal(await page.evaluate('sent'), 1);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('does its whole job in what was closed at first, and in a cell of the table of a host', async () => {
    const body = `<details><summary>More</summary><table style="width: 100%"><tr><td>${ALL_ELEMENTS}</td></tr></table></details>`;
    const { page, complaints } = await site.open('details', { body });
    await page.waitForTimeout(300);
    await page.locator('summary').click();
    await doWholeJob(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('is as wide as its place in a row, a column or a grid of the host, and never lost', async () => {
    const item = '<mail-analytics src="/api"></mail-analytics>';
    const body = `<style>main { inline-size: 1000px } main > div { display: flex; margin-block: 20px }</style><main>
      <div style="flex-direction: column; align-items: stretch">${item}</div>
      <div><div style="flex: 1; min-inline-size: 0">${item}</div><aside>Beside</aside></div>
      <div><div style="flex: 1">${item}</div><aside>Beside</aside></div>
      <div>${item}</div>
      <div style="flex-direction: column; align-items: center">${item}</div>
      <div style="display: grid; grid-template-columns: 1fr 200px">${item}<aside>Beside</aside></div>
      <div style="display: grid; grid-template-columns: auto 200px">${item}<aside>Beside</aside></div>
      <div style="display: grid; grid-template-columns: minmax(0, 1fr) 200px">${item}<aside>Beside</aside></div>
      <div style="display: inline-block">${item}</div>
      <div style="float: left">${item}</div>
      <table><tr><td>${item}</td><td>Beside</td></tr></table>
    </main>`;
    const { page, complaints } = await site.open('items', { body });
    await page.locator('mail-analytics [data-row]:not(.pending)').nth(30).waitFor();
    const widths = await page.evaluate(() =>
      [...document.querySelectorAll('mail-analytics')].map((each) => Math.round(each.getBoundingClientRect().width)),
    );
    // What fills a place does so, and where the place is as wide as what is in it, it is not lost.
    assert.deepEqual(
      widths.map((width) => (width >= 800 && width <= 1000 ? 'filled' : width)),
      ['filled', 'filled', 'filled', 320, 320, 'filled', 'filled', 'filled', 320, 320, 320],
    );
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
