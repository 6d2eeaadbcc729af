import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { HostileSite } from './site.js';

/** What asks for messages stands in this file, as `rollup.config.mjs` says. */
const MISSING = '/gone/mail-analytics/answers.js';

export function missingFileCases(site: HostileSite): void {
  it('says on an icon that its status could not be had, where a file is gone since the page was opened', async () => {
    const copied = [...site.files].map(([path, text]) => [path.replace(/^\/dist\//, '/gone/'), text] as const);
    for (const [path, text] of copied) site.files.set(path, text);
    assert.ok(site.files.delete(MISSING), 'the script has no such file');
    const { page } = await site.open('gone', {
      body: '<email-status-icon message-id="m-1.1" src="/api"></email-status-icon>',
      script: `globalThis.told = []; addEventListener('adapter-error', ({ error }) => told.push(error.message));`,
      modules: ['/gone/mail-analytics.js'],
    });
    await page.locator('email-status-icon [aria-label*="could not be loaded"]').waitFor();
    const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /dynamically imported module/);
    await page.close();
  });
}
