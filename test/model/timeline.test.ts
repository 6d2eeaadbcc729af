import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { eventKey } from '../../src/model/mail-event.js';
import { foldMessage } from '../../src/model/message.js';
import { timelineOf } from '../../src/model/timeline.js';
import { event, mailEvent, RUNS } from './arbitraries.js';

const decidingOf = (...events: Parameters<typeof timelineOf>): string[] =>
  timelineOf(...events)
    .filter(({ isDeciding }) => isDeciding)
    .map(({ kind, event: { time } }) => `${kind} ${time.slice(14, 19)}`);

describe('the timeline of a message', () => {
  it('has every distinct event once, oldest first, whatever the order and however often it is reported', () => {
    fc.assert(
      fc.property(fc.array(mailEvent, { maxLength: 14 }), fc.array(fc.nat(), { maxLength: 14 }), (events, places) => {
        const more = events.length > 0 ? places.map((place) => events[place % events.length] ?? events[0]) : [];
        const repeated = [...more.flatMap((each) => each ?? []), ...events].reverse();
        const entries = timelineOf(events);
        assert.deepEqual(timelineOf(repeated), entries);
        assert.equal(entries.length, new Set(events.map((each) => eventKey(each))).size);
        const instants = entries.map((entry) => Date.parse(entry.event.time));
        assert.deepEqual(
          instants,
          [...instants].sort((a, b) => a - b),
        );
      }),
      RUNS,
    );
  });

  it('marks one event as deciding: the one at which the status became what it is', () => {
    fc.assert(
      fc.property(fc.array(mailEvent, { minLength: 1, maxLength: 14 }), fc.boolean(), (events, includeMachineOpens) => {
        const { statusAt } = foldMessage(events, { includeMachineOpens });
        const deciding = timelineOf(events, { includeMachineOpens }).filter(({ isDeciding }) => isDeciding);
        assert.deepEqual(
          deciding.map((entry) => entry.event.time),
          [statusAt],
        );
      }),
      RUNS,
    );
  });

  it('names the first open and not the second, and the bounce that came late', () => {
    const opened = [event('delivered', 1), event('opened', 60), event('opened', 120)];
    assert.deepEqual(decidingOf(opened), ['opened 01:00']);
    assert.deepEqual(decidingOf([...opened, event('bounced', 180, { bounceClass: 'hard' })]), ['hard-bounced 03:00']);
    assert.deepEqual(decidingOf([...opened, event('unsubscribed', 180)]), ['opened 01:00']);
  });

  it('lets software decide only where it is counted', () => {
    const events = [event('delivered', 1), event('opened', 60, { machine: true })];
    assert.deepEqual(decidingOf(events), ['delivered 00:01']);
    assert.deepEqual(decidingOf(events, { includeMachineOpens: true }), ['machine-opened 01:00']);
  });

  it('says which kinds happened again', () => {
    const entries = timelineOf([
      event('opened', 1),
      event('clicked', 2, { url: 'https://a.example' }),
      event('opened', 3),
    ]);
    assert.deepEqual(
      entries.map(({ kind, isAgain }) => [kind, isAgain]),
      [
        ['opened', false],
        ['clicked', false],
        ['opened', true],
      ],
    );
  });

  it('draws each event as the status it leads to, and gives the reason of a failure', () => {
    const entries = timelineOf([
      event('deferred', 1, { reason: '450 4.7.1 Greylisted' }),
      event('bounced', 2, { bounceClass: 'soft', reason: '452 4.2.2 Mailbox full' }),
      event('clicked', 3, { machine: true }),
      event('resubscribed', 4),
      event('other', 5),
      event('delivered', 6, { reason: '250 2.0.0 OK' }),
    ]);
    assert.deepEqual(
      entries.map(({ status, reason }) => [status, reason?.kind]),
      [
        ['deferred', 'greylisted'],
        ['bounced', 'mailbox-full'],
        ['clicked', undefined],
        [undefined, undefined],
        [undefined, undefined],
        ['delivered', undefined],
      ],
    );
  });

  it('is empty where nothing is recorded', () => assert.deepEqual(timelineOf([]), []));

  it('names the event whose time is no date', () => {
    assert.throws(() => timelineOf([event('opened', 1), { ...event('opened', 1), time: 'soon' }]), /events\[1\]\.time/);
  });
});
