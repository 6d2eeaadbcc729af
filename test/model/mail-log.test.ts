import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { MailEvent } from '../../src/model/mail-event.js';
import { MailLog, type MailingAnnouncement } from '../../src/model/mail-log.js';
import { hasReached, TOTAL_OF, totalsOf } from '../../src/model/mailing.js';
import { foldMessage } from '../../src/model/message.js';
import { REACHED } from '../../src/model/status.js';
import { summaryOf } from '../../src/model/summary.js';
import { at, event, mailEvent, RUNS } from './arbitraries.js';

const ADA = 'ada@example.com';
const BOB = 'bob@example.com';
const NOW = at(-60);

function news(more: Partial<MailingAnnouncement> = {}): MailingAnnouncement {
  const sender = { name: 'Clara', email: 'clara@example.com' };
  const recipients = [
    { messageId: 'm-1', name: 'Ada', email: ADA },
    { messageId: 'm-2', email: BOB },
  ];
  return { id: 'n-1', subject: 'News', sender, recipients, ...more };
}

function announced(...announcements: MailingAnnouncement[]): MailLog {
  const log = new MailLog();
  for (const announcement of announcements.length ? announcements : [news()]) log.announce(announcement, NOW);
  return log;
}

/** Everything a log tells. */
function told(log: MailLog): unknown {
  const mailings = [...log.mailings(), ...log.mailings(true)];
  const recipients = mailings.flatMap(({ id }) =>
    [false, true].map((machines) => [...(log.recipients(id, machines) ?? [])]),
  );
  const counts = mailings.flatMap(({ id }) => [log.statusCounts(id), log.statusCounts(id, true)]);
  return { mailings, recipients, counts, links: mailings.map(({ id }) => log.links(id)) };
}

describe('a log of mailings', () => {
  it('knows a mailing from its announcement, before any event', () => {
    const log = announced(news({ sentAt: at(0), scope: 'project:42' }));
    const mailing = log.mailing('n-1');
    assert.deepEqual(
      [mailing?.status, mailing?.totals.sent, mailing?.totals.pending, mailing?.scope],
      ['sent', 2, 2, 'project:42'],
    );
    const [ada, bob] = log.recipients('n-1') ?? [];
    assert.deepEqual([ada?.status, ada?.statusAt, ada?.name, bob?.name], ['processed', at(0), 'Ada', '']);
  });

  it('dates a message without events by the mailing, and else by its announcement', () => {
    assert.equal(announced().recipients('n-1')?.[0]?.statusAt, NOW);
  });

  it('knows nothing of what was not announced', () => {
    const log = announced();
    assert.deepEqual(
      [log.mailing('x'), log.recipients('x'), log.message('x'), log.events('x'), log.links('x')],
      [undefined, undefined, undefined, undefined, []],
    );
  });
});

describe('an event finds its message', () => {
  it('by what the host put into the metadata', () => {
    const log = announced();
    assert.deepEqual(
      [...log.add([event('opened', 1, { messageRef: 'm-2', recipient: 'relay@example.com' })])],
      ['m-2'],
    );
    assert.equal(log.message('m-2')?.status, 'opened');
  });

  it('by the provider’s id, once an event has named both', () => {
    const log = announced();
    log.add([event('processed', 1, { messageRef: 'm-1', messageId: 'p-1' })]);
    assert.deepEqual(
      [...log.add([event('delivered', 2, { messageId: 'p-1', recipient: 'ADA@example.com' })])],
      ['m-1'],
    );
  });

  it('by the provider’s id only for the address it was learnt with, since one id may serve several', () => {
    const log = announced();
    log.add([event('processed', 1, { messageRef: 'm-1', messageId: 'p-1' })]);
    assert.equal(log.add([event('delivered', 2, { messageId: 'p-1', recipient: BOB })]).size, 0);
    assert.equal(log.unmatched.length, 1);
  });

  it('by mailing and address, whatever the case of the address', () => {
    const log = announced();
    assert.deepEqual(
      [...log.add([event('delivered', 1, { mailingRef: 'n-1', recipient: 'Bob@Example.com' })])],
      ['m-2'],
    );
  });

  it('by metadata before the provider’s id, and by that before the address', () => {
    const log = announced();
    log.add([event('processed', 1, { messageRef: 'm-1', messageId: 'p-1' })]);
    assert.deepEqual([...log.add([event('opened', 2, { messageRef: 'm-2', messageId: 'p-1' })])], ['m-2']);
    assert.deepEqual([...log.add([event('opened', 3, { mailingRef: 'n-2', messageId: 'p-1' })]).values()].length, 1);
  });

  it('and is kept where there is none', () => {
    const log = announced();
    const lost = event('opened', 1, { recipient: 'eve@example.com', mailingRef: 'n-1' });
    assert.equal(log.add([lost]).size, 0);
    assert.deepEqual(log.unmatched, [lost]);
  });

  it('also where it came before the event that taught the provider’s id', () => {
    const log = announced();
    log.add([event('delivered', 2, { messageId: 'p-1' })]);
    const changed = log.add([event('processed', 1, { messageRef: 'm-1', messageId: 'p-1' })]);
    assert.deepEqual([[...changed], log.message('m-1')?.status, log.unmatched], [['m-1'], 'delivered', []]);
  });
});

