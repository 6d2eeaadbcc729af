import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';

import { mailingRows, recipientRows } from '../../fixtures/rows.js';
import { sendgridLog, type SendgridLog } from '../../fixtures/sendgrid-log.js';
import { checkMailing } from '../../src/model/mailing-shape.js';
import { MailLog } from '../../src/model/mail-log.js';
import { eventKey, type MailEvent } from '../../src/model/mail-event.js';
import { totalsOf, type Recipient, type Totals } from '../../src/model/mailing.js';
import { checkRecipient } from '../../src/model/message-shape.js';
import { MAILING_STATUSES, OUTCOMES, STATUSES } from '../../src/model/status.js';
import { listOf } from '../../src/model/shape.js';
import { sendgrid } from '../../src/providers/sendgrid.js';

const NOW = '2026-11-24T09:00:00Z';

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function sumsHold(totals: Totals): boolean {
  const { sent, delivered, bounced, dropped, deferred, pending } = totals;
  return sent === delivered + bounced + dropped + deferred + pending;
}

describe('the log of the default size', () => {
  let log: SendgridLog;
  let events: MailEvent[];
  let problems: string[];
  let folded: MailLog;
  let recipients: Recipient[];
  let duration: number;

  before(() => {
    const start = performance.now();
    log = sendgridLog({ seed: 1, now: NOW });
    duration = performance.now() - start;
    events = [];
    problems = [];
    for (const { body } of log.bodies) {
      const parsed = sendgrid.parse({ url: '', headers: new Headers(), body: new TextEncoder().encode(body) });
      for (const event of parsed.events) events.push(event);
      problems.push(...parsed.rejected.map(({ problem }) => problem));
    }
    folded = new MailLog();
    for (const announcement of log.announcements) folded.announce(announcement, NOW);
    folded.add(events);
    recipients = folded.mailings().flatMap(({ id }) => folded.recipients(id) ?? []);
  });

  it('is the same for the same seed, and another for another', () => {
    assert.equal(digest(sendgridLog({ seed: 1, now: NOW })), digest(log));
    assert.notEqual(digest(sendgridLog({ seed: 2, now: NOW, mailings: 3, recipients: 50 })), digest(log));
  });

  it('is made in little time', () => {
    // Three times what it may take, since other tests run beside it.
    assert.ok(duration < 4500, `took ${duration.toFixed(0)} ms`);
  });

  it('has the size it is asked for, from one recipient to thousands', () => {
    const sizes = log.announcements.map((announcement) => announcement.recipients.length);
    assert.equal(log.announcements.length, 40);
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      20_000,
    );
    assert.ok(Math.min(...sizes) <= 3);
    assert.ok(Math.max(...sizes) >= 2000 && Math.max(...sizes) <= 3000);
  });

  it('is read by the provider, but for what is no event', () => {
    assert.equal(problems.length, log.rejects);
    assert.equal(folded.unmatched.length, 2);
    assert.ok(folded.unmatched.some(({ type }) => type === 'other'));
  });

  it('has bodies in the order of their arrival, none after now, none too large', () => {
    for (const [index, { receivedAt, body }] of log.bodies.entries()) {
      assert.ok(receivedAt >= (log.bodies[index - 1]?.receivedAt ?? ''));
      assert.ok(Date.parse(receivedAt) <= Date.parse(NOW));
      assert.ok((JSON.parse(body) as unknown[]).length <= 300);
    }
    assert.ok(events.every(({ time }) => Date.parse(time) <= Date.parse(NOW)));
  });

  it('has every outcome and every status that is a headline', () => {
    const outcomes = new Set(recipients.map(({ outcome }) => outcome));
    assert.deepEqual([...outcomes].sort(), [...OUTCOMES].sort());
    const statuses = new Set(recipients.map(({ status }) => status));
    assert.deepEqual([...statuses].sort(), STATUSES.filter((status) => status !== 'unsubscribed').sort());
    assert.ok(recipients.some(({ unsubscribed }) => unsubscribed));
  });

  it('has mailings that are not sent yet, and of one only a part', () => {
    const mailings = folded.mailings();
    const statuses = new Set(mailings.map(({ status }) => status));
    assert.deepEqual([...statuses].sort(), ['cancelled', 'draft', 'scheduled', 'sending', 'sent']);
    const sending = mailings.find(({ status }) => status === 'sending')?.totals;
    assert.ok(sending && sending.pending > 0 && sending.pending < sending.sent);
    const scheduled = mailings.find(({ status }) => status === 'scheduled');
    assert.ok(scheduled?.sentAt && scheduled.sentAt > NOW);
  });

  it('has what machines opened, clicks without an open, and all classes of bounce', () => {
    assert.ok(recipients.some(({ machineOpened, status }) => machineOpened && status === 'delivered'));
    assert.ok(recipients.some(({ clicks, opens }) => clicks > 0 && opens === 0));
    const classes = new Set(events.filter(({ type }) => type === 'bounced').map(({ bounceClass }) => bounceClass));
    assert.deepEqual([...classes].map(String).sort(), ['block', 'hard', 'undefined']);
  });

  it('has bounces after the delivery without the id of the provider, and blocks that healed', () => {
    const late = recipients.filter(({ messageId, outcome }) => {
      const types = folded.events(messageId)?.map(({ type }) => type) ?? [];
      return outcome === 'bounced' && types.indexOf('delivered') !== -1;
    });
    assert.ok(late.length > 5);
    assert.ok(events.some(({ type, messageId }) => type === 'bounced' && messageId === undefined));
    const healed = recipients.filter(
      ({ messageId, outcome }) =>
        outcome === 'delivered' && folded.events(messageId)?.some(({ bounceClass }) => bounceClass === 'block'),
    );
    assert.ok(healed.length > 5);
  });

  it('has drops for all the reasons held against an address', () => {
    const origins = new Set(recipients.map(({ reason }) => reason?.dropOrigin));
    for (const origin of ['bounced', 'unsubscribed', 'spam-report', 'invalid'] as const)
      assert.ok(origins.has(origin), origin);
  });

  it('has duplicates: one event forty-six times, some with another id, some with none', () => {
    const ids = new Map<string, Set<string | undefined>>();
    const times = new Map<string, number>();
    for (const event of events) {
      const key = `${event.messageRef ?? ''} ${eventKey(event)}`;
      times.set(key, (times.get(key) ?? 0) + 1);
      ids.set(key, (ids.get(key) ?? new Set()).add(event.providerEventId));
    }
    assert.ok(times.size < events.length);
    assert.ok(Math.max(...times.values()) >= 46);
    assert.ok([...ids.values()].some((own) => own.size > 1 && !own.has(undefined)));
    assert.ok([...ids.values()].some((own) => own.has(undefined)));
  });

  it('has disorder: an event after one that happened a day later', () => {
    let latest = 0;
    let most = 0;
    for (const { time } of events) {
      most = Math.max(most, latest - Date.parse(time));
      latest = Math.max(latest, Date.parse(time));
    }
    assert.ok(most > 86_400_000);
  });

  it('has sums that hold', () => {
    for (const { totals } of folded.mailings()) assert.ok(sumsHold(totals));
  });
});

