import assert from 'node:assert/strict';

import type { MailEvent } from '../../../src/model/mail-event.js';
import type { MailingAnnouncement } from '../../../src/model/mail-log.js';
import { totalsOf } from '../../../src/model/mailing.js';
import type { MailingQuery, RecipientQuery } from '../../../src/model/query.js';
import type { Store } from '../../../src/server/store/store.js';

/** What a case is given. */
export interface StoreSetup {
  /** Opened, with its tables. Other cases use it too, each with accounts of its own. */
  store: Store;
  /** An account that no other case uses. */
  account: string;
  /** Runs SQL beside the store. */
  run(statement: string): Promise<void>;
}

/** A promise of the store, whatever its database. */
export interface StoreCase {
  name: string;
  run(setup: StoreSetup): Promise<void>;
}

export const NEWEST: MailingQuery = { offset: 0, limit: 1000, sort: { by: 'date', direction: 'descending' } };
export const BY_NAME: RecipientQuery = { offset: 0, limit: 1000, sort: { by: 'name', direction: 'ascending' } };

/** As it comes through HTTP: what is absent and what is `undefined` are the same. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}

export function assertSame(actual: unknown, expected: unknown, message?: string): void {
  assert.deepEqual(plain(actual), plain(expected), message);
}

/** A mailing to so many, sent at noon. */
export function mailing(id: string, size: number, more: Partial<MailingAnnouncement> = {}): MailingAnnouncement {
  return {
    id,
    subject: `News ${id}`,
    sender: { name: 'Clara', email: 'clara@example.com' },
    sentAt: '2026-03-02T12:00:00.000Z',
    recipients: Array.from({ length: size }, (_, index) => ({
      messageId: `${id}/${String(index)}`,
      name: `Person ${String(index)}`,
      email: `person-${String(index)}@example.com`,
    })),
    ...more,
  };
}

/** An event on a message, so many seconds after noon. */
export function happened(
  type: MailEvent['type'],
  messageRef: string,
  seconds: number,
  more: Partial<MailEvent> = {},
): MailEvent {
  return {
    type,
    messageRef,
    time: new Date(Date.parse('2026-03-02T12:00:00Z') + seconds * 1000).toISOString(),
    recipient: 'somebody@example.com',
    provider: 'test',
    nativeType: type,
    ...more,
  };
}

/** Every number of an account is the recount of its rows, and is what the log of events comes to. */
export async function assertCounted(store: Store, account: string): Promise<void> {
  const access = { account };
  for (const includeMachineOpens of [false, true]) {
    const { items } = await store.listMailings(access, { ...NEWEST, includeMachineOpens });
    for (const { id, totals } of items) {
      const rows = [];
      for await (const batch of store.exportRecipients(access, id, { ...BY_NAME, includeMachineOpens })) {
        rows.push(...batch);
      }
      const page = await store.listRecipients(access, id, { ...BY_NAME, limit: 0, includeMachineOpens });
      assertSame({ ...totalsOf(rows), unknownOpened: totals.unknownOpened }, totals, `totals of ${id}`);
      const counts: Record<string, number> = {};
      for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
      assertSame([page?.counts, page?.total], [counts, rows.length], `counts of ${id}`);
    }
  }
  const report = await store.rebuild(account);
  assert.deepEqual([report.differenceCount, report.differences], [0, []]);
}
