import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { MailEvent } from '../../src/model/mail-event.js';
import { totalsOf } from '../../src/model/mailing.js';
import { foldMessage } from '../../src/model/message.js';
import { HEADLINE_ORDER, type Status } from '../../src/model/status.js';
import { at, event, mailEvent, mailEvents, OWN_ORDER, rearranged, RUNS } from './arbitraries.js';

const HARD = { bounceClass: 'hard', reason: '550 5.1.1 no such user' } as const;
const SOFT = { bounceClass: 'soft', reason: '452 mailbox full' } as const;
const BLOCK = { bounceClass: 'block', reason: '554 blocked' } as const;
const MACHINE = { machine: true } as const;

function statusOf(...events: MailEvent[]): Status {
  return foldMessage(events).status;
}

describe('any order and any repetition', () => {
  for (const includeMachineOpens of [false, true]) {
    for (const [name, headlineOrder] of [
      ['the usual order', undefined],
      ['an order with unsubscribed', OWN_ORDER],
    ] as const) {
      it(`gives the same state with ${name}, machine opens ${includeMachineOpens ? 'in' : 'out'}`, () => {
        fc.assert(
          fc.property(rearranged, ([events, arrived]) => {
            const options = { includeMachineOpens, headlineOrder };
            assert.deepEqual(foldMessage(arrived, options), foldMessage(events, options));
          }),
          RUNS,
        );
      });
    }
  }

  it('gives the same deciding event where two reports differ in an empty and an absent text', () => {
    const a = event('bounced', 1, { reason: '', userAgent: 'Mail/1' });
    const b = event('bounced', 1, { userAgent: 'Mail/2' });
    assert.deepEqual(foldMessage([a, b]), foldMessage([b, a]));
  });

  it('gives the same deciding event where software opens and clicks in one second', () => {
    const a = event('opened', 1, { ...MACHINE, nativeType: 'event' });
    const b = event('clicked', 1, { ...MACHINE, nativeType: 'event' });
    assert.deepEqual(foldMessage([a, b]), foldMessage([b, a]));
  });

  it('counts one open that is reported 46 times once', () => {
    const reports = Array.from({ length: 46 }, (_, index) => event('opened', 1, { providerEventId: String(index) }));
    assert.equal(foldMessage(reports).opens, 1);
  });

  it('takes an open a day before its delivery', () => {
    const { status, statusAt } = foldMessage([event('delivered', 86_400), event('opened', 0)]);
    assert.deepEqual([status, statusAt], ['opened', at(0)]);
  });

  it('counts a retry without the provider’s event id, or with another, as the same event', () => {
    const click = { url: 'https://a.example/' };
    const reports = [{ providerEventId: 'x' }, { providerEventId: 'y' }, {}].map((id) =>
      event('clicked', 3, { ...click, ...id }),
    );
    assert.equal(foldMessage(reports).clicks, 1);
  });
});