describe('events that come before the announcement', () => {
  const early = [
    event('opened', 2, { messageRef: 'm-1' }),
    event('delivered', 1, { mailingRef: 'n-1', recipient: BOB }),
    event('opened', 3, { messageRef: 'm-9' }),
  ];

  it('are joined when it comes, and named', () => {
    const log = new MailLog();
    assert.equal(log.add(early).size, 0);
    assert.deepEqual([...log.announce(news(), NOW)].sort(), ['m-1', 'm-2']);
    assert.deepEqual([log.message('m-1')?.status, log.message('m-2')?.status], ['opened', 'delivered']);
    assert.deepEqual(log.unmatched, [early[2]]);
  });

  it('are joined by an id of the provider’s that only a later one of them teaches', () => {
    const log = new MailLog();
    log.add([
      event('delivered', 2, { messageId: 'p-1' }),
      event('processed', 1, { messageRef: 'm-1', messageId: 'p-1' }),
    ]);
    log.announce(news(), NOW);
    assert.deepEqual([log.message('m-1')?.status, log.unmatched], ['delivered', []]);
  });

  it('are refused where their time is no date, so that they do not spoil the others later', () => {
    const log = new MailLog();
    const wrong = event('opened', 1, { messageRef: 'm-1', time: 'yesterday' });
    assert.throws(() => log.add([...early, wrong]), { name: 'RangeError', message: /^events\[3\]\.time: not a date/ });
    assert.deepEqual(log.unmatched, []);
    log.add(early);
    log.announce(news(), NOW);
    assert.equal(log.message('m-1')?.status, 'opened');
  });
});

describe('an announcement', () => {
  it('that is repeated changes nothing', () => {
    const log = announced(news({ sentAt: at(0) }));
    log.add([event('opened', 1, { messageRef: 'm-1' })]);
    const before = told(log);
    assert.equal(log.announce(news({ sentAt: at(0) }), at(99)).size, 0);
    assert.deepEqual(told(log), before);
  });

  it('may bring more recipients, and a new state of the mailing', () => {
    const log = announced(news({ status: 'sending' }));
    log.announce(news({ recipients: [{ messageId: 'm-3', email: 'eve@example.com' }] }), NOW);
    const mailing = log.mailing('n-1');
    assert.deepEqual([mailing?.status, mailing?.totals.sent], ['sent', 3]);
  });

  it('is refused as a whole where a message belongs to another mailing', () => {
    const log = announced();
    const before = told(log);
    const recipients = [
      { messageId: 'm-7', email: ADA },
      { messageId: 'm-2', email: BOB },
    ];
    assert.throws(() => log.announce(news({ id: 'n-2', recipients }), NOW), {
      name: 'RangeError',
      message: 'mailing n-2, recipients[1].messageId: m-2 belongs to mailing n-1',
    });
    assert.deepEqual([told(log), log.message('m-7'), log.mailing('n-2')], [before, undefined, undefined]);
  });
});

