import type { MailEvent } from '../../src/model/mail-event.js';
import type { Mailing, Recipient } from '../../src/model/mailing.js';
import { MailLog, type MailingAnnouncement } from '../../src/model/mail-log.js';
import { MAILING_STATUSES } from '../../src/model/status.js';

const START = Date.parse('2026-03-02T08:00:00Z');
const SUBJECTS = [
  'Autumn fair',
  'bridge closed',
  'Élan 50% off',
  'Members_only',
  'autumn fair',
  'Zero waste',
  'Gala 10',
  'Gala 9',
];
const SENDERS = [
  { name: "Siobhán O'Neill", email: 'siobhan@example.org' },
  { name: 'bert Kuhn', email: 'Bert.Kuhn@example.org' },
  { name: '', email: 'no-reply@example.org' },
];
const NAMES = ['Ada', 'bo', 'Çelik', '', 'Fritz "Fred" Maier', 'Gül', 'ann', 'Noor', 'Zoë', 'Åsa', 'Chloe', 'Émile'];

/** What becomes of a message, by its number: every status, and some that hide one another. */
const STORIES: readonly (readonly MailEvent['type'][])[] = [
  ['processed', 'delivered', 'opened', 'clicked', 'clicked'],
  ['processed', 'delivered', 'opened', 'opened'],
  ['processed', 'delivered'],
  ['processed', 'bounced'],
  ['dropped'],
  ['processed', 'deferred'],
  ['processed', 'delivered', 'opened', 'spam-report'],
  ['processed', 'delivered', 'opened', 'unsubscribed'],
  [],
  ['processed', 'deferred', 'delivered', 'clicked'],
  ['processed', 'delivered', 'bounced', 'spam-report'],
];

/** A moment of the sample, so many minutes after its beginning. */
export function minute(minutes: number): string {
  return new Date(START + minutes * 60_000).toISOString();
}

/** Fourteen mailings, each to a few people; always the same. */
export function sampleAnnouncements(): MailingAnnouncement[] {
  return Array.from({ length: 14 }, (_, mailing) => {
    const status = MAILING_STATUSES[mailing % 8] ?? 'sent';
    return {
      id: `m-${String(mailing)}`,
      subject: SUBJECTS[mailing % SUBJECTS.length] ?? '',
      sender: SENDERS[mailing % SENDERS.length] ?? { name: '', email: '' },
      status,
      // Some are sent in the same minute, some have no date.
      sentAt: status === 'draft' ? undefined : minute(Math.floor(mailing / 2) * 60),
      scope: mailing % 3 === 0 ? 'project:42' : undefined,
      recipients: Array.from({ length: mailing * 3 }, (__, index) => ({
        messageId: messageId(mailing, index),
        name: NAMES[index % NAMES.length],
        email: `p${String(index)}@${index % 2 ? 'Example.com' : 'example.net'}`,
      })),
    };
  });
}

/** What the provider reported on them; software opens every fourth mail before a person may do so. */
export function sampleEvents(): MailEvent[] {
  return sampleAnnouncements().flatMap(({ recipients }, mailing) =>
    recipients.flatMap(({ email }, index) => {
      const story = STORIES[(mailing + index) % STORIES.length] ?? [];
      const at = mailing * 60 + (index % 5);
      const own = story.map((type, step) => event(type, mailing, index, email, at + step));
      const isOpened = index % 4 === 0 && story.includes('delivered');
      return isOpened ? [...own, { ...event('opened', mailing, index, email, at + 2), machine: true }] : own;
    }),
  );
}

/** The sample, folded: what a host has that keeps rows. */
export function sampleRows(): { mailings: readonly Mailing[]; recipients: Record<string, readonly Recipient[]> } {
  const log = new MailLog();
  for (const announcement of sampleAnnouncements()) log.announce(announcement, minute(0));
  log.add(sampleEvents());
  const mailings = log.mailings();
  return { mailings, recipients: Object.fromEntries(mailings.map(({ id }) => [id, log.recipients(id) ?? []])) };
}

function messageId(mailing: number, index: number): string {
  return `m-${String(mailing)}/${String(index)}`;
}

function event(type: MailEvent['type'], mailing: number, index: number, recipient: string, at: number): MailEvent {
  return {
    type,
    recipient,
    time: minute(at),
    messageRef: messageId(mailing, index),
    provider: 'sample',
    nativeType: type,
    ...(type === 'clicked' && { url: `https://example.org/${index % 6 < 4 ? 'often' : 'seldom'}` }),
    ...(type === 'bounced' && { bounceClass: 'hard' as const, reason: 'no such user', reasonCode: '5.1.1' }),
    ...(type === 'dropped' && { reason: 'Bounced Address' }),
  };
}
