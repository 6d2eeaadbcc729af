import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { hasReached, noTotals, outcomeOf, TOTAL_OF, totalsOf, type Recipient } from '../../src/model/mailing.js';
import { foldMessage } from '../../src/model/message.js';
import { OUTCOMES, REACHED, STATUSES } from '../../src/model/status.js';
import { at, event, mailEvents, OWN_ORDER, RUNS } from './arbitraries.js';

const folded = fc
  .tuple(fc.array(mailEvents, { maxLength: 6 }), fc.boolean(), fc.constantFrom(undefined, OWN_ORDER))
  .map(([messages, includeMachineOpens, headlineOrder]) =>
    messages.map((events) => foldMessage(events, { includeMachineOpens, headlineOrder })),
  );

function recipient(more: Partial<Recipient> = {}): Recipient {
  const id = { messageId: 'm-1', name: 'Ada', email: 'ada@example.com' };
  return { ...id, status: 'delivered', statusAt: at(0), lastEventAt: at(0), opens: 0, clicks: 0, ...more };
}

const rows: fc.Arbitrary<Recipient[]> = fc.array(
  fc
    .record({
      status: fc.constantFrom(...STATUSES),
      outcome: fc.constantFrom(undefined, ...OUTCOMES),
      reaction: fc.constantFrom(undefined, 'none' as const, 'unsubscribed' as const, 'spam-report' as const),
      unsubscribed: fc.constantFrom(undefined, true, false),
      machineOpened: fc.constantFrom(undefined, true, false),
      opens: fc.nat({ max: 2 }),
      clicks: fc.nat({ max: 2 }),
    })
    .map(recipient),
  { maxLength: 8 },
);

describe('the totals of a mailing', () => {
  it('have outcomes that always add up to sent, of folded messages and of rows', () => {
    fc.assert(
      fc.property(fc.oneof(folded, rows), (messages) => {
        const { sent, delivered, bounced, dropped, deferred, pending } = totalsOf(messages);
        assert.equal(sent, messages.length);
        assert.equal(delivered + bounced + dropped + deferred + pending, sent);
      }),
      RUNS,
    );
  });

  it('are the numbers of the rows behind them, for every filter', () => {
    fc.assert(
      fc.property(fc.oneof(folded, rows), (messages) => {
        const totals = totalsOf(messages);
        for (const reached of REACHED) {
          assert.equal(
            totals[TOTAL_OF[reached]],
            messages.filter((message) => hasReached(message, reached)).length,
            reached,
          );
        }
      }),
      RUNS,
    );
  });

  it('are whole numbers of 0 or more, and zero for nothing', () => {
    assert.deepEqual(totalsOf([]), noTotals());
    assert.ok(Object.values(noTotals()).every((total) => total === 0));
    fc.assert(
      fc.property(folded, (messages) =>
        Object.values(totalsOf(messages)).every((total) => Number.isInteger(total) && total >= 0),
      ),
      RUNS,
    );
  });

  it('keep an open when a complaint arrives', () => {
    const complained = foldMessage([event('delivered', 1), event('opened', 2), event('spam-report', 3)]);
    const { delivered, opened, spamReports } = totalsOf([complained]);
    assert.deepEqual([complained.status, delivered, opened, spamReports], ['spam-report', 1, 1, 1]);
  });

  it('keep an open of a mail that bounced afterwards, which is not delivered then', () => {
    const { delivered, bounced, opened } = totalsOf([
      foldMessage([event('delivered', 1), event('opened', 2), event('bounced', 3, { bounceClass: 'hard' })]),
    ]);
    assert.deepEqual([delivered, bounced, opened], [0, 1, 1]);
  });

  it('do not count a click without an observed open as an open', () => {
    const { opened, clicked, delivered } = totalsOf([foldMessage([event('delivered', 1), event('clicked', 2)])]);
    assert.deepEqual([opened, clicked, delivered], [0, 1, 1]);
  });

  it('count recipients, and beside them every distinct open and click', () => {
    const events = [
      event('opened', 1),
      event('opened', 2),
      event('opened', 2),
      event('clicked', 3),
      event('clicked', 4),
    ];
    const { sent, opened, clicked, totalOpens, totalClicks } = totalsOf([foldMessage(events)]);
    assert.deepEqual([sent, opened, clicked, totalOpens, totalClicks], [1, 1, 1, 2, 2]);
  });

  it('keep persons, software, and nobody knows whom apart', () => {
    const opens = [{ machine: false }, {}, { machine: true }].map((who) => foldMessage([event('opened', 1, who)]));
    const { opened, unknownOpened, machineOpened } = totalsOf(opens);
    assert.deepEqual([opened, unknownOpened, machineOpened], [2, 1, 1]);
  });

  it('do not call an open unknown where one of several was a person’s', () => {
    const { opened, unknownOpened } = totalsOf([
      foldMessage([event('opened', 1), event('opened', 2, { machine: false })]),
    ]);
    assert.deepEqual([opened, unknownOpened], [1, 0]);
  });

  it('have the deferred, the dropped and the pending each once', () => {
    const messages = [[event('deferred', 1)], [event('dropped', 1)], [event('processed', 1)], []].map((events) =>
      foldMessage(events),
    );
    const { sent, delivered, bounced, dropped, deferred, pending } = totalsOf(messages);
    assert.deepEqual(
      { sent, delivered, bounced, dropped, deferred, pending },
      { sent: 4, delivered: 0, bounced: 0, dropped: 1, deferred: 1, pending: 2 },
    );
  });

  it('count who unsubscribed, and not who came back', () => {
    const off = event('unsubscribed', 1);
    assert.equal(totalsOf([foldMessage([off]), foldMessage([off, event('resubscribed', 2)])]).unsubscribed, 1);
    assert.equal(totalsOf([foldMessage([off, event('spam-report', 2)])]).unsubscribed, 1);
  });
});

describe('a row as an adapter gives it', () => {
  it('has the outcome that it names', () => {
    assert.equal(outcomeOf(recipient({ status: 'spam-report', outcome: 'bounced' })), 'bounced');
  });

  it('has, where it names none, the outcome that its status tells', () => {
    const told = STATUSES.map((status) => outcomeOf(recipient({ status })));
    assert.deepEqual(told, [
      'pending',
      'deferred',
      'delivered',
      'delivered',
      'delivered',
      'bounced',
      'dropped',
      'delivered',
      'delivered',
    ]);
  });

  it('has reached a spam report or an unsubscription by its status alone', () => {
    assert.ok(hasReached(recipient({ status: 'spam-report' }), 'spam-report'));
    assert.ok(hasReached(recipient({ status: 'unsubscribed' }), 'unsubscribed'));
    assert.ok(hasReached(recipient({ unsubscribed: true }), 'unsubscribed'));
    assert.ok(!hasReached(recipient(), 'unsubscribed'));
  });

  it('has reached an open or a click by their number, and software’s open by its mark', () => {
    assert.ok(hasReached(recipient({ status: 'spam-report', opens: 1 }), 'opened'));
    assert.ok(!hasReached(recipient({ status: 'clicked', clicks: 1 }), 'opened'));
    assert.ok(hasReached(recipient({ clicks: 1 }), 'clicked'));
    assert.ok(hasReached(recipient({ machineOpened: true }), 'machine-opened'));
  });
});
