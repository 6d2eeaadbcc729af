import { expect } from '@open-wc/testing';

import { formatsFor } from '../../src/locales/formats.js';
import { endOf, stepFormats } from '../../src/locales/step-formats.js';

const english = stepFormats(formatsFor('en-GB', 'Europe/Berlin'));

describe('the formats of tiles and chart', () => {
  it('write growth with its sign, nothing without one, and manifold growth as a factor', () => {
    expect([0.041, -0.012, 0, 11].map((by) => english.growth(by))).to.deep.equal(['+4.1%', '−1.2%', '0%', '×12']);
  });

  it('write points with their sign', () => {
    expect([0.006, -0.123, 0].map((by) => english.points(by))).to.deep.equal(['+0.6', '−12.3', '0']);
  });

  it('write times of the zone, short for an axis and whole for a table', () => {
    const [from, until] = ['2026-11-22T23:00:00Z', '2026-11-29T23:00:00Z'];
    // Engines differ in spaces and in the first digit of hours.
    const plain = (text: string): string => text.replace(/\s?–\s?/, '–').replace('00:00', '0:00');
    const both = (['hour', 'day', 'week', 'month'] as const).map((step) => [
      plain(english.axis(step, from)),
      plain(english.whole(step, from, until)),
    ]);
    expect(both).to.deep.equal([
      ['0:00', '23 Nov, 0:00'],
      ['23 Nov', 'Mon, 23 Nov 2026'],
      ['23 Nov', '23–29 Nov 2026'],
      ['Nov 2026', 'Nov 2026'],
    ]);
  });

  it('write in the language they are for', () => {
    const german = stepFormats(formatsFor('de', 'Europe/Berlin'));
    expect(german.growth(0.041)).to.equal('+4,1\u00a0%');
    expect(german.axis('day', '2026-10-22T23:00:00Z')).to.equal('23. Okt.');
  });

  it('know when a step ends: with the next, or with the period', () => {
    const steps = ['2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z'].map((from) => ({ from }));
    expect([0, 1].map((index) => endOf(steps, index, '2026-11-24T10:00:00Z'))).to.deep.equal([
      '2026-11-23T23:00:00Z',
      '2026-11-24T10:00:00Z',
    ]);
  });
});