describe('more events', () => {
  const grown = fc.tuple(mailEvents, mailEvent);
  const ENGAGEMENTS = ['none', 'machine-open', 'opened', 'clicked'];

  it('never lessen opens, clicks, or the recipients who opened, clicked, or complained', () => {
    fc.assert(
      fc.property(grown, ([events, added]) => {
        const before = foldMessage(events);
        const after = foldMessage([...events, added]);
        assert.ok(after.opens >= before.opens && after.clicks >= before.clicks);
        const [less, more] = [totalsOf([before]), totalsOf([after])];
        assert.ok(more.opened >= less.opened && more.clicked >= less.clicked && more.spamReports >= less.spamReports);
      }),
      RUNS,
    );
  });

  it('never lower engagement', () => {
    fc.assert(
      fc.property(grown, fc.boolean(), ([events, added], includeMachineOpens) => {
        const before = foldMessage(events, { includeMachineOpens }).engagement;
        const after = foldMessage([...events, added], { includeMachineOpens }).engagement;
        assert.ok(ENGAGEMENTS.indexOf(after) >= ENGAGEMENTS.indexOf(before));
      }),
      RUNS,
    );
  });

  it('never erase a spam report', () => {
    fc.assert(
      fc.property(mailEvents, fc.integer({ min: 0, max: 5 }), (events, seconds) => {
        const { status, reaction } = foldMessage([event('spam-report', seconds), ...events]);
        assert.deepEqual([status, reaction], ['spam-report', 'spam-report']);
      }),
      RUNS,
    );
  });

  it('leave status and outcome alone where software opened, whatever came before or after', () => {
    fc.assert(
      fc.property(mailEvents, mailEvent, (events, added) => {
        const { status, outcome } = foldMessage([...events, { ...added, type: 'opened', machine: true }]);
        const before = foldMessage(events);
        assert.deepEqual([status, outcome], [before.status, before.outcome]);
      }),
      RUNS,
    );
  });

  it('leave the time of the status alone where software opened after something else had happened', () => {
    fc.assert(
      fc.property(mailEvents, mailEvent, (events, added) => {
        const opened = { ...added, type: 'opened', machine: true } as const;
        const started = [event('processed', -1), ...events];
        assert.equal(foldMessage([...started, opened]).statusAt, foldMessage(started).statusAt);
      }),
      RUNS,
    );
  });
});

describe('delivery', () => {
  it('is pending, and processed, before any event, at no time', () => {
    const { status, statusAt, lastEventAt, decidedBy, outcome, delivery, engagement, reaction } = foldMessage([]);
    assert.deepEqual([status, statusAt, lastEventAt, decidedBy], ['processed', undefined, undefined, undefined]);
    assert.deepEqual([outcome, delivery, engagement, reaction], ['pending', 'queued', 'none', 'none']);
  });

  it('is pending after processed', () => {
    const { status, outcome, delivery } = foldMessage([event('processed', 0)]);
    assert.deepEqual([status, outcome, delivery], ['processed', 'pending', 'processed']);
  });

  it('lets delivered beat deferred, also one that is older than it', () => {
    assert.equal(statusOf(event('deferred', 1), event('delivered', 2)), 'delivered');
    assert.equal(statusOf(event('deferred', 3), event('delivered', 2)), 'delivered');
    assert.equal(foldMessage([event('deferred', 3), event('delivered', 2)]).outcome, 'delivered');
  });

  it('lets a hard bounce beat delivered, before and after it', () => {
    assert.equal(statusOf(event('delivered', 1), event('bounced', 2, HARD)), 'bounced');
    assert.equal(statusOf(event('bounced', 1, HARD), event('delivered', 2)), 'bounced');
    assert.equal(statusOf(event('bounced', 1, HARD), event('opened', 2)), 'bounced');
  });

  for (const [name, detail] of [
    ['soft', SOFT],
    ['blocked', BLOCK],
    ['unclassified', { reason: '500 no' }],
  ] as const) {
    it(`lets a later delivery heal a ${name} bounce, and an earlier one not`, () => {
      assert.equal(statusOf(event('bounced', 1, detail), event('delivered', 2)), 'delivered');
      assert.equal(statusOf(event('delivered', 1), event('bounced', 2, detail)), 'bounced');
      assert.equal(statusOf(event('delivered', 1), event('bounced', 1, detail)), 'bounced');
    });

    it(`lets a person’s open or click heal a ${name} bounce, and software’s not`, () => {
      assert.equal(foldMessage([event('bounced', 1, detail), event('opened', 2)]).outcome, 'delivered');
      assert.equal(statusOf(event('bounced', 1, detail), event('opened', 2)), 'opened');
      assert.equal(statusOf(event('bounced', 1, detail), event('clicked', 2)), 'clicked');
      assert.equal(statusOf(event('bounced', 1, detail), event('opened', 2, MACHINE)), 'bounced');
      assert.equal(statusOf(event('bounced', 1, detail), event('clicked', 2, MACHINE)), 'bounced');
    });
  }

  it('is bounced again after a delivery between two soft bounces, since the second', () => {
    const events = [event('bounced', 1, SOFT), event('delivered', 2), event('bounced', 3, SOFT)];
    const { status, statusAt } = foldMessage(events);
    assert.deepEqual([status, statusAt], ['bounced', at(3)]);
  });

  it('tells the reason of what stands: of a bounce its class, of a drop its origin, of a delivery none', () => {
    assert.deepEqual(foldMessage([event('bounced', 1, SOFT)]).reason, {
      text: SOFT.reason,
      bounceClass: 'soft',
      kind: 'mailbox-full',
    });
    assert.equal(foldMessage([event('bounced', 1, SOFT), event('delivered', 2)]).reason, undefined);
    const dropped = foldMessage([event('dropped', 1, { reason: 'Unsubscribed Address' })]);
    assert.deepEqual(dropped.reason, {
      text: 'Unsubscribed Address',
      dropOrigin: 'unsubscribed',
      kind: 'suppressed',
    });
    const deferred = foldMessage([
      event('deferred', 2, { reason: 'later' }),
      event('deferred', 1, { reason: 'sooner' }),
    ]);
    assert.deepEqual(deferred.reason, { text: 'later', kind: 'unknown' });
  });
});

