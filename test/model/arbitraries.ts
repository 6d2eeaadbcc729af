/** Events as awkward as providers send them: collisions, retries that differ, several spellings of one instant. */
import fc from 'fast-check';

import { EVENT_TYPES, type MailEvent } from '../../src/model/mail-event.js';
import type { Status } from '../../src/model/status.js';

/** In a thousand: whoever changes the code thousands of times asks for fewer. */
const SHARE = Number(process.env['PROPERTY_RUNS'] ?? 1000) / 1000;

/** How often a property is tried. */
export function runs(count: number): { numRuns: number } {
  return { numRuns: Math.ceil(count * SHARE) };
}

export const RUNS = runs(1000);

/** The instant from which the seconds of the tests are counted. */
export const NOON = Date.parse('2026-03-02T12:00:00Z');

/** A host's own order, which shows who unsubscribed before anything but a complaint. */
export const OWN_ORDER: readonly Status[] = [
  'spam-report',
  'unsubscribed',
  'bounced',
  'dropped',
  'clicked',
  'opened',
  'delivered',
  'deferred',
  'processed',
];

const SPELLINGS: readonly ((instant: number) => string)[] = [
  (instant) => new Date(instant).toISOString(),
  (instant) => new Date(instant).toISOString().replace('.000Z', 'Z'),
  (instant) => new Date(instant).toISOString().replace('Z', '0000Z'),
  (instant) => new Date(instant + 2 * 3_600_000).toISOString().replace('Z', '+02:00'),
  (instant) => new Date(instant - 3.5 * 3_600_000).toISOString().replace('Z', '-03:30'),
];

/** The time so many seconds after noon. */
export function at(seconds: number): string {
  return new Date(NOON + Math.round(seconds * 1000)).toISOString();
}

/** One event, so many seconds after noon. */
export function event(type: MailEvent['type'], seconds: number, more: Partial<MailEvent> = {}): MailEvent {
  return { type, time: at(seconds), recipient: 'ada@example.com', provider: 'sendgrid', nativeType: type, ...more };
}

const times = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(0, 0, 120, 999), fc.constantFrom(...SPELLINGS))
  .map(([seconds, milliseconds, spell]) => spell(NOON + seconds * 1000 + milliseconds));

/** One event of one message, in a pool so small that many of them collide. */
export const mailEvent: fc.Arbitrary<MailEvent> = fc.record(
  {
    type: fc.constantFrom(...EVENT_TYPES),
    recipient: fc.constantFrom('ada@example.com', 'Ada@Example.com'),
    time: times,
    provider: fc.constant('sendgrid'),
    nativeType: fc.constantFrom('event', 'Event'),
    messageId: fc.constantFrom('p-1', 'p-1.filter'),
    messageRef: fc.constant('m-1'),
    bounceClass: fc.constantFrom('hard' as const, 'soft' as const, 'block' as const),
    reason: fc.constantFrom('', '550 no such user', '452 mailbox full'),
    reasonCode: fc.constantFrom('', '5.1.1'),
    url: fc.constantFrom('', 'https://a.example/', 'https://b.example/'),
    machine: fc.boolean(),
    userAgent: fc.constantFrom('', 'Mail/1', 'Mail/2'),
    ip: fc.constantFrom('192.0.2.1', '192.0.2.2'),
    providerEventId: fc.constantFrom('e-1', 'e-2'),
  },
  { requiredKeys: ['type', 'recipient', 'time', 'provider', 'nativeType'], noNullPrototype: true },
);

/** The same event once more, as a retry tells it: with other small print, and at times with more detail. */
function retold({ type, time, machine, bounceClass, url, reason }: MailEvent, other: MailEvent): MailEvent {
  const { machine: _machine, bounceClass: _bounceClass, ...small } = other;
  const sure = { ...(machine !== undefined && { machine }), ...(bounceClass && { bounceClass }) };
  return { ...small, type, time, ...sure, ...(url && { url }), ...(reason && { reason }) };
}

/** The events of one message, some of them told again. */
export const mailEvents: fc.Arbitrary<MailEvent[]> = fc
  .tuple(fc.array(mailEvent, { maxLength: 12 }), fc.array(fc.tuple(fc.nat({ max: 11 }), mailEvent), { maxLength: 6 }))
  .map(([events, retries]) => [
    ...events,
    ...retries.flatMap(([index, other]) => {
      const base = events[index];
      return base ? [retold(base, other)] : [];
    }),
  ]);

/** The same events twice: in some order, and in another with some of them repeated. */
export const rearranged: fc.Arbitrary<readonly [MailEvent[], MailEvent[]]> = mailEvents.chain((events) =>
  fc
    .array(fc.nat({ max: Math.max(0, events.length - 1) }), { maxLength: events.length })
    .map((repeats) => [...events, ...repeats.flatMap((index) => events[index] ?? [])].map((copied) => ({ ...copied })))
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
    .map((arrived) => [events, arrived] as const),
);
