import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';

import type { Page } from 'playwright-core';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS, doWholeJob } from './whole-job.js';

const OWN = '/dist/mail-analytics.js';
const SAME = '/same/mail-analytics.js';
const NEXT = '/next/mail-analytics.js';
const NEXT_VERSION = '99.0.0';

/** More than it takes until all tags that are taken are told of. */
const TOLD = 1_000;

/** What is written where this version is. */
const asVersion = (version: string) => ({
  name: 'as-version',
  load: (id: string) => (id.endsWith('elements/version.ts') ? `export const VERSION = '${version}';` : null),
});

const versionOf = (page: Page, tag: string): Promise<unknown> =>
  page.evaluate((name) => (customElements.get(name) as { version?: string } | undefined)?.version, tag);

export function copiesCases(site: HostileSite): void {
  it('is of the version that its package is', async () => {
    const manifest = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
    const { page } = await site.open('version', { body: ALL_ELEMENTS });
    await page.locator('mail-analytics tbody button').first().waitFor();
    assert.equal(await versionOf(page, 'mail-analytics'), (JSON.parse(manifest) as { version: string }).version);
    await page.close();
  });

  it('does its whole job where it is loaded twice, without a word', async () => {
    for (const [path, text] of [...site.files]) site.files.set(path.replace('/dist/', '/same/'), text);
    const { page, complaints } = await site.open('same', { body: ALL_ELEMENTS, modules: [OWN, SAME] });
    await doWholeJob(page);
    await page.waitForTimeout(TOLD);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('stays what it is where another version is loaded after it, which says so once', async () => {
    await site.build('next', asVersion(NEXT_VERSION));
    const { page, complaints } = await site.open('next', { body: ALL_ELEMENTS, modules: [OWN, NEXT] });
    await doWholeJob(page);
    await page.waitForTimeout(TOLD);
    const own = String(await versionOf(page, 'mail-recipients'));
    assert.notEqual(own, NEXT_VERSION);
    assert.equal(complaints.length, 1, complaints.join('\n'));
    for (const word of [own, NEXT_VERSION, '<mail-analytics>', '<email-status-icon>', '<mail-status-legend>'])
      assert.ok(complaints[0]?.includes(word), word);
    await page.close();
  });

  for (const [name, attributes, words] of [
    ['older', ['time-zone'], /two versions are on this page, an older version and then .*<mail-status-legend>/],
    ['strange', [], /<mail-status-legend> was registered before, by something else/],
  ] as const) {
    it(`leaves a tag to what is ${name} and has it already, and says so once`, async () => {
      const script = `customElements.define('mail-status-legend', class extends HTMLElement {
        static observedAttributes = ${JSON.stringify(attributes)};
      });`;
      const { page, complaints } = await site.open(name, { body: ALL_ELEMENTS, script });
      await page.locator('mail-analytics tbody button').first().waitFor();
      await page.waitForTimeout(TOLD);
      assert.equal(complaints.length, 1);
      assert.match(complaints[0] ?? '', words);
      await page.close();
    });
  }

  it('takes the default adapter and the languages that are given to another copy, of whichever version', async () => {
    const body =
      '<mail-analytics locale="nl"></mail-analytics><email-status-icon message-id="m-3/0"></email-status-icon>';
    const { page } = await site.open('shared', { body, modules: [OWN, NEXT] });
    const words = "{ title: 'Verzonden', columns: { subject: 'Onderwerp', date: () => '?' } }";
    await page.evaluate(`import('${NEXT}').then(({ registerLocale, setDefaultAdapter }) => {
      setDefaultAdapter('/api');
      registerLocale('nl', { analytics: ${words} });
    })`);
    await page.locator('email-status-icon [data-status]').waitFor();
    await page.locator('mail-analytics h2', { hasText: 'Verzonden' }).waitFor();
    await page.locator('mail-analytics th', { hasText: 'Onderwerp' }).waitFor();
    // A word of another kind than this version has is none.
    await page.locator('mail-analytics th', { hasText: 'Date' }).waitFor();
    await page.close();
  });
}
