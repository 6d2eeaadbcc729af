import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { listHeight, rowTop, topFor, visibleRows, wholeRows, type Viewport } from '../../src/model/row-window.js';
import {
  anchoredPlace,
  boxHeight,
  MAX_BOX_HEIGHT,
  restingPlace,
  scrolledTo,
  type ScrollPlace,
} from '../../src/model/scroll-place.js';
import { RUNS } from './arbitraries.js';

interface Gapped extends Viewport {
  gap: { after: number; height: number };
}

const tenths = (max: number): fc.Arbitrary<number> => fc.nat({ max: max * 10 }).map((tenth) => tenth / 10);

/** A list with a row open somewhere, scrolled to anywhere. */
const gapped: fc.Arbitrary<Gapped> = fc
  .record({
    rowHeight: tenths(80).map((height) => height + 16),
    height: tenths(1500).map((height) => height + 1),
    total: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1_000_000 })),
    open: fc.double({ min: 0, max: 1, noNaN: true }),
    gapHeight: fc.oneof(fc.constant(0), tenths(3000)),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ rowHeight, height, total, open, gapHeight, share }) => {
    const gap = { after: Math.min(total - 1, Math.floor(open * total)), height: gapHeight };
    const list = { rowHeight, height, total, gap };
    return { ...list, top: share * Math.max(0, listHeight(list) - height) };
  });

/** Fractions of pixels add up over a million rows. */
const NEAR = 1e-3;

describe('a list with one row open', () => {
  it('has each row right below the one before, but for the details of the open one', () => {
    fc.assert(
      fc.property(gapped, fc.nat(), (view, any) => {
        const row = any % view.total;
        const step = rowTop(row + 1, view) - rowTop(row, view);
        const expected = view.rowHeight + (row === view.gap.after ? view.gap.height : 0);
        assert.ok(Math.abs(step - expected) < NEAR);
      }),
      RUNS,
    );
    assert.equal(rowTop(0, { rowHeight: 50, gap: { after: 0, height: 300 } }), 0);
    assert.equal(listHeight({ rowHeight: 50, total: 3, gap: { after: 2, height: 300 } }), 450);
  });

  it('is as high as its rows when the row that was open is past its end', () => {
    assert.equal(listHeight({ rowHeight: 50, total: 3, gap: { after: 3, height: 300 } }), 150);
  });

  it('draws all that is in view, the open row too where only its details are', () => {
    fc.assert(
      fc.property(gapped, fc.nat({ max: 12 }), (view, overscan) => {
        const { first, end } = visibleRows(view, overscan);
        const { top, height, total, gap } = view;
        assert.ok(0 <= first && first < end && end <= total && Number.isInteger(first) && Number.isInteger(end));
        assert.ok(rowTop(first, view) <= top + NEAR, 'what is above is drawn');
        assert.ok(end === total || rowTop(end, view) >= top + height - NEAR, 'what is below is drawn');
        const [start, stop] = [rowTop(gap.after + 1, view) - gap.height, rowTop(gap.after + 1, view)];
        const isDetailInView = stop > top + NEAR && start < top + height - NEAR;
        if (isDetailInView) assert.ok(first <= gap.after && gap.after < end, 'the open row is drawn');
      }),
      RUNS,
    );
  });

  it('draws no more rows than one without', () => {
    fc.assert(
      fc.property(gapped, (view) => {
        const { first, end } = visibleRows(view, 0);
        assert.ok(end - first <= view.height / view.rowHeight + 3);
      }),
      RUNS,
    );
  });

  it('reaches every row, wholly in view', () => {
    fc.assert(
      fc.property(
        gapped.filter(({ height, rowHeight }) => height >= rowHeight),
        fc.nat(),
        (view, any) => {
          const row = any % view.total;
          const top = topFor(row, view);
          assert.ok(top >= -NEAR && top <= Math.max(0, listHeight(view) - view.height) + NEAR, 'can be scrolled to');
          const { first, end } = wholeRows({ ...view, top });
          assert.ok(first <= row && row < end, `${String(row)} is not among ${String(first)} to ${String(end)}`);
        },
      ),
      RUNS,
    );
  });

  it('takes for whole what is in view from top to bottom, and always one row', () => {
    fc.assert(
      fc.property(gapped, (view) => {
        const { first, end } = wholeRows(view);
        assert.ok(end > first);
        if (end - first === 1) return;
        assert.ok(rowTop(first, view) >= view.top - 1);
        assert.ok(rowTop(end - 1, view) + view.rowHeight <= view.top + view.height + 1);
      }),
      RUNS,
    );
  });
});

describe('a row that is opened', () => {
  const opening = fc.tuple(gapped, fc.nat(), tenths(900));
  const place = (view: Gapped): ScrollPlace => restingPlace(view.top, view);
  const onScreen = (row: number, at: ScrollPlace, list: Omit<Viewport, 'top'>): number => rowTop(row, list) - at.top;

  it('stays where it is on screen while another is closed, as far as the list goes', () => {
    fc.assert(
      fc.property(opening, ([view, any, height]) => {
        const row = any % view.total;
        const next = { ...view, gap: { after: row, height } };
        const before = place(view);
        const after = anchoredPlace(before, row, view.gap, next);
        const end = Math.max(0, listHeight(next) - next.height);
        assert.ok(after.top >= 0 && after.top <= end + NEAR && after.scrollTop >= 0);
        const isFree = after.top > NEAR && after.top < end - NEAR;
        if (isFree) assert.ok(Math.abs(onScreen(row, after, next) - onScreen(row, before, view)) < NEAR);
      }),
      RUNS,
    );
  });

  it('leaves the box where the list is, where the list is no higher than boxes can be', () => {
    fc.assert(
      fc.property(opening, ([view, any, height]) => {
        const row = any % view.total;
        const next = { ...view, gap: { after: row, height } };
        if (listHeight(view) > MAX_BOX_HEIGHT || listHeight(next) > MAX_BOX_HEIGHT) return;
        const { scrollTop, top } = anchoredPlace(place(view), row, view.gap, next);
        assert.ok(Math.abs(scrollTop - top) < NEAR);
      }),
      RUNS,
    );
  });

  it('moves nothing above it', () => {
    const list = { height: 600, rowHeight: 53, total: 5000 };
    const before = restingPlace(4000, list);
    assert.deepEqual(anchoredPlace(before, 0, undefined, { ...list, gap: { after: 80, height: 300 } }), before);
  });
});

describe('a million rows with one open', () => {
  const MILLION = { height: 600, rowHeight: 53, total: 1_000_000, gap: { after: 500_000, height: 420 } };
  const end = listHeight(MILLION) - MILLION.height;

  it('fit into a box that browsers allow, and end with it', () => {
    assert.equal(boxHeight(MILLION), MAX_BOX_HEIGHT);
    const last = scrolledTo(boxHeight(MILLION) - MILLION.height, { scrollTop: 0, top: 0 }, MILLION);
    assert.equal(last.top, end);
    assert.equal(visibleRows({ ...MILLION, top: last.top }).end, MILLION.total);
  });

  it('show the details between their row and the next, by the wheel', () => {
    let at = restingPlace(rowTop(499_995, MILLION), MILLION);
    const seen = new Set<number>();
    for (let turn = 0; turn < 20; turn += 1) {
      at = scrolledTo(at.scrollTop + 100, at, MILLION);
      const { first, end: last } = visibleRows({ ...MILLION, top: at.top }, 0);
      for (let row = first; row < last; row += 1) seen.add(row);
    }
    for (let row = 499_997; row < 500_020; row += 1) assert.ok(seen.has(row), String(row));
  });
});
