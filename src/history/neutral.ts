import { EVENT_TYPES, type MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf } from '../providers/body.js';
import { FieldError, type Fields } from '../providers/fields.js';
import { fromEpoch, fromIso } from '../providers/time.js';
import type { HistoryFormat } from './history-format.js';

const BOUNCE_CLASSES: readonly BounceClass[] = ['hard', 'soft', 'block'];
const FLAGS = ['true', 'false'] as const;

/** Where nobody says which provider it was. */
const UNKNOWN_PROVIDER = 'import';

/**
 * Our own format, for what no provider exports: the fields of an event as columns of CSV, or as objects, one a line. It is
 * also what an import writes. Space around a value does not count, an empty value is none, and what is there is checked:
 * a wrong value would not be missed before it is wrong on screen. See docs/history.md.
 */
export const neutral: HistoryFormat = {
  name: 'neutral',
  columns: ['type', 'recipient', 'time'],
  more: [
    'messageId',
    'mailingRef',
    'messageRef',
    'bounceClass',
    'reason',
    'reasonCode',
    'url',
    'machine',
    'userAgent',
    'ip',
    'provider',
    'providerEventId',
    'nativeType',
    'place',
  ],

  read(fields) {
    const type = oneOf(fields, 'type', EVENT_TYPES);
    if (type === undefined) throw wrong(fields, 'type', listed(EVENT_TYPES));
    const machine = oneOf(fields, 'machine', FLAGS);
    return eventOf({
      type,
      recipient: fields.requiredText('recipient', 'an address'),
      time: timeOf(fields),
      messageId: textOf(fields, 'messageId'),
      mailingRef: textOf(fields, 'mailingRef'),
      messageRef: textOf(fields, 'messageRef'),
      bounceClass: oneOf(fields, 'bounceClass', BOUNCE_CLASSES),
      reason: textOf(fields, 'reason'),
      reasonCode: textOf(fields, 'reasonCode'),
      url: textOf(fields, 'url'),
      machine: machine === undefined ? undefined : machine === 'true',
      userAgent: textOf(fields, 'userAgent'),
      ip: textOf(fields, 'ip'),
      provider: textOf(fields, 'provider') ?? UNKNOWN_PROVIDER,
      providerEventId: textOf(fields, 'providerEventId'),
      nativeType: textOf(fields, 'nativeType') ?? type,
      place: textOf(fields, 'place'),
    });
  },
};

/** An event as a line of the neutral format, line end included. */
export function neutralLine(event: MailEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** With its offset, or seconds since 1970 (milliseconds, where they are so many). A time without one could be any. */
function timeOf(fields: Fields): string {
  const text = fields.text('time') ?? '';
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  const time = number === undefined ? (OFFSET.test(text) ? fromIso(text) : undefined) : fromEpoch(number);
  if (time === undefined) throw wrong(fields, 'time', 'ISO 8601 with an offset, or seconds since 1970');
  return time;
}

const OFFSET = /\d\s?(Z|UTC|[+-]\d\d:?\d\d)$/i;

function textOf(fields: Fields, name: string): string | undefined {
  const text = fields.text(name);
  if (text === undefined && isThere(fields.value(name))) throw wrong(fields, name, 'a text');
  return text;
}

/** One of these words, in whatever case: spreadsheets write TRUE. */
function oneOf<Word extends string>(fields: Fields, name: string, words: readonly Word[]): Word | undefined {
  const value = fields.value(name);
  const text = typeof value === 'boolean' ? String(value) : fields.text(name)?.toLowerCase();
  const word = words.find((each) => each === text);
  if (word === undefined && isThere(value)) throw wrong(fields, name, listed(words));
  return word;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}

function listed(words: readonly string[]): string {
  return `one of ${words.join(', ')}`;
}

function wrong(fields: Fields, name: string, expected: string): FieldError {
  return new FieldError(fields.pathOf(name), expected, fields.value(name));
}
