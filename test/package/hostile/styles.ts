import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, it } from 'node:test';

import type { Page } from 'playwright-core';

import { difference } from '../../../scripts/picture-difference.mjs';
import { restingPicture } from '../resting-picture.js';
import { differences, insideOf, type Look } from './inside.js';
import type { HostileSite } from './site.js';
import { seePainted } from './whole-job.js';

/** Style sheets of hosts, by what they are. */
const SHEETS = {
  'that unsets everything': '* { all: unset }',
  'of Bootstrap': 'node_modules/bootstrap/dist/css/bootstrap.css',
  'of Tailwind': 'node_modules/tailwindcss/preflight.css',
  'with much to inherit': `body { font: italic small-caps bold 22px/3 serif; letter-spacing: 3px; word-spacing: 9px;
    text-transform: uppercase; text-align: right; text-indent: 40px; text-shadow: 1px 1px red; white-space: pre;
    word-break: break-all; hyphens: auto; cursor: wait; user-select: none }`,
};

/** An icon stands among the page's words, and is written as they are. */
const isOfIcon = ({ path }: Look): boolean => /^email-status-icon\/(button#icon|svg|path|div#place)/.test(path);

const BODY = `<span style="position: absolute; left: 20px; top: 20px; text-indent: 0; white-space: normal"
  ><email-status-icon src="/api" message-id="m-3/0"></email-status-icon></span>
<div style="position: absolute; left: 20px; top: 60px; inline-size: 1200px"
  ><mail-analytics src="/api"></mail-analytics><mail-status-legend></mail-status-legend></div>`;

/** What of an element is to be seen, in turn: at rest, with a popover, with the drawer. */
interface Views {
  looks: readonly Look[];
  pictures: readonly Buffer[];
}

async function viewsOf(page: Page): Promise<Views> {
  const table = page.locator('mail-analytics');
  await table.locator('[data-row]:not(.pending)').first().waitFor();
  await table.locator('.tiles li').first().waitFor();
  await seePainted(page);
  await page.locator('email-status-icon [data-status]').waitFor();
  const looks = await insideOf(page);
  const pictures = [await restingPicture(() => table.screenshot())];
  await page.locator('email-status-icon #icon').click();
  await page.locator('email-status-icon #popover:popover-open').waitFor();
  looks.push(...(await insideOf(page)));
  await page.keyboard.press('Escape');
  await page.locator('email-status-icon #popover').waitFor({ state: 'detached' });
  await table.locator('[part="subject"]').nth(3).click();
  const list = page.locator('mail-analytics mail-recipients');
  await list.locator('.badge').first().waitFor();
  await list.locator('.disclosure').first().click();
  await list.locator('[part="history"] li').first().waitFor();
  await page.mouse.move(1430, 890);
  // The drawer stands in the window, and the page may have been scrolled to what was pressed.
  await page.evaluate(() => scrollTo(0, 0));
  looks.push(...(await insideOf(page)));
  pictures.push(await restingPicture(() => page.screenshot()));
  return { looks: looks.filter((each) => !isOfIcon(each)), pictures };
}

async function headWith(sheet: string): Promise<string> {
  if (!sheet.endsWith('.css')) return `<style>${sheet}</style>`;
  const text = await readFile(new URL(`../../../${sheet}`, import.meta.url), 'utf8');
  // As its own compiler would: the value that stands for a theme that says nothing.
  return `<style>${text.replace(/--theme\(\s*--[\w-]+,\s*([^()]*)\)/g, '$1')}</style>`;
}

export function stylesCases(site: HostileSite): void {
  let bare: Views;

  before(async () => {
    const { page } = await site.open('bare', { body: BODY });
    bare = await viewsOf(page);
    await page.close();
  });

  for (const [name, sheet] of Object.entries(SHEETS)) {
    it(`looks the same on a page with a style sheet ${name}`, async () => {
      const { page, complaints } = await site.open('sheet', { body: BODY, head: await headWith(sheet) });
      const views = await viewsOf(page);
      assert.deepEqual(differences(bare.looks, views.looks), []);
      for (const [index, picture] of views.pictures.entries()) {
        // Of the page as a whole, what is around the elements is the host's.
        const most = index === 1 ? 0.02 : 0.0002;
        assert.ok(difference(bare.pictures[index] as Buffer, picture).share <= most, `picture ${String(index)}`);
      }
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('is hidden and shaped by the rules that a host has for it, whatever it says of itself', async () => {
    const head = `<style>* { all: unset } mail-analytics { display: grid } .off { display: none }</style>`;
    const body = `<mail-analytics></mail-analytics><mail-status-legend class="off"></mail-status-legend>
      <mail-recipients style="display: contents"></mail-recipients><email-status-icon class="off"></email-status-icon>
      <mail-status-legend hidden></mail-status-legend><email-status-icon hidden></email-status-icon>
      <mail-recipients></mail-recipients><email-status-icon></email-status-icon>`;
    const { page } = await site.open('own', { body, head });
    await page.locator('mail-analytics section').waitFor();
    const displays = await page.evaluate(() =>
      [...document.body.children].map((each) => getComputedStyle(each).display),
    );
    assert.deepEqual(displays, ['grid', 'none', 'contents', 'none', 'none', 'none', 'flex', 'inline-flex']);
    await page.close();
  });

  it('works with nothing but its own place lost where a host unsets everything with !important', async () => {
    const { page, complaints } = await site.open('important', {
      body: BODY,
      head: '<style>* { all: unset !important }</style>',
    });
    await viewsOf(page);
    const own = await page.locator('mail-analytics').evaluate((element) => {
      const cell = element.shadowRoot?.querySelector('tbody td') as Element;
      const { display } = getComputedStyle(element);
      return [display, getComputedStyle(cell).display, getComputedStyle(cell).borderBottomStyle];
    });
    assert.deepEqual(own, ['inline', 'table-cell', 'solid']);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('is not to be seen where the page around it is not', async () => {
    const { page } = await site.open('unseen', { body: BODY, head: '<style>body { visibility: hidden }</style>' });
    await page.locator('mail-analytics [data-row]:not(.pending)').first().waitFor({ state: 'attached' });
    const seen = (await insideOf(page)).filter(({ style }) => style['visibility'] === 'visible');
    assert.deepEqual(seen, []);
    await page.close();
  });
}