describe('the date of a mailing that has gone out', () => {
  const dateOf = (log: MailLog): unknown[] => [
    log.mailing('n-1')?.sentAt,
    log.mailings()[0]?.sentAt,
    log.message('m-1')?.mailing.sentAt,
    log.recipients('n-1')?.[0]?.statusAt,
  ];
  const all = (time: string | undefined, statusAt = time): unknown[] => [time, time, time, statusAt];

  it('is that of its announcement where that names none, and is not moved by another like it', () => {
    for (const status of [undefined, 'sending', 'sent', 'failed'] as const) {
      const log = announced(news(status && { status }));
      assert.deepEqual(dateOf(log), all(NOW));
      log.announce(news(), at(99));
      assert.deepEqual(dateOf(log), all(NOW));
    }
  });

  it('is the one that an announcement names, before or after one that names none', () => {
    const log = announced();
    log.recipients('n-1');
    log.announce(news({ sentAt: at(0) }), at(98));
    assert.deepEqual(dateOf(log), all(at(0)));
    log.announce(news(), at(99));
    assert.deepEqual(dateOf(log), all(at(0)));
  });

  it('is not that of a draft, nor when it was put on a list to be sent', () => {
    for (const status of ['draft', 'scheduled', 'cancelled'] as const) {
      const log = announced(news({ status }));
      assert.deepEqual(dateOf(log), all(undefined, NOW));
      log.announce(news(), at(99));
      assert.deepEqual(dateOf(log), all(at(99)));
    }
  });

  it('stays while it is called off, and ends where it becomes a draft', () => {
    const log = announced(news({ status: 'scheduled', sentAt: at(50) }));
    log.announce(news({ status: 'cancelled' }), at(98));
    assert.deepEqual(dateOf(log), all(at(50)));
    log.announce(news({ status: 'draft' }), at(99));
    assert.deepEqual(dateOf(log), all(undefined, NOW));
  });

  it('is in the period in which it was announced', () => {
    const period = { from: at(-120), to: at(0), timeZone: 'UTC', bucket: 'day' } as const;
    const { mailings, totals } = summaryOf(announced().mailings(), period);
    assert.deepEqual([mailings, totals.sent], [1, 2]);
  });
});

describe('the numbers of a log', () => {
  const arriving = fc.array(
    fc
      .tuple(
        mailEvent,
        fc.constantFrom(
          { messageRef: 'm-1' },
          { messageRef: 'm-2' },
          { mailingRef: 'n-1', recipient: BOB },
          { messageRef: 'm-3' },
        ),
      )
      .map(([any, whom]): MailEvent => ({ ...any, messageId: undefined, messageRef: undefined, ...whom })),
    { maxLength: 20 },
  );
  const two = [news(), news({ id: 'n-2', recipients: [{ messageId: 'm-3', email: ADA }] })];

  it('are the recount of its rows, with and without machine opens', () => {
    fc.assert(
      fc.property(arriving, fc.boolean(), (events, includeMachineOpens) => {
        const log = announced(...two);
        log.add(events);
        for (const { id, totals } of log.mailings(includeMachineOpens)) {
          const rows = log.recipients(id, includeMachineOpens) ?? [];
          assert.deepEqual({ ...totalsOf(rows), unknownOpened: totals.unknownOpened }, totals);
          for (const reached of REACHED) {
            assert.equal(rows.filter((row) => hasReached(row, reached)).length, totals[TOTAL_OF[reached]]);
          }
        }
      }),
      RUNS,
    );
  });

  it('are those of the events, asked after each of them, before or after the announcement', () => {
    fc.assert(
      fc.property(arriving, fc.nat({ max: 20 }), (events, early) => {
        const log = new MailLog();
        log.add(events.slice(0, early));
        for (const announcement of two) log.announce(announcement, NOW);
        for (const arrived of events.slice(early)) {
          log.mailings();
          log.add([arrived]);
        }
        const of = (id: string): MailEvent[] => events.filter(({ messageRef = 'm-2' }) => messageRef === id);
        const states = ['m-1', 'm-2', 'm-3'].map((id) => foldMessage(of(id)));
        assert.deepEqual(log.mailing('n-1')?.totals, totalsOf(states.slice(0, 2)));
        assert.deepEqual(log.mailing('n-2')?.totals, totalsOf(states.slice(2)));
      }),
      RUNS,
    );
  });

  it('are the same however often they are asked for while the events arrive, one by one or many at once', () => {
    fc.assert(
      fc.property(fc.array(arriving, { maxLength: 6 }), fc.nat({ max: 6 }), (batches, early) => {
        const [followed, folded] = [new MailLog(), new MailLog()];
        for (const [index, batch] of batches.entries()) {
          if (index === early) for (const announcement of two) followed.announce(announcement, NOW);
          followed.add(batch);
          told(followed);
        }
        for (const announcement of two) followed.announce(announcement, NOW);
        for (const announcement of two) folded.announce(announcement, NOW);
        folded.add(batches.flat());
        assert.deepEqual(told(followed), told(folded));
      }),
      RUNS,
    );
  });

  it('of each status add up to all recipients', () => {
    const log = announced();
    log.statusCounts('n-1');
    log.add([event('opened', 1, { messageRef: 'm-1', machine: true }), event('opened', 1, { messageRef: 'm-2' })]);
    assert.deepEqual(log.statusCounts('n-1'), { processed: 1, opened: 1 });
    assert.deepEqual(log.statusCounts('n-1', true), { opened: 2 });
  });

  it('leave the numbers that were told before as they were', () => {
    const log = announced();
    const before = log.mailing('n-1');
    log.add([event('opened', 1, { messageRef: 'm-1' })]);
    assert.deepEqual([before?.totals.opened, log.mailing('n-1')?.totals.opened], [0, 1]);
  });

  it('cost as much to change in a long list as in a short one', () => {
    const sized = (count: number): MailLog => {
      const recipients = Array.from({ length: count }, (_, at) => ({ messageId: `m-${String(at)}`, email: ADA }));
      const log = announced(news({ recipients }));
      told(log);
      return log;
    };
    const [short, long] = [sized(10), sized(100_000)];
    const follow = (log: MailLog, round: number): number => {
      const start = performance.now();
      for (let at = 0; at < 300; at += 1) {
        log.add([event('opened', round * 300 + at, { messageRef: `m-${String(at % 10)}` })]);
        log.mailings();
        log.recipients('n-1');
      }
      return performance.now() - start;
    };
    const rounds = [0, 1, 2, 3, 4].map((round) => [follow(short, round), follow(long, round)] as const);
    const least = (which: 0 | 1): number => Math.min(...rounds.map((times) => times[which]));
    // Folded anew, ten thousand times as many messages take a thousand times as long.
    assert.ok(least(1) < 20 * least(0) + 20, `${least(1).toFixed(1)} ms instead of ${least(0).toFixed(1)} ms`);
  });

  it('grow a revision with every change, of the mailing and of all', () => {
    const log = announced(...two);
    const revisions = (): number[] => [log.revision('n-1'), log.revision('n-2'), log.revision()];
    const before = revisions();
    log.add([event('opened', 1, { messageRef: 'm-3' })]);
    const after = revisions();
    assert.deepEqual([after[0] === before[0], after[1]! > before[1]!, after[2]! > before[2]!], [true, true, true]);
    log.add([event('opened', 1, { messageRef: 'm-3' })]);
    assert.deepEqual(revisions(), after);
  });

  it('follow a report that tells of an open in between that a person caused it', () => {
    const log = announced();
    log.add([1, 2, 3].map((seconds) => event('opened', seconds, { messageRef: 'm-1' })));
    log.add([1, 3].map((seconds) => event('opened', seconds, { messageRef: 'm-1', machine: false })));
    log.add([event('opened', 2, { messageRef: 'm-2' })]);
    assert.equal(log.mailing('n-1')?.totals.unknownOpened, 1);
    log.add([event('opened', 2, { messageRef: 'm-2', machine: false })]);
    assert.equal(log.mailing('n-1')?.totals.unknownOpened, 0);
  });
});