describe('small logs', () => {
  it('can be of one mail to one person', () => {
    const { announcements, bodies } = sendgridLog({ seed: 5, now: NOW, mailings: 1, recipients: 1 });
    assert.equal(announcements.length, 1);
    assert.equal(announcements[0]?.recipients.length, 1);
    assert.ok(bodies.length > 0);
  });
});

describe('rows', () => {
  it('are the same for the same seed, and of the right shape', () => {
    const recipients = recipientRows(500, 3);
    assert.deepEqual(recipientRows(500, 3), recipients);
    assert.notDeepEqual(recipientRows(500, 4), recipients);
    listOf(checkRecipient, 'messageId')(recipients, 'recipients');
    const mailings = mailingRows(60, 3, NOW);
    assert.deepEqual(mailingRows(60, 3, NOW), mailings);
    listOf(checkMailing, 'id')(mailings, 'mailings');
  });

  it('of recipients begin with the nine statuses, and add up', () => {
    const recipients = recipientRows(200, 'adds up');
    assert.deepEqual(
      recipients.slice(0, 9).map(({ status }) => status),
      [...STATUSES],
    );
    assert.ok(sumsHold(totalsOf(recipients)));
    assert.ok(recipients.every(({ statusAt, lastEventAt }) => statusAt <= lastEventAt));
  });

  it('of mailings have every status, and add up', () => {
    const mailings = mailingRows(40, 8, NOW);
    assert.deepEqual(new Set(mailings.map(({ status }) => status)), new Set(MAILING_STATUSES));
    for (const { totals } of mailings) {
      assert.ok(sumsHold(totals));
      assert.ok(totals.opened <= totals.delivered && totals.clicked <= totals.delivered);
      assert.ok(totals.totalOpens >= totals.opened && totals.totalClicks >= totals.clicked);
    }
  });

  it('can be none', () => {
    assert.deepEqual(recipientRows(0, 1), []);
    assert.deepEqual(mailingRows(0, 1, NOW), []);
  });
});
