import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { allInOrder, formatColumns, movedTo } from '../../src/model/column-choice.js';
import { COLUMN_WIDTHS, NARROWEST, parseColumns, WIDEST } from '../../src/model/column-layout.js';
import { MAILING_COLUMNS, type ColumnName } from '../../src/model/query.js';

const anyColumns = fc.shuffledSubarray<ColumnName>([...MAILING_COLUMNS], { minLength: 1 });
const anyWidth = fc.option(fc.integer({ min: NARROWEST, max: WIDEST }), { nil: undefined });

describe('the layout of columns', () => {
  it('is read from words with widths, in the order given', () => {
    assert.deepEqual(parseColumns('subject:320 date, opened:90px'), {
      shown: ['subject', 'date', 'opened'],
      widths: { subject: 320, opened: 90 },
    });
  });

  it('passes over what is no column, no width, or there already', () => {
    assert.deepEqual(parseColumns('shoe-size subject:wide date:-3 subject:200 __proto__ :50'), {
      shown: ['subject', 'date'],
      widths: {},
    });
  });

  it('is all columns where none is named', () => {
    for (const text of ['', '  ', 'nothing known']) {
      assert.deepEqual(parseColumns(text), { shown: MAILING_COLUMNS, widths: {} });
    }
  });

  it('keeps widths to what can be read and reached', () => {
    assert.deepEqual(parseColumns('subject:0 date:999999999999').widths, { subject: NARROWEST, date: WIDEST });
  });

  it('is written as it is read, whatever it is', () => {
    fc.assert(
      fc.property(anyColumns, fc.array(anyWidth, { minLength: 13, maxLength: 13 }), (shown, sizes) => {
        const widths = Object.fromEntries(
          shown.flatMap((column, at) => (sizes[at] === undefined ? [] : [[column, sizes[at]]])),
        );
        assert.deepEqual(parseColumns(formatColumns({ shown, widths })), { shown, widths });
      }),
    );
  });

  it('has the host’s own columns behind ours, and keeps theirs where they are named', () => {
    const own = ['owner', 'tier-2'];
    const known = [...MAILING_COLUMNS, ...own];
    assert.deepEqual(parseColumns('', own).shown, known);
    assert.deepEqual(parseColumns('tier-2:90 subject gone', own), {
      shown: ['tier-2', 'subject'],
      widths: { 'tier-2': 90 },
    });
    assert.equal(formatColumns({ shown: known, widths: {} }, known), '');
    assert.deepEqual(allInOrder(['owner', 'subject'], [], known).slice(0, 3), ['owner', 'tier-2', 'subject']);
  });

  it('says nothing of the usual one', () => {
    assert.equal(formatColumns({ shown: MAILING_COLUMNS, widths: {} }), '');
    assert.equal(formatColumns({ shown: ['date'], widths: { subject: 100 } }), 'date');
  });

  it('has a width for every column, and all of them fit into 1400 pixels', () => {
    const sum = MAILING_COLUMNS.reduce((all, column) => all + COLUMN_WIDTHS[column], 0);
    assert.ok(sum <= 1400, String(sum));
  });
});

describe('the list that columns are chosen from', () => {
  it('has every column once, and those shown in their order', () => {
    fc.assert(
      fc.property(anyColumns, fc.shuffledSubarray([...MAILING_COLUMNS]), (shown, before) => {
        const all = allInOrder(shown, before);
        assert.deepEqual([...all].sort(), [...MAILING_COLUMNS].sort());
        assert.deepEqual(
          all.filter((column) => shown.includes(column)),
          shown,
        );
      }),
    );
  });

  it('keeps the place of a column that is hidden', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...MAILING_COLUMNS], { minLength: 13 }), fc.nat(12), (before, at) => {
        const shown = before.filter((_, place) => place !== at);
        assert.deepEqual(allInOrder(shown, before), before);
      }),
    );
  });

  it('puts a column that had no place after the one that it usually follows', () => {
    assert.deepEqual(allInOrder(['date', 'subject']).slice(0, 3), ['date', 'delivered', 'opened']);
    assert.equal(allInOrder(['date'])[0], 'subject');
  });

  it('moves one column and leaves the order of the others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MAILING_COLUMNS), fc.integer({ min: -3, max: 20 }), (column, place) => {
        const moved = movedTo(MAILING_COLUMNS, column, place);
        assert.equal(moved.indexOf(column), Math.min(12, Math.max(0, place)));
        const others = (list: readonly ColumnName[]): ColumnName[] => list.filter((each) => each !== column);
        assert.deepEqual(others(moved), others(MAILING_COLUMNS));
      }),
    );
  });
});
