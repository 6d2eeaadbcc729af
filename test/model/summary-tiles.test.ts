import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { noTotals, type Totals } from '../../src/model/mailing.js';
import type { Summary } from '../../src/model/query.js';
import { TILES, tilesOf, type Tile, type TileName } from '../../src/model/summary-tiles.js';

const totals = (more: Partial<Totals>): Totals => ({ ...noTotals(), ...more });
const summary = (now: Totals, then?: Totals, buckets: readonly Totals[] = []): Summary => ({
  mailings: 3,
  totals: now,
  ...(then && { previous: { mailings: 2, totals: then } }),
  buckets: buckets.map((each, index) => ({ from: new Date(index).toISOString(), totals: each })),
});
const tile = (of: Summary, name: TileName): Tile => {
  const found = tilesOf(of).find((each) => each.name === name);
  assert.ok(found);
  return found;
};

const NOW = totals({ sent: 1000, delivered: 960, opened: 480, clicked: 96, bounced: 20 });
const THEN = totals({ sent: 800, delivered: 760, opened: 418, clicked: 38, bounced: 24 });

describe('the tiles', () => {
  it('are five, of which four are a part of another number', () => {
    const tiles = tilesOf(summary(NOW));
    assert.deepEqual(
      tiles.map(({ name }) => name),
      [...TILES],
    );
    assert.deepEqual(
      tiles.map(({ rate }) => rate?.value),
      [undefined, 0.96, 0.5, 0.1, 0.02],
    );
  });

  it('compare what was sent by growth, and rates by points', () => {
    assert.equal(tile(summary(NOW, THEN), 'sent').change?.by, 0.25);
    assert.equal(tile(summary(NOW, THEN), 'opened').change?.by, -0.05);
    assert.equal(tile(summary(NOW, THEN), 'opened').change?.before, 0.55);
  });

  it('call fewer bounces better, fewer opens worse, and more mail neither', () => {
    const verdicts = tilesOf(summary(NOW, THEN)).map(({ change }) => change?.verdict);
    assert.deepEqual(verdicts, [undefined, 'better', 'worse', 'better', 'better']);
  });

  it('call that unchanged which would be shown as nothing', () => {
    const { change } = tile(
      summary(totals({ sent: 10_004, delivered: 9_600 }), totals({ sent: 10_000, delivered: 9_600 })),
      'delivered',
    );
    assert.deepEqual(change, { by: 0, before: 0.96 });
    assert.ok(Object.is(change?.by, 0), 'and not a negative nothing');
  });

  it('compare nothing with a handful, nor with what is not there', () => {
    const few = totals({ sent: 19, delivered: 19, opened: 3 });
    for (const of of [summary(NOW, few), summary(NOW, noTotals()), summary(NOW)]) {
      assert.deepEqual(
        tilesOf(of).flatMap(({ change }) => change ?? []),
        [],
      );
    }
    assert.deepEqual(
      tilesOf(summary(NOW, THEN), false).flatMap(({ change }) => change ?? []),
      [],
    );
  });

  it('say that a rate of few is small, and that one of none is none', () => {
    const { rate } = tile(summary(totals({ sent: 8, delivered: 8, opened: 3 })), 'opened');
    assert.deepEqual(rate, { numerator: 3, denominator: 8, value: 0.375, isSmall: true });
    assert.equal(tile(summary(noTotals()), 'opened').rate?.value, undefined);
  });

  it('have a trend without pits on days when nothing is sent', () => {
    const day = totals({ sent: 100, delivered: 90 });
    const { trend } = tile(summary(NOW, THEN, [noTotals(), day, noTotals(), noTotals(), day]), 'delivered');
    assert.deepEqual(trend, [undefined, 0.9, 0.9, 0.9, 0.9]);
  });

  it('have a value of the trend for each bucket, of rates between 0 and 1', () => {
    const bucket = fc
      .tuple(fc.nat({ max: 500 }), fc.nat({ max: 100 }), fc.nat({ max: 100 }))
      .map(([sent, delivered, opened]) => {
        const reached = Math.floor((sent * delivered) / 100);
        return totals({ sent, delivered: reached, opened: Math.floor((reached * opened) / 100) });
      });
    fc.assert(
      fc.property(fc.array(bucket, { maxLength: 40 }), (buckets) => {
        for (const { name, trend } of tilesOf(summary(NOW, THEN, buckets))) {
          assert.equal(trend.length, buckets.length);
          if (name === 'sent') continue;
          assert.ok(trend.every((value) => value === undefined || (value >= 0 && value <= 1)));
        }
      }),
    );
  });
});
