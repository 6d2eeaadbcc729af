/** A mailing whose recipients have come to everything that actions tell apart. */
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailEvent } from '../../../src/model/mail-event.js';
import { announcement, mailEvent } from '../harness.js';

const LATER = '2026-11-24T09:30:00Z';

/** The event of a recipient of "m-1", by number. */
export function happens(number: number, type: MailEvent['type'], more: Partial<MailEvent> = {}): MailEvent {
  return mailEvent(`m-1.${String(number)}`, type, more.time ?? LATER, more);
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Ids of recipients, by number. */
export const idsOf = (...places: number[]): string[] => places.map((number) => `m-1.${String(number)}`);

export const HARD: Partial<MailEvent> = { reason: '550 5.1.1 User unknown', bounceClass: 'hard' };

/** Whom each action is for, where nothing is filtered by. */
export const NOT_OPENED = numbers(1, 12);
export const WRONG = [20, 21, 22, 24];
export const UNWANTED = [13, 17, 20, 21, 22, 24, 25, 26, 28];

/** Of 30: delivered (11 to 13 by software opened too), opened, clicked, bounced, dropped, refused, and on their way. */
export const EVENTS: readonly MailEvent[] = [
  ...[...numbers(1, 19), 26, 28].map((number) => happens(number, 'delivered', { time: '2026-11-24T09:05:00Z' })),
  ...numbers(11, 13).map((number) => happens(number, 'opened', { machine: true })),
  ...numbers(14, 17).map((number) => happens(number, 'opened')),
  ...numbers(18, 19).map((number) => happens(number, 'clicked', { url: 'https://a.example/' })),
  ...[13, 17, 28].map((number) => happens(number, 'unsubscribed')),
  ...numbers(20, 22).map((number) => happens(number, 'bounced', HARD)),
  happens(23, 'bounced', { reason: '452 4.2.2 Mailbox full', bounceClass: 'soft' }),
  happens(24, 'dropped', { reason: 'Invalid' }),
  happens(25, 'dropped', { reason: 'Unsubscribed Address' }),
  happens(26, 'spam-report'),
  happens(27, 'deferred'),
];

export function toldMailing(recipients = 30, events: readonly MailEvent[] = EVENTS): MemoryAdapter {
  return new MemoryAdapter({ announcements: [announcement('m-1', recipients)], events });
}
