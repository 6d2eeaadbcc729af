import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS } from './whole-job.js';

/** What old browsers lack, and how it is named to whoever made the page. */
const NEEDED: readonly (readonly [name: string, script: string])[] = [
  ['attachShadow', 'delete Element.prototype.attachShadow'],
  ['adoptedStyleSheets', 'delete CSSStyleSheet.prototype.replaceSync'],
  ['adoptedStyleSheets', 'delete Document.prototype.adoptedStyleSheets'],
  ['Array.prototype.at', 'delete Array.prototype.at'],
  ['popover', 'delete HTMLElement.prototype.showPopover'],
  ['ResizeObserver', 'delete globalThis.ResizeObserver'],
  ['Intl.PluralRules', 'delete Intl.PluralRules'],
  ['light-dark()', 'CSS.supports = () => false'],
];

/** What they may lack without anybody noticing. */
const NOT_NEEDED = [
  'delete globalThis.IntersectionObserver',
  'delete globalThis.structuredClone',
  'delete globalThis.requestIdleCallback',
  'delete Array.prototype.toSorted',
  'delete Element.prototype.moveBefore',
  'delete Object.groupBy',
];

export function oldBrowserCases(site: HostileSite): void {
  for (const [place, [name, script]] of NEEDED.entries()) {
    it(`says which browser is needed, on screen and in the console, where there is no ${name} (${script})`, async () => {
      const { page, complaints } = await site.open(`old-${String(place)}`, { body: ALL_ELEMENTS, script });
      const needs = 'needs a newer browser: Chrome 123, Edge 123, Firefox 125, Safari 17.5';
      await page.locator('mail-analytics').first().getByText(needs).waitFor();
      // Each tag has its note a moment after the one before it.
      await page.waitForFunction(() =>
        [...document.querySelectorAll('mail-analytics, mail-recipients, email-status-icon, mail-status-legend')].every(
          (each) => each.textContent?.trim() && (each as HTMLElement).title.includes('newer browser'),
        ),
      );
      assert.equal(complaints.length, 1, complaints.join('\n'));
      assert.match(complaints[0] ?? '', new RegExp(`lacks .*${name.replace(/[().]/g, '\\$&')}.*Firefox 125`));
      await page.close();
    });
  }

  it('says it in the language of the page', async () => {
    const body = '<div lang="de-AT"><mail-analytics src="/api"></mail-analytics></div>';
    const { page } = await site.open('old-german', { body, script: 'delete HTMLElement.prototype.showPopover' });
    await page.getByText('braucht einen neueren Browser').waitFor();
    await page.close();
  });

  for (const [place, script] of NOT_NEEDED.entries()) {
    it(`shows rows, numbers, chart and icons all the same after ${script}`, async () => {
      const { page, complaints } = await site.open(`lacking-${String(place)}`, { body: ALL_ELEMENTS, script });
      await page.locator('mail-analytics [data-row]:not(.pending)').first().waitFor();
      await page.locator('mail-analytics [part="chart"] canvas').first().waitFor();
      await page.locator('email-status-icon button').first().waitFor();
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('draws icons that are far away at once where it cannot be told what is near', async () => {
    const icons = '<p><email-status-icon status="opened"></email-status-icon></p>'.repeat(500);
    const { page, complaints } = await site.open('far', {
      body: icons,
      script: 'delete globalThis.IntersectionObserver',
    });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('email-status-icon')].every((each) => each.shadowRoot?.querySelector('button')),
    );
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
