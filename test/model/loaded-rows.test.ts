import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { LoadedRows } from '../../src/model/loaded-rows.js';
import { PAGE_SIZE } from '../../src/model/row-window.js';
import { RUNS } from './arbitraries.js';

interface Row {
  id: string;
  version: number;
}

const row = (id: number | string, version = 0): Row => ({ id: String(id), version });
const rows = (from: number, count: number): Row[] => Array.from({ length: count }, (_, at) => row(from + at));
const empty = (): LoadedRows<Row> => new LoadedRows<Row>(({ id }) => id);

/** A list of so many whole pages. */
function pages(count: number): LoadedRows<Row> {
  const loaded = empty();
  for (let page = 0; page < count; page += 1) {
    loaded.put(page, 0, rows(page * PAGE_SIZE, PAGE_SIZE), count * PAGE_SIZE);
  }
  return loaded;
}

describe('the rows that have come', () => {
  it('are at their places, and found by their ids', () => {
    const loaded = pages(2);
    assert.deepEqual([loaded.at(150)?.id, loaded.find('150')?.id], ['150', '150']);
    assert.deepEqual([loaded.at(200), loaded.at(-1), loaded.find('x')], [undefined, undefined, undefined]);
  });

  it('change where they stand', () => {
    const loaded = pages(2);
    assert.equal(loaded.replace(row(150, 1))?.version, 0);
    assert.equal(loaded.at(150)?.version, 1);
    assert.equal(loaded.replace(row('x')), undefined);
  });

  it('are forgotten with their page, and past the end of the list', () => {
    const loaded = pages(3);
    loaded.drop(0);
    loaded.keep([1, 2], 2 * PAGE_SIZE);
    assert.deepEqual(
      [loaded.at(0), loaded.find('5'), loaded.at(150)?.id, loaded.at(250)],
      [undefined, undefined, '150', undefined],
    );
  });

  it('stay while their order is asked for again, but only where they are wanted', () => {
    const loaded = pages(3);
    loaded.renew();
    assert.deepEqual([loaded.at(150)?.id, loaded.missingFrom(1, 300)], ['150', 0]);
    loaded.keep([1], 300);
    assert.deepEqual([loaded.at(0), loaded.at(150)?.id], [undefined, '150']);
    loaded.put(1, 0, rows(500, PAGE_SIZE), 300);
    assert.deepEqual([loaded.at(150)?.id, loaded.missingFrom(1, 300)], ['550', undefined]);
  });

  it('are had again without their order', () => {
    const loaded = pages(1);
    loaded.outdate();
    assert.equal(loaded.missingFrom(0, 100), 0);
    assert.deepEqual([loaded.isUpdate(0), loaded.isUpdate(0), loaded.missingFrom(0, 100)], [true, false, undefined]);
    loaded.outdate();
    loaded.renew();
    assert.equal(loaded.isUpdate(0), false, 'a new order is more than new rows');
  });
});

describe('a page with too few rows', () => {
  it('is asked for what is missing once more, and then no more', () => {
    const loaded = empty();
    assert.equal(loaded.missingFrom(0, 300), 0);
    assert.equal(loaded.put(0, 0, rows(0, 60), 300).isShort, false);
    assert.equal(loaded.missingFrom(0, 300), 60);
    assert.equal(loaded.put(0, 60, rows(60, 10), 300).isShort, true);
    assert.deepEqual([loaded.missingFrom(0, 300), loaded.at(69)?.id, loaded.at(70)], [undefined, '69', undefined]);
  });

  it('is whole when the rest comes', () => {
    const loaded = empty();
    loaded.put(0, 0, rows(0, 60), 300);
    assert.deepEqual(loaded.put(0, 60, rows(60, 40), 300), { isShort: false, moved: 0 });
    assert.deepEqual([loaded.missingFrom(0, 300), loaded.at(99)?.id], [undefined, '99']);
  });

  it('is whole at the end of a list, and asked for more when the list has grown', () => {
    const loaded = empty();
    assert.equal(loaded.put(0, 0, rows(0, 60), 60).isShort, false);
    assert.deepEqual([loaded.missingFrom(0, 60), loaded.missingFrom(0, 61)], [undefined, 60]);
  });

  it('that could not be had at all is asked for again with a new order alone', () => {
    const loaded = pages(1);
    loaded.giveUp(1);
    assert.equal(loaded.missingFrom(1, 300), undefined);
    loaded.renew();
    assert.equal(loaded.missingFrom(1, 300), 0);
  });
});

describe('rows that move between windows', () => {
  it('are where the newest answer has them, and the page that had them is asked for again', () => {
    const loaded = pages(2);
    assert.equal(loaded.put(1, 0, [row(99), ...rows(100, 99)], 200).moved, 0);
    assert.deepEqual([loaded.at(99), loaded.at(100)?.id, loaded.missingFrom(0, 200)], [undefined, '99', 0]);
    loaded.put(0, 0, [row('new'), ...rows(0, 99)], 200);
    assert.deepEqual([loaded.at(99)?.id, loaded.at(0)?.id, loaded.missingFrom(0, 200)], ['98', 'new', undefined]);
  });

  it('are told of where a page was asked for again already', () => {
    const loaded = empty();
    const same = rows(0, PAGE_SIZE);
    const put = (page: number): number => loaded.put(page, 0, same, 200).moved;
    assert.deepEqual([put(0), put(1), put(0), put(1)], [0, 0, 0, PAGE_SIZE]);
    assert.deepEqual([loaded.missingFrom(0, 200), loaded.missingFrom(1, 200)], [undefined, undefined]);
  });

  it('are never in two places, whatever comes in whichever order', () => {
    const step = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 60 }), fc.nat({ max: 350 }), fc.nat({ max: PAGE_SIZE }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat({ max: 400 }), (steps, total) => {
        const loaded = empty();
        for (const [page, from, first, count] of steps) {
          loaded.put(page, from, rows(first, count), total);
          if (count % 5 === 0) loaded.drop((page + 1) % 4);
          if (count % 7 === 0) loaded.renew();
          if (count % 11 === 0) loaded.keep([page], total);
          const shown = Array.from({ length: 4 * PAGE_SIZE + 60 }, (_, place) => loaded.at(place)?.id).filter(Boolean);
          assert.equal(new Set(shown).size, shown.length);
          for (const id of shown) assert.equal(loaded.find(id ?? '')?.id, id);
        }
      }),
      RUNS,
    );
  });
});