describe('engagement', () => {
  it('leaves the headline at delivered where software alone opened, and says so on its axis', () => {
    const { status, engagement, opens, machineOpens } = foldMessage([
      event('delivered', 1),
      event('opened', 2, MACHINE),
    ]);
    assert.deepEqual([status, engagement, opens, machineOpens], ['delivered', 'machine-open', 0, 1]);
  });

  it('takes software’s opens for opens where the switch is on', () => {
    const events = [event('delivered', 1), event('opened', 2, MACHINE)];
    const { status, statusAt, engagement, opens } = foldMessage(events, { includeMachineOpens: true });
    assert.deepEqual([status, statusAt, engagement, opens], ['opened', at(2), 'opened', 1]);
  });

  it('keeps opens of persons, of software, and of nobody knows whom apart', () => {
    const events = [event('opened', 1), event('opened', 2, { machine: false }), event('opened', 3, MACHINE)];
    const { opens, unknownOpens, machineOpens } = foldMessage(events);
    assert.deepEqual([opens, unknownOpens, machineOpens], [2, 1, 1]);
  });

  it('does not take a click without an observed open for an open', () => {
    const { status, engagement, opens, clicks, outcome } = foldMessage([event('clicked', 1)]);
    assert.deepEqual([status, engagement, opens, clicks, outcome], ['clicked', 'clicked', 0, 1, 'delivered']);
  });

  it('counts clicks on two links in one second as two', () => {
    const urls = ['https://a.example/', 'https://b.example/'];
    assert.equal(foldMessage(urls.map((url) => event('clicked', 1, { url }))).clicks, 2);
  });
});

describe('reaction', () => {
  it('lets a resubscription lift an unsubscription by time, in whatever order they arrive', () => {
    const off = event('unsubscribed', 1);
    assert.equal(foldMessage([off]).unsubscribed, true);
    assert.equal(foldMessage([event('resubscribed', 2), off]).unsubscribed, false);
    assert.equal(foldMessage([off, event('resubscribed', 0)]).unsubscribed, true);
    assert.equal(foldMessage([event('unsubscribed', 3), off, event('resubscribed', 2)]).unsubscribed, true);
  });

  it('does not let a resubscription lift a spam report', () => {
    const { reaction, unsubscribed } = foldMessage([
      event('spam-report', 1),
      event('unsubscribed', 2),
      event('resubscribed', 3),
    ]);
    assert.deepEqual([reaction, unsubscribed], ['spam-report', false]);
  });

  it('keeps the unsubscription beside a spam report', () => {
    const { reaction, unsubscribed } = foldMessage([event('spam-report', 1), event('unsubscribed', 2)]);
    assert.deepEqual([reaction, unsubscribed], ['spam-report', true]);
  });

  it('makes unsubscribed a badge, and the status only where the host asks for it', () => {
    const events = [event('delivered', 1), event('unsubscribed', 2), event('opened', 3)];
    assert.equal(foldMessage(events).status, 'opened');
    const { status, statusAt } = foldMessage(events, { headlineOrder: OWN_ORDER });
    assert.deepEqual([status, statusAt], ['unsubscribed', at(2)]);
  });
});

