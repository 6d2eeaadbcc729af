import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { MAILING_STATUSES, REACHED, STATUSES } from '../../src/model/status.js';
import { viewFromParams, viewToParams } from '../../src/model/view-params.js';
import type { View } from '../../src/model/view.js';
import { RUNS } from './arbitraries.js';

const name = fc.stringMatching(/^[a-z][a-z\d-]{0,12}$/);
const text = fc.string({ unit: 'binary', maxLength: 20 });
const day = fc
  .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const boundary = fc.oneof(
  day,
  day.map((instant) => instant.slice(0, 10)),
);

const anyView: fc.Arbitrary<View> = fc.record(
  {
    search: text,
    statuses: fc.shuffledSubarray([...MAILING_STATUSES, ...STATUSES]),
    sort: fc.record(
      { by: name, direction: fc.constantFrom('ascending' as const, 'descending' as const) },
      { noNullPrototype: true },
    ),
    range: fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 9999 }).map((days) => `${String(days)}d`),
    ),
    from: boundary,
    to: boundary,
    columns: text,
    mailingId: text.filter((id) => id !== ''),
    drawerWidth: fc.integer({ min: 1, max: 99_999 }),
    reached: fc.constantFrom(...REACHED),
  },
  { requiredKeys: ['search', 'statuses', 'sort'], noNullPrototype: true },
);

/** Without what is absent, or empty, which are the same. */
const told = (view: Partial<View>): object =>
  Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== undefined && value !== '' && String(value) !== ''),
  );

/** As an address carries it. */
const sent = (params: URLSearchParams): URLSearchParams =>
  new URL(`https://crm.example/?${params.toString()}`).searchParams;

describe('a view among the parameters of a page', () => {
  it('is read as it was written, whatever it is, and under any prefix', () => {
    fc.assert(
      fc.property(anyView, text, (view, prefix) => {
        const params = sent(viewToParams(view, new URLSearchParams(), { prefix }));
        assert.deepEqual(told(viewFromParams(params, { prefix })), told(view));
      }),
      RUNS,
    );
  });

  it('is read as it was written beside anything that a list shows by itself', () => {
    fc.assert(
      fc.property(anyView, anyView, (view, defaults) => {
        const params = sent(viewToParams(view, new URLSearchParams(), { defaults }));
        assert.deepEqual(told({ ...defaults, ...viewFromParams(params) }), told(view));
      }),
      RUNS,
    );
  });

  it('says nothing of what a list shows by itself', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        assert.equal(viewToParams(view, new URLSearchParams(), { defaults: view }).toString(), '');
      }),
    );
  });

  it('takes the place of the one before, and leaves the other parameters of the page', () => {
    fc.assert(
      fc.property(anyView, anyView, fc.dictionary(name, text, { noNullPrototype: true }), (before, after, others) => {
        const own = new URLSearchParams(Object.entries(others).map(([key, value]) => [`page.${key}`, value]));
        const params = viewToParams(after, viewToParams(before, new URLSearchParams(own), { prefix: 'm-' }), {
          prefix: 'm-',
        });
        for (const [key, value] of own) assert.equal(params.get(key), value);
        assert.deepEqual(told(viewFromParams(params, { prefix: 'm-' })), told(after));
      }),
    );
  });

  it('keeps apart the lists of a page that differ in their prefix', () => {
    const view = (search: string): View => ({ search, statuses: [], sort: { by: 'date', direction: 'ascending' } });
    const params = viewToParams(view('one'), new URLSearchParams(), { prefix: 'a-' });
    viewToParams(view('two'), params, { prefix: 'b-' });
    assert.equal(viewFromParams(params, { prefix: 'a-' }).search, 'one');
    assert.equal(viewFromParams(params, { prefix: 'b-' }).search, 'two');
    assert.deepEqual(viewFromParams(params), {});
  });

  it('is not mistaken for junk', () => {
    const junk = new URLSearchParams(
      'sort=--date&range=soon&from=yesterday&to=2026-02-30&drawer-width=-3&reached=moon&statuses=sent+none+sent',
    );
    assert.deepEqual(viewFromParams(junk), { statuses: ['sent'] });
  });

  it('is read from any parameters without a throw, and from a hostile one without harm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.constantFrom('sort', 'from', 'range', 'mailing'), text), text)),
        (pairs) => {
          viewFromParams(new URLSearchParams(pairs));
        },
      ),
      RUNS,
    );
    const hostile = new URLSearchParams(
      '__proto__=x&constructor=y&sort=__proto__&statuses=__proto__&columns=__proto__',
    );
    const view = viewFromParams(hostile);
    assert.deepEqual(view, { statuses: [], columns: '__proto__' });
    assert.equal(Object.getPrototypeOf(view), Object.prototype);
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });
});
