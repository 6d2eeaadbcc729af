import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import {
  compareEvents,
  EVENT_KINDS,
  eventKey,
  instantOf,
  keyed,
  kindOf,
  type MailEvent,
} from '../../src/model/mail-event.js';
import { event, mailEvent, NOON, RUNS } from './arbitraries.js';

describe('the kind of an event', () => {
  it('tells bounces that a delivery heals from those that none does', () => {
    assert.equal(kindOf(event('bounced', 0, { bounceClass: 'hard' })), 'hard-bounced');
    assert.equal(kindOf(event('bounced', 0, { bounceClass: 'soft' })), 'soft-bounced');
    assert.equal(kindOf(event('bounced', 0, { bounceClass: 'block' })), 'soft-bounced');
    assert.equal(kindOf(event('bounced', 0)), 'soft-bounced');
  });

  it('keeps what software did apart from what persons did, and from what nobody can tell', () => {
    for (const type of ['opened', 'clicked'] as const) {
      assert.equal(kindOf(event(type, 0, { machine: true })), 'machine-opened');
      assert.equal(kindOf(event(type, 0, { machine: false })), type);
      assert.equal(kindOf(event(type, 0)), type);
    }
    assert.equal(kindOf(event('delivered', 0, { machine: true })), 'delivered');
  });

  it('is the type itself for every other event', () => {
    for (const type of [
      'processed',
      'deferred',
      'dropped',
      'unsubscribed',
      'resubscribed',
      'spam-report',
      'other',
    ] as const) {
      assert.equal(kindOf(event(type, 0)), type);
    }
  });
});

describe('the instant of an event', () => {
  const SPELLINGS = [
    '2026-03-02T12:00:00Z',
    '2026-03-02T14:00:00+02:00',
    '2026-03-02T12:00:00.0000000Z',
    '2026-03-02T08:30:00.000-03:30',
  ];

  it('is the same for every spelling of it', () => {
    for (const time of SPELLINGS) assert.equal(instantOf(event('opened', 0, { time })), NOON);
  });

  it('is refused, with the path of the field, where the time is no date', () => {
    for (const time of ['', 'yesterday', '2026-13-01T00:00:00Z']) {
      const message = `events[4].time: not a date (${JSON.stringify(time)})`;
      assert.throws(() => instantOf(event('opened', 0, { time }), 'events[4]'), { name: 'RangeError', message });
      assert.throws(() => eventKey(event('opened', 0, { time })), { name: 'RangeError' });
    }
  });
});

describe('the key of an event', () => {
  const same = (a: MailEvent, b: MailEvent): boolean => eventKey(a) === eventKey(b);

  it('takes time in whole seconds, however it is spelt', () => {
    assert.ok(same(event('opened', 1.001), event('opened', 1.999)));
    assert.ok(same(event('opened', 0), event('opened', 0, { time: '2026-03-02T14:00:00.5+02:00' })));
    assert.ok(!same(event('opened', 1.999), event('opened', 2)));
  });

  it('takes whole seconds before 1970 as well', () => {
    const time = (text: string): MailEvent => event('opened', 0, { time: text });
    assert.ok(same(time('1969-12-31T23:59:58.100Z'), time('1969-12-31T23:59:58.900Z')));
    assert.ok(!same(time('1969-12-31T23:59:59.900Z'), time('1970-01-01T00:00:00.100Z')));
  });

  it('takes the link of a click, and of nothing else', () => {
    const [a, b] = [{ url: 'https://a.example/' }, { url: 'https://b.example/' }];
    assert.ok(!same(event('clicked', 1, a), event('clicked', 1, b)));
    assert.ok(same(event('opened', 1, a), event('opened', 1, b)));
  });

  it('takes the reason of a failure, and of nothing else', () => {
    const [a, b] = [{ reason: 'full' }, { reason: 'unknown' }];
    for (const type of ['bounced', 'dropped', 'deferred'] as const)
      assert.ok(!same(event(type, 1, a), event(type, 1, b)));
    assert.ok(same(event('delivered', 1, a), event('delivered', 1, b)));
  });

  it('takes an empty detail for none', () => {
    assert.ok(same(event('clicked', 1, { url: '' }), event('clicked', 1)));
    assert.ok(same(event('bounced', 1, { reason: '' }), event('bounced', 1)));
  });

  it('never depends on the provider’s event id, or on who reported it from where', () => {
    const print = { providerEventId: 'x', userAgent: 'Mail/1', ip: '192.0.2.1', messageId: 'p-2', nativeType: 'Open' };
    fc.assert(
      fc.property(mailEvent, (any) => assert.equal(eventKey({ ...any, ...print }), eventKey(any))),
      RUNS,
    );
  });

  it('is carried along by an event that is keyed once', () => {
    const opened = event('opened', 1.5);
    assert.deepEqual(keyed(opened), { event: opened, at: NOON + 1500, kind: 'opened', key: eventKey(opened) });
  });
});

describe('the canonical order', () => {
  const before = (a: MailEvent, b: MailEvent): boolean => compareEvents(keyed(a), keyed(b)) < 0;

  it('is by time first, at the precision of the source', () => {
    assert.ok(before(event('clicked', 1), event('processed', 2)));
    assert.ok(before(event('clicked', 1.1), event('processed', 1.2)));
  });

  it('is by rank of the kind within an instant, whatever the spelling of the time', () => {
    const life = [
      'processed',
      'deferred',
      'delivered',
      'bounced',
      'dropped',
      'opened',
      'clicked',
      'unsubscribed',
      'resubscribed',
    ] as const;
    life.slice(1).forEach((type, index) => {
      const earlier = life[index] ?? 'other';
      assert.ok(
        before(event(earlier, 0, { time: '2026-03-02T14:00:00+02:00' }), event(type, 0)),
        `${earlier}, ${type}`,
      );
    });
    assert.equal(EVENT_KINDS.at(-1), 'other');
  });

  it('is by key after that', () => {
    assert.ok(
      before(event('clicked', 1, { url: 'https://a.example/' }), event('clicked', 1, { url: 'https://b.example/' })),
    );
  });

  it('is the same from both sides, and calls only equal events equal', () => {
    fc.assert(
      fc.property(mailEvent, mailEvent, (a, b) => {
        const order = Math.sign(compareEvents(keyed(a), keyed(b)));
        assert.equal(Math.sign(compareEvents(keyed(b), keyed(a))) + order, 0);
        if (order === 0) assert.deepEqual(a, b);
      }),
      RUNS,
    );
  });

  it('is an order: what is before the second is before the third', () => {
    const oneInstant = mailEvent.map((any): MailEvent => ({ ...any, type: 'bounced', time: event('other', 0).time }));
    fc.assert(
      fc.property(oneInstant, oneInstant, oneInstant, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((any) => keyed(any)).sort(compareEvents);
        assert.ok(x && y && z && compareEvents(x, y) <= 0 && compareEvents(y, z) <= 0 && compareEvents(x, z) <= 0);
      }),
      RUNS,
    );
  });
});