describe('the headline', () => {
  it('is the first of spam report, bounced or dropped, clicked, opened, delivered, deferred, processed', () => {
    const order = ['spam-report', 'bounced', 'dropped', 'clicked', 'opened', 'delivered', 'deferred', 'processed'];
    assert.deepEqual(HEADLINE_ORDER, order);
    const events = [
      event('processed', 0),
      event('deferred', 1),
      event('delivered', 2),
      event('opened', 3),
      event('clicked', 4),
    ];
    const seen = events.map((_, index) => statusOf(...events.slice(0, index + 1)));
    assert.deepEqual(seen, ['processed', 'deferred', 'delivered', 'opened', 'clicked']);
    assert.equal(statusOf(...events, event('bounced', 5, HARD)), 'bounced');
    assert.equal(statusOf(...events, event('bounced', 5, HARD), event('spam-report', 6)), 'spam-report');
    assert.equal(statusOf(event('dropped', 1)), 'dropped');
  });

  it('is processed where nothing in the host’s order holds', () => {
    assert.equal(foldMessage([event('delivered', 1)], { headlineOrder: ['clicked'] }).status, 'processed');
  });

  it('does not move statusAt on a second open', () => {
    const { statusAt, lastEventAt } = foldMessage([event('delivered', 1), event('opened', 2), event('opened', 9)]);
    assert.deepEqual([statusAt, lastEventAt], [at(2), at(9)]);
  });

  it('does not move statusAt on a second delivery, or on software’s open', () => {
    const { statusAt, lastEventAt } = foldMessage([
      event('delivered', 1),
      event('delivered', 2),
      event('opened', 3, MACHINE),
    ]);
    assert.deepEqual([statusAt, lastEventAt], [at(1), at(3)]);
  });

  it('moves statusAt to the time at which the status returned', () => {
    const events = [event('delivered', 1), event('bounced', 2, SOFT), event('delivered', 3)];
    assert.equal(foldMessage(events).statusAt, at(3));
  });

  it('names the event that decided it', () => {
    const opened = event('opened', 2, { userAgent: 'Mail/1' });
    assert.deepEqual(foldMessage([event('opened', 9), opened, event('delivered', 1)]).decidedBy, opened);
  });

  it('stays where an event of an unknown kind arrives, which still is the last event', () => {
    const { status, statusAt, lastEventAt, outcome } = foldMessage([event('delivered', 1), event('other', 5)]);
    assert.deepEqual([status, statusAt, lastEventAt, outcome], ['delivered', at(1), at(5), 'delivered']);
  });

  it('gives times as the provider wrote them', () => {
    const time = '2026-03-02T14:00:00.1234567+02:00';
    const { statusAt, lastEventAt, milestones } = foldMessage([event('delivered', 0, { time })]);
    assert.deepEqual([statusAt, lastEventAt], [time, time]);
    assert.deepEqual(milestones, { delivered: { first: time, latest: time, count: 1 } });
  });

  it('names the event whose time is no date', () => {
    const events = [event('delivered', 1), event('opened', 2, { time: 'yesterday' })];
    assert.throws(() => foldMessage(events), {
      name: 'RangeError',
      message: 'events[1].time: not a date ("yesterday")',
    });
  });
});
