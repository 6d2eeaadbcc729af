import { expect } from '@open-wc/testing';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { defaultAdapter, setDefaultAdapter } from '../../src/adapters/default-adapter.js';
import { pageWide } from '../../src/model/page-wide.js';

describe('the default adapter', () => {
  afterEach(() => setDefaultAdapter(undefined));

  it('is what was given last, and every element of the page is told', () => {
    let updates = 0;
    const element = { requestUpdate: () => (updates += 1) };
    pageWide.elements.add(element);
    const adapter = new MemoryAdapter({ mailings: [] });
    setDefaultAdapter('/api');
    setDefaultAdapter(adapter);
    expect(defaultAdapter()).to.equal(adapter);
    pageWide.elements.delete(element);
    setDefaultAdapter(undefined);
    expect(defaultAdapter()).to.equal(undefined);
    expect(updates).to.equal(2);
  });
});
