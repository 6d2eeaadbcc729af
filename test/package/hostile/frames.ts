import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS } from './whole-job.js';

export function framesCases(site: HostileSite): void {
  it('shows and opens everything in a frame without an origin, storage and downloads', async () => {
    await site.open('inner', { body: ALL_ELEMENTS.replaceAll('"/api"', `"${site.url}/api"`) });
    const body = `<iframe sandbox="allow-scripts" src="/inner" width="1200" height="800"></iframe>`;
    const { page, complaints } = await site.open('frame', { body, modules: [] });
    const frame = page.frameLocator('iframe');
    await frame.locator('mail-analytics [part="subject"]').nth(3).click();
    await frame.locator('mail-recipients .badge').first().waitFor();
    await frame.locator('mail-analytics dialog .close').click();
    await frame.locator('email-status-icon #icon').click();
    await frame.locator('email-status-icon #popover:popover-open').waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
