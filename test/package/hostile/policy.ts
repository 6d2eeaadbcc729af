import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { HostileSite } from './site.js';
import { ALL_ELEMENTS, doWholeJob } from './whole-job.js';

/** The strictest that a page can say, with what Lit needs: a policy by which it makes templates of its own strings. */
const STRICTEST = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

export function policyCases(site: HostileSite): void {
  it('does its whole job under the strictest policy, and nothing that it forbids', async () => {
    const headers = { 'content-security-policy': STRICTEST };
    const { page, complaints } = await site.open('policy', { body: ALL_ELEMENTS, headers });
    await doWholeJob(page);
    assert.deepEqual(complaints, []);
    // And it would be told of.
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    assert.match(complaints.join(), /style-src/);
    await page.close();
  });
}
