/** Mail to act on: mailings of every status, with people to whom anything may have happened. */
import fc from 'fast-check';

import type { EventType, MailEvent } from '../../src/model/mail-event.js';
import type { MailingAnnouncement } from '../../src/model/mail-log.js';
import type { MailingStatus } from '../../src/model/status.js';
import type { Mail } from './oracle.js';

const DAY = 86_400_000;

/** Days ago on which mailings were sent: none at the border of a period that can be chosen, even if midnight passes. */
const AGES = [0, 2, 3, 5, 9, 12, 20, 26, 33, 41, 70, 80, 100, 130];

const STATUSES: readonly MailingStatus[] = [
  'sent',
  'sent',
  'sent',
  'sending',
  'failed',
  'cancelled',
  'scheduled',
  'draft',
];
const SUBJECTS = ['Invitation', 'Spring offer', 'Reminder', 'Change of address', 'News 9', 'News 10', 'Ärger', 'دعوة'];
const SENDERS = [
  { name: 'Marcus Bell', email: 'marcus@example.com' },
  { name: 'Ana Ortiz', email: 'ana@example.org' },
  { name: '', email: 'post@example.net' },
];
const LINKS = ['https://example.com/a', 'https://example.com/b?c=1'];

/** Of what a provider reports; the first are those that occur most. */
const TYPES: readonly (EventType | 'hard' | 'machine')[] = [
  'delivered',
  'opened',
  'clicked',
  'delivered',
  'opened',
  'processed',
  'deferred',
  'hard',
  'bounced',
  'dropped',
  'machine',
  'spam-report',
  'unsubscribed',
  'resubscribed',
  'other',
];

/** The first moment of a day so many days ago, in UTC. */
export function daysAgo(days: number): string {
  return new Date(Math.floor(Date.now() / DAY) * DAY - days * DAY).toISOString().slice(0, 10);
}

/** One event among all that can happen to a message, the same for the same number. */
export function eventOf(messageRef: string, kind: number, second: number): MailEvent {
  const what = TYPES[kind % TYPES.length] ?? 'other';
  const type: EventType = what === 'hard' ? 'bounced' : what === 'machine' ? 'opened' : what;
  const time = new Date(Date.parse(`${daysAgo(1)}T06:00:00Z`) + second * 1000).toISOString();
  return {
    type,
    time,
    messageRef,
    recipient: `${messageRef}@example.com`,
    provider: 'made-up',
    nativeType: type,
    ...(what === 'hard' && { bounceClass: 'hard', reason: '550 5.1.1 no such user' }),
    ...(what === 'bounced' && { bounceClass: 'soft', reason: '450 4.2.2 mailbox full' }),
    ...(what === 'machine' && { machine: true }),
    ...(type === 'clicked' && { url: LINKS[second % LINKS.length] as string }),
  };
}

export function announcementOf(place: number, recipients: number): MailingAnnouncement {
  const id = `m-${String(place)}`;
  const status = STATUSES[place % STATUSES.length] as MailingStatus;
  const isUnsent = status === 'draft' || status === 'scheduled';
  const age = AGES[(place * 5) % AGES.length] ?? 0;
  return {
    id,
    subject: `${SUBJECTS[place % SUBJECTS.length] ?? ''} ${place % 3 === 0 ? '' : String(place % 7)}`.trim(),
    sender: SENDERS[place % SENDERS.length] as MailingAnnouncement['sender'],
    status,
    ...(status !== 'draft' && { sentAt: `${daysAgo(age)}T${place % 2 === 0 ? '09' : '15'}:30:00.000Z` }),
    ...(place % 4 < 2 && { scope: 'project:1' }),
    recipients: isUnsent ? [] : peopleOf(id, 0, recipients),
  };
}

export function peopleOf(id: string, from: number, count: number): MailingAnnouncement['recipients'] {
  return Array.from({ length: count }, (_, at) => {
    const messageId = `${id}.${String(from + at)}`;
    return {
      messageId,
      name: at % 4 === 3 ? '' : `Person ${String((at * 7) % 11)}`,
      email: `${messageId}@example.com`,
    };
  });
}

/** How much mail there is at first. */
export interface Size {
  mailings: { min: number; max: number };
  /** Of each mailing; and of the fourth, which people scroll through. */
  recipients: number;
  longest: number;
}

export const SHORT: Size = { mailings: { min: 0, max: 14 }, recipients: 6, longest: 40 };
export const LONG: Size = { mailings: { min: 90, max: 330 }, recipients: 2, longest: 260 };

/** Enough to make the same mail again. */
export interface Amount {
  count: number;
  dice: number;
}

export function amount({ mailings }: Size): fc.Arbitrary<Amount> {
  return fc.record({ count: fc.integer(mailings), dice: fc.integer({ min: 1, max: 9999 }) });
}

export function mailOf({ recipients, longest }: Size, { count, dice }: Amount): Mail {
  const announcements = Array.from({ length: count }, (_, at) =>
    announcementOf(at, at === 2 ? longest : 1 + ((at * dice) % recipients)),
  );
  let roll = dice;
  const next = (below: number): number => {
    roll = (roll * 48_271) % 2_147_483_647;
    return roll % below;
  };
  const events = announcements.flatMap(({ recipients: people }) =>
    people.flatMap(({ messageId }) =>
      Array.from({ length: next(5) }, () => eventOf(messageId, next(TYPES.length), next(7200))),
    ),
  );
  return { announcements, events };
}
