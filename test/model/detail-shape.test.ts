import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { checkEvents, checkLinks } from '../../src/model/detail-shape.js';
import { event } from './arbitraries.js';

describe('the shape of details', () => {
  it('is that of events and links as they are, with fields that are empty or unknown', () => {
    checkEvents([event('opened', 1), { ...event('bounced', 2), bounceClass: null, ip: undefined, more: 1 }], 'events');
    checkLinks([{ url: 'javascript:alert(1)', clicks: 0, recipients: 0 }], 'links');
    checkEvents([], 'events');
  });

  it('is reported by field where it is wrong', () => {
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      [null, /^events: not a list/],
      [{ items: [] }, /^events: not a list/],
      [[event('opened', 1), null], /^events\[1\]: not an object/],
      [[{ ...event('opened', 1), time: '24 November' }], /^events\[0\]\.time: not a date/],
      [[{ ...event('opened', 1), type: 'read' }], /^events\[0\]\.type: not one of/],
      [[{ ...event('opened', 1), userAgent: 7 }], /^events\[0\]\.userAgent: not a text/],
    ];
    for (const [value, message] of wrong) assert.throws(() => checkEvents(value, 'events'), { message });
    assert.throws(() => checkLinks([{ url: 'https://a.example', clicks: 1.5, recipients: 1 }], 'links'), {
      message: /^links\[0\]\.clicks: not a whole number/,
    });
  });
});
