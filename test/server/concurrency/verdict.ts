import assert from 'node:assert/strict';

import { eventKey, type MailEvent } from '../../../src/model/mail-event.js';
import { MailLog } from '../../../src/model/mail-log.js';
import type { Mailing, Message } from '../../../src/model/mailing.js';
import { RATES, rateOf } from '../../../src/model/rates.js';
import { summaryOf } from '../../../src/model/summary.js';
import type { Store } from '../../../src/server/store/store.js';
import { assertCounted, assertSame, NEWEST } from '../store/store-case.js';
import { ACCOUNT, isDoomed, MESSAGE_IDS, type Posted, type Story } from './story.js';

const access = { account: ACCOUNT };
const PERIOD = {
  from: '2026-02-20T00:00:00Z',
  to: '2026-03-20T00:00:00Z',
  timeZone: 'Asia/Kathmandu',
  bucket: 'day',
} as const;

const isOf = ({ recipient, time }: MailEvent, body: Posted['body']): boolean =>
  recipient === body['email'] && Date.parse(time) === Number(body['timestamp']) * 1000;

const byId = <Item>(items: readonly Item[], idOf: (item: Item) => string): Item[] =>
  [...items].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));

/** Everything that a store tells. */
async function told(store: Store): Promise<{ mailings: Mailing[]; messages: readonly Message[] }> {
  const { items } = await store.listMailings(access, NEWEST);
  return { mailings: byId(items, ({ id }) => id), messages: await store.getMessages(access, MESSAGE_IDS) };
}

/**
 * Holds a database to what was acknowledged: every such event is in the log once, the others at most once, and all that
 * is told is what the log comes to, before a recount and after it.
 *
 * @param unmatched - The events that have found no message.
 * @returns how many events were acknowledged, which is how many were found.
 */
export async function assertTrue(story: Story, store: Store, unmatched: () => Promise<MailEvent[]>): Promise<number> {
  const before = await told(store);
  const log = new MailLog();
  for (const { id, subject, sender, sentAt } of before.mailings) {
    const recipients = before.messages
      .filter((message) => message.mailing.id === id)
      .map(({ messageId, name, email }) => ({ messageId, name, email }));
    log.announce({ id, subject, sender, ...(sentAt && { sentAt }), recipients }, '2026-01-01T00:00:00Z');
  }
  let kept = 0;
  const ofMessage = new Map<string, Posted[]>();
  for (const posted of story.posted.values()) {
    ofMessage.set(posted.messageId, [...(ofMessage.get(posted.messageId) ?? []), posted]);
  }
  for (const messageId of MESSAGE_IDS) {
    const events = await store.listEvents(access, messageId);
    const person = Number(messageId.split('/')[1]);
    if (story.erased.has(person)) assert.equal(events, undefined, `${messageId} is gone`);
    if (!events) {
      assert.ok(isDoomed(messageId), `${messageId} is there`);
      continue;
    }
    const keys = events.map((event) => `${messageId} ${eventKey(event)}`);
    const found = new Set(keys);
    assert.equal(keys.length, found.size, `an event of ${messageId} is in the log twice`);
    for (const key of found) assert.ok(story.posted.has(key), `nobody posted ${key}`);
    for (const { key, isKept } of ofMessage.get(messageId) ?? []) {
      if (!isKept || isDoomed(messageId)) continue;
      assert.ok(found.has(key), `lost: ${key}`);
      kept += 1;
    }
    log.add(events.map((event) => ({ ...event, messageRef: messageId })));
  }
  assertSame(
    before.messages,
    before.messages.map(({ messageId }) => log.message(messageId)),
    'messages',
  );
  assertSame(
    before.mailings,
    byId(log.mailings(), ({ id }) => id),
    'mailings',
  );
  for (const { id, totals } of before.mailings) {
    const own = log.mailing(id)?.totals ?? assert.fail(id);
    for (const name of RATES) assert.deepEqual(rateOf(totals, name), rateOf(own, name), `${id}: ${name}`);
  }
  assertSame(await store.getSummary(access, PERIOD), summaryOf(log.mailings(), PERIOD), 'summary');
  const waiting = await unmatched();
  assertSame(
    waiting.filter(({ recipient }) => !isDoomed(`/${recipient.replace(/\D/g, '')}`)),
    [],
    'events that wait for a message that is there',
  );
  const gone = [...story.posted.values()].filter(
    ({ messageId, endedAt }) => endedAt < (story.erased.get(Number(messageId.split('/')[1]))?.startedAt ?? 0),
  );
  const left = waiting.filter((event) => gone.some(({ body }) => isOf(event, body)));
  assertSame(left, [], 'events of somebody who was erased after them');
  await assertCounted(store, ACCOUNT);
  assertSame(await told(store), before, 'what is told after a recount');
  return kept;
}
