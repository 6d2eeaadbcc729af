import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { boxHeight, MAX_BOX_HEIGHT, restingPlace, scrolledTo, type ScrollPlace } from '../../src/model/scroll-place.js';
import { RUNS } from './arbitraries.js';

const MILLION = { height: 600, rowHeight: 53, total: 1_000_000 };
const SHORT = { height: 600, rowHeight: 53, total: 5_000 };
const START: ScrollPlace = { scrollTop: 0, top: 0 };
const lastTop = ({ height, rowHeight, total }: typeof MILLION): number => rowHeight * total - height;
const boxEnd = (measures: typeof MILLION): number => boxHeight(measures) - measures.height;

const measures = fc.record({
  height: fc.integer({ min: 1, max: 2000 }),
  rowHeight: fc.integer({ min: 16, max: 120 }),
  total: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 100_000, max: 5_000_000 })),
});

describe('a list in a box', () => {
  it('is where the box is, as long as it is no higher than boxes can be', () => {
    for (const scrollTop of [0, 1, 999.5, boxEnd(SHORT)]) {
      assert.deepEqual(scrolledTo(scrollTop, START, SHORT), { scrollTop, top: scrollTop });
      assert.deepEqual(restingPlace(scrollTop, SHORT), { scrollTop, top: scrollTop });
    }
  });

  it('is never in a box that is higher than browsers allow', () => {
    fc.assert(
      fc.property(measures, (each) => assert.ok(boxHeight(each) <= MAX_BOX_HEIGHT)),
      RUNS,
    );
  });

  it('moves as far as the box at each turn of the wheel, also in the middle of a million rows', () => {
    let place = scrolledTo(boxEnd(MILLION) / 2, START, MILLION);
    for (let turn = 0; turn < 50; turn += 1) {
      const next = scrolledTo(place.scrollTop + 100, place, MILLION);
      assert.equal(next.top - place.top, 100);
      place = next;
    }
  });

  it('goes to the share of the list when the box leaps, and to its ends at those of the box', () => {
    assert.equal(scrolledTo(boxEnd(MILLION), START, MILLION).top, lastTop(MILLION));
    const middle = scrolledTo(boxEnd(MILLION) / 2, START, MILLION);
    assert.ok(Math.abs(middle.top - lastTop(MILLION) / 2) < 1);
    assert.equal(scrolledTo(0, middle, MILLION).top, 0);
  });

  it('rests where a leap to the same place would bring it, to the pixel of the box', () => {
    fc.assert(
      fc.property(measures, fc.double({ min: 0, max: 1, noNaN: true }), (each, share) => {
        const top = share * Math.max(0, lastTop(each));
        const rest = restingPlace(top, each);
        assert.equal(rest.top, top);
        assert.ok(rest.scrollTop >= 0 && rest.scrollTop <= Math.max(0, boxEnd(each)));
        const leapt = scrolledTo(rest.scrollTop, { scrollTop: rest.scrollTop + 3 * each.height, top: 0 }, each);
        const stretch = Math.max(1, (each.rowHeight * each.total) / MAX_BOX_HEIGHT);
        assert.ok(Math.abs(leapt.top - top) <= 2 * stretch, `${String(leapt.top)} instead of ${String(top)}`);
      }),
      RUNS,
    );
  });

  it('stays within itself, however it is scrolled', () => {
    const movement = fc.oneof(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -2e7, max: 2e7 }));
    fc.assert(
      fc.property(measures, fc.array(movement, { maxLength: 40 }), (each, movements) => {
        let place = START;
        for (const moved of movements) {
          const scrollTop = Math.min(Math.max(0, place.scrollTop + moved), Math.max(0, boxEnd(each)));
          place = scrolledTo(scrollTop, place, each);
          assert.ok(place.top >= 0 && place.top <= Math.max(0, lastTop(each)));
          const rest = restingPlace(place.top, each);
          if (rest.scrollTop === 0) assert.equal(rest.top, 0);
          if (moved % 3 === 0) place = rest;
        }
      }),
      RUNS,
    );
  });

  it('comes to its first and its last row by the wheel alone, from anywhere', () => {
    const wheel = (from: ScrollPlace, by: number): ScrollPlace => {
      let place = from;
      for (let turn = 0; turn < 4000; turn += 1) {
        const scrollTop = Math.min(Math.max(0, place.scrollTop + by), boxEnd(MILLION));
        place = restingPlace(scrolledTo(scrollTop, place, MILLION).top, MILLION);
      }
      return place;
    };
    assert.deepEqual(wheel(restingPlace(1_500_000, MILLION), -1000), START);
    const nearEnd = restingPlace(lastTop(MILLION) - 1_500_000, MILLION);
    assert.deepEqual(wheel(nearEnd, 1000), { scrollTop: boxEnd(MILLION), top: lastTop(MILLION) });
  });
});