describe('the events of a message', () => {
  it('are told oldest first, each once', () => {
    const log = announced();
    const [opened, delivered] = [
      event('opened', 2, { messageRef: 'm-1' }),
      event('delivered', 1, { messageRef: 'm-1' }),
    ];
    log.add([opened, delivered, { ...opened }]);
    assert.deepEqual(log.events('m-1'), [delivered, opened]);
    assert.deepEqual(log.events('m-2'), []);
  });

  it('are told the same in whatever order they arrived', () => {
    const events = [
      event('opened', 1, { messageRef: 'm-1' }),
      event('delivered', 1, { messageRef: 'm-1' }),
      event('opened', 1.5, { messageRef: 'm-1', userAgent: 'Mail/1' }),
    ];
    const [log, other] = [announced(), announced()];
    log.add(events);
    other.add([...events].reverse());
    assert.deepEqual(other.events('m-1'), log.events('m-1'));
    assert.deepEqual(
      log.events('m-1')?.map(({ type }) => type),
      ['delivered', 'opened'],
    );
  });

  it('tell which links persons clicked, the most clicked first', () => {
    const log = announced();
    const click = (messageRef: string, seconds: number, path: string, machine?: boolean): MailEvent =>
      event('clicked', seconds, {
        messageRef,
        url: `https://example.com/${path}`,
        ...(machine !== undefined && { machine }),
      });
    log.add([
      click('m-1', 1, 'a'),
      click('m-1', 1, 'a'),
      click('m-1', 2, 'b'),
      click('m-2', 3, 'b', false),
      click('m-2', 4, 'c', true),
    ]);
    assert.deepEqual(log.links('n-1'), [
      { url: 'https://example.com/b', clicks: 2, recipients: 2 },
      { url: 'https://example.com/a', clicks: 1, recipients: 1 },
    ]);
  });
});
