/** Files of exported events, made up and cut into chunks. */
import fc from 'fast-check';

import { EVENT_TYPES, type MailEvent } from '../../src/model/mail-event.js';
import type { HistoryOutcome } from '../../src/history/history-format.js';
import { neutral } from '../../src/history/neutral.js';
import { readHistory, type HistoryOptions } from '../../src/history/read-history.js';

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The bytes cut at these places. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [0, ...[...places].sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.slice(sorted[index], end));
}

async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

/** What a file is read to; a text stands for its bytes in one chunk. */
export async function read(
  file: string | readonly Uint8Array[],
  options?: HistoryOptions,
): Promise<readonly HistoryOutcome[]> {
  const outcomes: HistoryOutcome[] = [];
  const chunks = typeof file === 'string' ? [bytesOf(file)] : file;
  for await (const outcome of readHistory(streamOf(chunks), options)) outcomes.push(outcome);
  return outcomes;
}

export function eventsOf(outcomes: readonly HistoryOutcome[]): MailEvent[] {
  return outcomes.flatMap((outcome) => ('events' in outcome ? outcome.events : []));
}

/** "7: time: expected …", one for each record that was not read. */
export function problemsOf(outcomes: readonly HistoryOutcome[]): string[] {
  return outcomes.flatMap((outcome) => ('problem' in outcome ? `${String(outcome.line)}: ${outcome.problem}` : []));
}

/** The cells of a table as CSV, quoted where they have to be. */
export function csvOf(rows: readonly (readonly string[])[], delimiter = ',', lineEnd = '\n'): string {
  const cell = (text: string): string => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}

export const NEUTRAL_COLUMNS = [...neutral.columns, ...neutral.more];

/** Events in the neutral format as CSV, these columns in this order. */
export function neutralCsv(
  events: readonly MailEvent[],
  columns: readonly string[] = NEUTRAL_COLUMNS,
  delimiter?: string,
  lineEnd?: string,
): string {
  const rows = events.map((event) => columns.map((name) => String(event[name as keyof MailEvent] ?? '')));
  return csvOf([columns, ...rows], delimiter, lineEnd);
}

/** Texts as awkward as a file may hold them; space around them is not kept by any reader. */
const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    fc.constantFrom(
      '550 5.1.1 "no such user", sorry',
      'two\nlines',
      'two\r\nlines',
      ';\t,',
      '"',
      '""',
      'Zoë – 北京 🎉',
    ),
  )
  .map((each) => each.trim())
  .filter((each) => each !== '');

const time = fc
  .tuple(fc.integer({ min: 1, max: 4_102_444_799 }), fc.constantFrom('', '.5', '.120', '.1234567'))
  .map(([seconds, fraction]) => new Date(seconds * 1000).toISOString().replace('.000Z', `${fraction}Z`));

/** Made-up events with any of their fields. */
export const historyEvent: fc.Arbitrary<MailEvent> = fc.record(
  {
    type: fc.constantFrom(...EVENT_TYPES),
    recipient: fc.constantFrom('ada@example.com', 'Zoë <zoe@example.com>', '"bob, b."@example.com'),
    time,
    messageId: text,
    mailingRef: text,
    messageRef: text,
    bounceClass: fc.constantFrom('hard' as const, 'soft' as const, 'block' as const),
    reason: text,
    reasonCode: fc.constantFrom('5.1.1', '4.2.2'),
    url: fc.webUrl(),
    machine: fc.boolean(),
    userAgent: text,
    ip: fc.ipV4(),
    provider: fc.constantFrom('sendgrid', 'our-own'),
    providerEventId: text,
    nativeType: text,
    place: fc.constant('[2]'),
  },
  { requiredKeys: ['type', 'recipient', 'time', 'provider', 'nativeType'], noNullPrototype: true },
);

/** Places at which bytes may be cut, more of them than there are bytes in a character. */
export const places = (length: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    fc.array(fc.nat({ max: length }), { maxLength: 12 }),
    fc.constant(Array.from({ length }, (_, index) => index)),
  );
