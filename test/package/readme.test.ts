import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { posts } from '../../fixtures/providers/all.js';
import { providers } from '../../src/providers/all.js';

const pageOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = pageOf('docs/providers.md');

/** The rows of the table that follows these words, cell by cell, without its head. */
function tableAfter(words: string): string[][] {
  const lines = page.slice(page.indexOf(words)).split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const nameIn = (cell = ''): string => /`([a-z-]+)`/.exec(cell)?.[1] ?? '';

describe('the tables of providers in the documentation', () => {
  const tables = ['## What each reports', '## What each guarantees', '## How each signs'].map(tableAfter);

  it('have every provider, and no other', () => {
    for (const table of tables) {
      assert.deepEqual(table.map(([first]) => nameIn(first)).sort(), [...providers.keys()].sort());
    }
  });

  it('say of each what it reports as it is read', () => {
    for (const [first, ...cells] of tables[0] ?? []) {
      const name = nameIn(first);
      const types = ['processed', 'deferred', 'dropped', 'spam-report', 'unsubscribed'] as const;
      const said = types.filter((_, index) => cells[index] === '✓');
      assert.deepEqual(
        said,
        types.filter((type) => posts[name]?.types.includes(type)),
        name,
      );
    }
  });

  it('say of each whether it signs', () => {
    for (const [first, signature = ''] of tables[2] ?? []) {
      const signs = providers.get(nameIn(first))?.verify !== undefined;
      assert.equal(!signature.startsWith('[none]'), signs, nameIn(first));
    }
  });

  it('name a source in each line', () => {
    for (const row of tables.flat()) assert.match(row.join('|'), /\]\(https:\/\//, row[0]);
  });
});
