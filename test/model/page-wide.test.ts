import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { pageWide, updateElements } from '../../src/model/page-wide.js';

describe('what copies of the library have in common on a page', () => {
  it('is found by all of them under one name', () => {
    assert.equal((globalThis as unknown as Record<symbol, unknown>)[Symbol.for('mail-analytics')], pageWide);
    assert.equal(pageWide.languages.size, 0);
  });

  it('draws all elements anew when it has changed', () => {
    const drawn: string[] = [];
    const element = (name: string) => ({ requestUpdate: () => drawn.push(name) });
    const elements = [element('a'), element('b')];
    for (const each of elements) pageWide.elements.add(each);
    updateElements();
    for (const each of elements) pageWide.elements.delete(each);
    updateElements();
    assert.deepEqual(drawn, ['a', 'b']);
  });
});
