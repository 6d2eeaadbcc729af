import { compareEvents, keyed, type EventKind, type KeyedEvent, type MailEvent } from './mail-event.js';

/** One kind of event on one message: when it was first and last seen, with what it said, and how often. */
export interface Milestone {
  first: KeyedEvent;
  latest: KeyedEvent;
  /** Distinct events: a report repeated is counted once. */
  count: number;
}

/**
 * Everything the status of a message is derived from. It grows by any event, in any order and any number of times,
 * to the same result: earliest, latest and set union commute and repeat harmlessly.
 */
export interface Milestones {
  readonly kinds: Map<EventKind, Milestone>;
  /** Keys of the events seen, so that a repeated report changes no count. */
  readonly keys: Set<string>;
  /** Of the opens, those of which the provider says that a person caused them; of the others it cannot tell. */
  personOpens: number;
  /**
   * Every distinct event of the kinds that can be undone, or undo: when a soft bounce comes after a delivery after a
   * soft bounce, first and latest alone cannot tell since when the message has been bounced.
   */
  readonly turns: Map<string, KeyedEvent>;
}

const TURNING: ReadonlySet<EventKind> = new Set<EventKind>([
  'delivered',
  'soft-bounced',
  'unsubscribed',
  'resubscribed',
]);

/** Milestones of a message of which nothing has been heard yet. */
export function noMilestones(): Milestones {
  return { kinds: new Map(), keys: new Set(), turns: new Map(), personOpens: 0 };
}

/** Whether an event was `new`, told more of a known one (`refined`), or changed nothing (`known`). */
export type Addition = 'known' | 'new' | 'refined';

/**
 * Adds one event of the message, in place.
 *
 * @throws {RangeError} if the time of the event is not a date; nothing has changed then.
 */
export function addEvent(milestones: Milestones, event: MailEvent, path?: string): Addition {
  return addKeyed(milestones, keyed(event, path));
}

/** As `addEvent`, of an event whose key has been worked out. */
export function addKeyed(milestones: Milestones, added: KeyedEvent): Addition {
  const { kind, key } = added;
  const isNew = !milestones.keys.has(key);
  milestones.keys.add(key);
  const known = milestones.kinds.get(kind);
  const isEarlier = isNew || [known?.first, milestones.turns.get(key)].some((each) => isBefore(added, each));
  const isLater = isBefore(known?.latest, added);
  const isVouched = vouch(milestones, added);
  if (TURNING.has(kind)) setIfEarlier(milestones.turns, added);
  if (!known) milestones.kinds.set(kind, { first: added, latest: added, count: 1 });
  else {
    if (isNew) known.count += 1;
    if (isBefore(added, known.first)) known.first = added;
    if (isLater) known.latest = added;
  }
  if (isNew) return 'new';
  return isEarlier || isLater || isVouched ? 'refined' : 'known';
}

/** Counts an open of a person once. Returns whether it was not known that a person caused it. */
function vouch(milestones: Milestones, { event, kind, key }: KeyedEvent): boolean {
  const own = key + ' person';
  if (kind !== 'opened' || event.machine !== false || milestones.keys.has(own)) return false;
  milestones.keys.add(own);
  milestones.personOpens += 1;
  return true;
}

function setIfEarlier(turns: Map<string, KeyedEvent>, added: KeyedEvent): void {
  const known = turns.get(added.key);
  if (!known || isBefore(added, known)) turns.set(added.key, added);
}

function isBefore(a: KeyedEvent | undefined, b: KeyedEvent | undefined): boolean {
  return a !== undefined && b !== undefined && compareEvents(a, b) < 0;
}
