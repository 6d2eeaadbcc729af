import { expect } from '@open-wc/testing';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { defaultAdapter, onDefaultAdapter, setDefaultAdapter } from '../../src/adapters/default-adapter.js';

describe('the default adapter', () => {
  afterEach(() => setDefaultAdapter(undefined));

  it('is told to those who listen, once for each change', () => {
    const heard: unknown[] = [];
    const stop = onDefaultAdapter(() => heard.push(defaultAdapter()));
    const adapter = new MemoryAdapter({ mailings: [] });
    setDefaultAdapter(adapter);
    setDefaultAdapter(adapter);
    expect(heard).to.deep.equal([adapter]);
    stop();
    setDefaultAdapter(undefined);
    expect(heard).to.have.length(1);
  });
});
