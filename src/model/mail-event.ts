import type { BounceClass } from './status.js';

/** The kinds of event that providers report, in the words of the status model. */
export const EVENT_TYPES = [
  'processed',
  'deferred',
  'delivered',
  'bounced',
  'dropped',
  'opened',
  'clicked',
  'spam-report',
  'unsubscribed',
  'resubscribed',
  'other',
] as const;

/** What happened to a message. `other`: kept for the record, without an effect on the status. */
export type EventType = (typeof EVENT_TYPES)[number];

/** One thing a provider says happened to one message: the only input of every status and number. */
export interface MailEvent {
  type: EventType;
  /** The address it was sent to, as the provider writes it. */
  recipient: string;
  /** When it happened (not when it was reported): ISO 8601, UTC, with the precision of the source. */
  time: string;
  /** The provider's own identifier of the message, as text: some exceed 2^53. */
  messageId?: string;
  /** The host's identifier of the mailing, from the metadata that the provider hands back. */
  mailingRef?: string;
  /** The host's identifier of the message, likewise. */
  messageRef?: string;
  bounceClass?: BounceClass;
  /** What the mail server or the provider said, word for word. */
  reason?: string;
  /** SMTP enhanced status code (RFC 3463), as "5.1.1". */
  reasonCode?: string;
  /** The link of a click. */
  url?: string;
  /** Whether software, not a person, caused an open or a click. Absent: the provider cannot tell. */
  machine?: boolean;
  userAgent?: string;
  ip?: string;
  /** Which provider said so, as in its entry point: "sendgrid". */
  provider: string;
  /** For the record alone: it may be missing, or differ on a retry, so it decides nothing. */
  providerEventId?: string;
  /** The provider's own name of the event. */
  nativeType: string;
  /** Where in the body of the webhook it stood, for the record: "[2]". Absent: it was the whole of it. */
  place?: string;
}

/**
 * The kinds that the status model tells apart: event types, with bounces split by whether a later delivery heals
 * them, and with what software did kept apart from what people did. Their order is their rank among events of the
 * same instant, so a bounce stands after the delivery of the same second.
 */
export const EVENT_KINDS = [
  'processed',
  'deferred',
  'delivered',
  'soft-bounced',
  'hard-bounced',
  'dropped',
  'machine-opened',
  'opened',
  'clicked',
  'unsubscribed',
  'resubscribed',
  'spam-report',
  'other',
] as const;

/** A kind of event as the status model counts it. `soft-bounced` has blocked and unclassified ones too. */
export type EventKind = (typeof EVENT_KINDS)[number];

const RANK = new Map<EventKind, number>(EVENT_KINDS.map((kind, rank) => [kind, rank]));

/** The kind of an event. A machine's click is as little a person's doing as its open, and counts with it. */
export function kindOf(event: MailEvent): EventKind {
  const { type } = event;
  if (type === 'bounced') return event.bounceClass === 'hard' ? 'hard-bounced' : 'soft-bounced';
  if (event.machine === true && (type === 'opened' || type === 'clicked')) return 'machine-opened';
  return type;
}

/**
 * When the event happened, in milliseconds since 1970.
 *
 * @throws {RangeError} if `time` is not a date; `path` names the event in the message.
 */
export function instantOf(event: MailEvent, path = 'event'): number {
  const at = Date.parse(event.time);
  if (Number.isNaN(at)) throw new RangeError(`${path}.time: not a date (${JSON.stringify(event.time)})`);
  return at;
}

/**
 * What makes two reports the same event within one message: kind, whole second, and the link of a click or the
 * reason of a failure. The provider's event id is left out on purpose: SendGrid omits it at times and changes it on
 * a retry, and two rival keys would make the result depend on the order of arrival.
 *
 * @throws {RangeError} if `time` is not a date.
 */
export function eventKey(event: MailEvent, at: number = instantOf(event)): string {
  const detail = event.type === 'clicked' ? event.url : FAILURES.has(event.type) ? event.reason : undefined;
  const key = kindOf(event) + ' ' + String(Math.floor(at / 1000));
  return detail ? key + ' ' + detail : key;
}

const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/** An event with what is worked out of it once: instant, kind, key. */
export interface KeyedEvent {
  readonly event: MailEvent;
  readonly at: number;
  readonly kind: EventKind;
  readonly key: string;
}

/** @throws {RangeError} if `time` is not a date. */
export function keyed(event: MailEvent, path?: string): KeyedEvent {
  const at = instantOf(event, path);
  return { event, at, kind: kindOf(event), key: eventKey(event, at) };
}

/**
 * The canonical order: time, then rank of the kind, then key. Reports of one event that differ in small print alone
 * (spelling of the time, user agent, …) are put in the order of that print, so that no arrival order shows through.
 */
export function compareEvents(a: KeyedEvent, b: KeyedEvent): number {
  return (
    a.at - b.at ||
    (RANK.get(a.kind) ?? 0) - (RANK.get(b.kind) ?? 0) ||
    compareText(a.key, b.key) ||
    (a.event === b.event ? 0 : compareSmallPrint(a.event, b.event))
  );
}

const SMALL_PRINT = [
  'time',
  'type',
  'reason',
  'reasonCode',
  'url',
  'bounceClass',
  'machine',
  'nativeType',
  'provider',
  'providerEventId',
  'messageId',
  'messageRef',
  'mailingRef',
  'recipient',
  'userAgent',
  'ip',
  'place',
] as const satisfies readonly (keyof MailEvent)[];

function compareSmallPrint(a: MailEvent, b: MailEvent): number {
  for (const field of SMALL_PRINT) {
    if (a[field] !== b[field]) return compareText(print(a[field]), print(b[field]));
  }
  return 0;
}

/** What is absent stands before what is there, also before an empty text. */
function print(value: string | boolean | undefined): string {
  return value === undefined ? '' : '=' + String(value);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
