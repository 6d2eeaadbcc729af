import { expect } from '@open-wc/testing';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import * as page from './harness.js';

declare global {
  /** What the development build of Lit has warned of. */
  var litIssuedWarnings: Set<string | undefined> | undefined;
}

describe('a page under development', () => {
  it('hears no warning of Lit about the elements', async () => {
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(page.sample()) });
    await page.openDrawer(element, 4);
    await page.pause(300);
    const warnings = [...(globalThis.litIssuedWarnings ?? [])].map(String);
    expect(warnings).to.not.deep.equal([], 'it is not that build');
    expect(warnings.filter((warning) => warning.includes('mail-'))).to.deep.equal([]);
  });
});
