import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { formatSort, parseSort, pressedSort, sortIn } from '../../src/model/sort.js';

const COLUMNS = ['date', 'spam-report', 'x2'] as const;

describe('a sort in words', () => {
  it('is a column, and descending with a sign before it', () => {
    assert.deepEqual(parseSort('date', COLUMNS), { by: 'date', direction: 'ascending' });
    assert.deepEqual(parseSort('-spam-report', COLUMNS), { by: 'spam-report', direction: 'descending' });
    assert.deepEqual(sortIn('x2'), { by: 'x2', direction: 'ascending' });
    assert.deepEqual(sortIn('-owner'), { by: 'owner', direction: 'descending' });
  });

  it('is none where there is no such column, or it is no name', () => {
    assert.equal(parseSort('owner', COLUMNS), undefined);
    assert.equal(parseSort('', COLUMNS), undefined);
    for (const text of ['', '-', '--date', 'Date', '2x', 'da te', 'date-!', 'a date', ' date', 'date\n']) {
      assert.equal(sortIn(text), undefined, JSON.stringify(text));
    }
  });

  it('is written as it is read', () => {
    for (const text of ['date', '-date', 'spam-report', '-x2']) {
      const sort = parseSort(text, COLUMNS);
      assert.ok(sort);
      assert.equal(formatSort(sort), text);
    }
  });
});

describe('a press on a head', () => {
  it('turns the sort of its own column round', () => {
    assert.deepEqual(pressedSort('date', { by: 'date', direction: 'ascending' }, []), {
      by: 'date',
      direction: 'descending',
    });
    assert.deepEqual(pressedSort('date', { by: 'date', direction: 'descending' }, ['date']), {
      by: 'date',
      direction: 'ascending',
    });
  });

  it('sorts by another column as is usual for it', () => {
    const before = { by: 'x2', direction: 'ascending' } as const;
    assert.deepEqual(pressedSort<string>('date', before, ['date']), { by: 'date', direction: 'descending' });
    assert.deepEqual(pressedSort<string>('date', before, ['other']), { by: 'date', direction: 'ascending' });
  });
});
