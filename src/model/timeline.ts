import { compareEvents, keyed, type EventKind, type KeyedEvent, type MailEvent } from './mail-event.js';
import { foldMessage, type StateOptions } from './message.js';
import { reasonOf, type Reason } from './reason.js';
import type { Status } from './status.js';

/** One event of a message, with what its place among the others tells of it. */
export interface TimelineEntry {
  readonly event: MailEvent;
  readonly kind: EventKind;
  /** As which it is drawn; absent where it leads to none. */
  readonly status: Status | undefined;
  /** Whether an event of the same kind stands before it. */
  readonly isAgain: boolean;
  /** Whether the status became at it what it is: the answer to "why this status?". At most one is that. */
  readonly isDeciding: boolean;
  /** Why it bounced, was dropped or put off. */
  readonly reason: Reason | undefined;
}

const STATUS_OF: Readonly<Partial<Record<EventKind, Status>>> = {
  processed: 'processed',
  deferred: 'deferred',
  delivered: 'delivered',
  'soft-bounced': 'bounced',
  'hard-bounced': 'bounced',
  dropped: 'dropped',
  opened: 'opened',
  clicked: 'clicked',
  'spam-report': 'spam-report',
  unsubscribed: 'unsubscribed',
};

/**
 * What happened to one message, oldest first: its distinct events in canonical order, however often and in which order
 * they were reported.
 *
 * @throws {RangeError} if the time of an event is not a date; it names the event: `events[3].time`.
 */
export function timelineOf(events: readonly MailEvent[], options?: StateOptions): TimelineEntry[] {
  const inOrder = events.map((event, index) => keyed(event, `events[${String(index)}]`)).sort(compareEvents);
  const { decidedBy } = foldMessage(events, options);
  const decidingKey = decidedBy && keyed(decidedBy).key;
  const keys = new Set<string>();
  const kinds = new Set<EventKind>();
  return inOrder.flatMap((each) => {
    const { event, kind, key } = each;
    if (keys.has(key)) return [];
    keys.add(key);
    const isAgain = kinds.has(kind);
    kinds.add(kind);
    return { event, kind, status: statusOf(each), isAgain, isDeciding: key === decidingKey, reason: failureOf(event) };
  });
}

/** What software did looks like what a person does, and its words tell them apart. */
function statusOf({ kind, event }: KeyedEvent): Status | undefined {
  if (kind === 'machine-opened') return event.type === 'clicked' ? 'clicked' : 'opened';
  return STATUS_OF[kind];
}

function failureOf(event: MailEvent): Reason | undefined {
  const { type } = event;
  return type === 'bounced' || type === 'dropped' || type === 'deferred' ? reasonOf(event) : undefined;
}
