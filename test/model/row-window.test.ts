import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import {
  OVERSCAN,
  PAGE_SIZE,
  pagesOf,
  topFor,
  visibleRows,
  withLookahead,
  type Viewport,
} from '../../src/model/row-window.js';
import { RUNS } from './arbitraries.js';

const tenths = (max: number): fc.Arbitrary<number> => fc.nat({ max: max * 10 }).map((tenth) => tenth / 10);

const viewport: fc.Arbitrary<Viewport> = fc
  .record({
    rowHeight: tenths(80).map((height) => height + 1),
    height: tenths(2000),
    total: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 1_000_000 })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ rowHeight, height, total, share }) => ({
    rowHeight,
    height,
    total,
    top: share * Math.max(0, total * rowHeight - height),
  }));

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(0, -0, -1, NaN, Infinity, -Infinity, 1e300, 1e-300));

describe('the rows to draw', () => {
  it('cover what is in view, and stay within the list', () => {
    fc.assert(
      fc.property(viewport, fc.nat({ max: 12 }), (view, overscan) => {
        const { first, end } = visibleRows(view, overscan);
        const { top, height, rowHeight, total } = view;
        assert.ok(0 <= first && first <= end && end <= total && Number.isInteger(first) && Number.isInteger(end));
        if (total === 0) return;
        assert.ok(first * rowHeight <= top);
        assert.ok(end === total || end * rowHeight >= top + height - 1e-6);
      }),
      RUNS,
    );
  });

  it('are no more than fit in view, with those kept ready on either side', () => {
    fc.assert(
      fc.property(viewport, fc.nat({ max: 12 }), (view, overscan) => {
        const { first, end } = visibleRows(view, overscan);
        assert.ok(end - first <= view.height / view.rowHeight + 2 * overscan + 2);
      }),
      RUNS,
    );
  });

  it('are the last ones where the box is scrolled beyond the end, as it springs on touch screens', () => {
    const view = { top: 99_999, height: 400, rowHeight: 40, total: 100 };
    assert.deepEqual(visibleRows(view, 2), { first: 88, end: 100 });
  });

  it('are the first ones where the box is scrolled above the start', () => {
    assert.deepEqual(visibleRows({ top: -80, height: 400, rowHeight: 40, total: 100 }, 2), { first: 0, end: 12 });
  });

  it('are all of a list that is shorter than its box, and none of an empty one', () => {
    assert.deepEqual(visibleRows({ top: 0, height: 400, rowHeight: 40, total: 3 }), { first: 0, end: 3 });
    assert.deepEqual(visibleRows({ top: 0, height: 400, rowHeight: 40, total: 0 }), { first: 0, end: 0 });
  });

  it('are the few kept ready while the box has no height yet', () => {
    assert.deepEqual(visibleRows({ top: 0, height: 0, rowHeight: 40, total: 100 }), { first: 0, end: OVERSCAN });
    assert.deepEqual(visibleRows({ top: 0, height: 400, rowHeight: 0, total: 100 }), { first: 0, end: 0 });
    // The heads alone may be higher than the box.
    assert.deepEqual(visibleRows({ top: 0, height: -60, rowHeight: 40, total: 100 }), { first: 0, end: OVERSCAN });
  });

  it('are a range of numbers for any measures, also for those that are none', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, anyNumber, fc.nat({ max: 1000 }), (top, height, rowHeight, total) => {
        const { first, end } = visibleRows({ top, height, rowHeight, total });
        assert.ok(0 <= first && first <= end && end <= total, `${String(first)} to ${String(end)}`);
      }),
      RUNS,
    );
  });
});

describe('the pages to ask for', () => {
  const range = fc
    .tuple(fc.nat({ max: 100_000 }), fc.nat({ max: 500 }))
    .map(([first, size]) => ({ first, end: first + size }));

  it('hold every row of the range, and each at least one', () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 200 }), ({ first, end }, pageSize) => {
        const needed = new Set(
          Array.from({ length: end - first }, (_, index) => Math.floor((first + index) / pageSize)),
        );
        assert.deepEqual(pagesOf({ first, end }, pageSize), [...needed]);
      }),
      RUNS,
    );
  });

  it('are none for no rows', () => {
    assert.deepEqual(pagesOf({ first: 7, end: 7 }), []);
    assert.deepEqual(pagesOf({ first: 7, end: 3 }), []);
  });

  it('are of a hundred rows unless told otherwise', () => {
    assert.equal(PAGE_SIZE, 100);
    assert.deepEqual(pagesOf({ first: 99, end: 101 }), [0, 1]);
    assert.deepEqual(pagesOf({ first: 100, end: 200 }), [1]);
  });
});

describe('where to scroll for a row', () => {
  const roomy = viewport.filter(({ height, rowHeight, total }) => height >= rowHeight && total > 0);
  const withRow = roomy.chain((view) => fc.tuple(fc.constant(view), fc.nat({ max: view.total - 1 })));

  it('makes it wholly visible, at a place to which the box can scroll', () => {
    fc.assert(
      fc.property(withRow, ([view, row]) => {
        const { height, rowHeight, total } = view;
        const top = topFor(row, view);
        assert.ok(top <= row * rowHeight + 1e-6 && (row + 1) * rowHeight <= top + height + 1e-6);
        assert.ok(top >= 0 && top <= Math.max(0, total * rowHeight - height) + 1e-6);
      }),
      RUNS,
    );
  });

  it('moves no further than it must, and not at all for a row that is in view', () => {
    fc.assert(
      fc.property(withRow, ([view, row]) => {
        const { top, height, rowHeight } = view;
        const above = Math.max(0, top - row * rowHeight);
        const below = Math.max(0, (row + 1) * rowHeight - (top + height));
        assert.ok(Math.abs(Math.abs(topFor(row, view) - top) - Math.max(above, below)) < 1e-6);
      }),
      RUNS,
    );
  });

  it('stays where it is when asked again, also for a row that is higher than the box', () => {
    for (const height of [0, 30, 400]) {
      const view = { top: 100, height, rowHeight: 40, total: 50 };
      const once = topFor(20, view);
      assert.equal(topFor(20, { ...view, top: once }), once);
    }
  });
});

describe('the rows to ask for', () => {
  it('are those that are drawn and some around them, within the list', () => {
    assert.deepEqual(withLookahead({ first: 100, end: 120 }, 1000, 40), { first: 60, end: 160 });
    assert.deepEqual(withLookahead({ first: 10, end: 30 }, 1000, 40), { first: 0, end: 70 });
    assert.deepEqual(withLookahead({ first: 980, end: 1000 }, 1000, 40), { first: 940, end: 1000 });
    assert.deepEqual(withLookahead({ first: 0, end: 0 }, 0, 40), { first: 0, end: 0 });
  });

  it('are never fewer than are drawn, though the list has become shorter meanwhile', () => {
    assert.deepEqual(withLookahead({ first: 5, end: 30 }, 10, 40), { first: 0, end: 30 });
  });
});
