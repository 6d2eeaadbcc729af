import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mostClicked } from '../../src/model/most-clicked.js';

describe('the links of a mailing', () => {
  const link = (url: string, clicks: number, recipients: number) => ({ url, clicks, recipients });

  it('stand by clicks, then by how many clicked, then by address', () => {
    const links = [link('c', 1, 1), link('b', 3, 1), link('a', 3, 1), link('d', 3, 2), link('e', 9, 1)];
    const order = ['e', 'd', 'a', 'b', 'c'];
    assert.deepEqual(
      mostClicked(links).map(({ url }) => url),
      order,
    );
    assert.deepEqual(
      mostClicked([...links].reverse()).map(({ url }) => url),
      order,
    );
    assert.equal(links[0]?.url, 'c', 'the list of the adapter is left as it is');
  });
});
