import {
  compareEvents,
  EVENT_KINDS,
  EVENT_TYPES,
  eventKey,
  keyed,
  type EventKind,
  type KeyedEvent,
  type MailEvent,
} from '../../../model/mail-event.js';
import { addKeyed, noMilestones, type Milestones } from '../../../model/milestones.js';
import { isUsualTime } from './kept-time.js';

/**
 * Milestones as they are kept beside the state of a message, so that an event costs the same on a message with three
 * events as on one with three thousand. Of each event only what the state depends on, and that briefly, since it is
 * read and written with every event: the log has the rest.
 */
export type StoredMilestones = readonly [personOpens: number, ...kinds: StoredMilestone[]];

/** By its place in `EVENT_KINDS`. The latest is absent, or 0, where it is the first; turns are those beside the first. */
type StoredMilestone = readonly [kind: number, count: number, first: Essence, latest?: Essence, ...turns: Essence[]];

/** An event that says no more than its kind and its instant, in milliseconds; else what its key and its reason need. */
type Essence = number | Details;

type Details = Pick<MailEvent, 'type' | 'time' | 'machine' | 'url' | 'bounceClass' | 'reason' | 'reasonCode'>;

/** Reports of one event: the canonically first one, and others that the milestones depend on. */
export type Reports = readonly [KeyedEvent, ...KeyedEvent[]];

export function store({ kinds, turns, personOpens }: Milestones): StoredMilestones {
  const stored: StoredMilestone[] = [];
  for (const [kind, { first, latest, count }] of kinds) {
    const others: Essence[] = [];
    // The first one of a kind that turns is a turn.
    for (const turn of turns.values()) if (turn.kind === kind && turn.key !== first.key) others.push(essenceOf(turn));
    const place = EVENT_KINDS.indexOf(kind);
    const end = latest === first ? 0 : essenceOf(latest);
    if (others.length > 0) stored.push([place, count, essenceOf(first), end, ...others]);
    else if (end !== 0) stored.push([place, count, essenceOf(first), end]);
    else stored.push([place, count, essenceOf(first)]);
  }
  return [personOpens, ...stored];
}

/**
 * Milestones to which events can be added.
 *
 * @param known - Of the events that are to be added, those that the log has already, by their keys.
 */
export function restore(stored: StoredMilestones | null, known: ReadonlyMap<string, Reports>): Milestones {
  const milestones = noMilestones();
  const [personOpens, ...kinds] = stored ?? [0];
  for (const [place, count, firstEssence, latestEssence, ...turns] of kinds) {
    const kind = EVENT_KINDS[place];
    if (!kind) continue;
    const first = eventOf(kind, firstEssence);
    const latest = latestEssence ? eventOf(kind, latestEssence) : first;
    milestones.kinds.set(kind, { first: firstReport(first, known), latest: lastReport(latest, known), count });
    if (isTurn(kind)) {
      for (const turn of [first, ...turns.map((each) => eventOf(kind, each))]) {
        milestones.turns.set(turn.key, firstReport(turn, known));
      }
    }
  }
  for (const [key, reports] of known) {
    milestones.keys.add(key);
    // For those in person to be known as such; they are counted already.
    for (const report of reports) addKeyed(milestones, report);
  }
  milestones.personOpens = personOpens;
  return milestones;
}

/**
 * Whether an event may be one of those that the milestones have grown by: it is not if nothing of its kind has been seen,
 * or what has been seen is all before it or all after it.
 */
export function mayHave(stored: StoredMilestones | null, { kind, at }: KeyedEvent): boolean {
  if (!stored) return false;
  const place = EVENT_KINDS.indexOf(kind);
  const [, ...kinds] = stored;
  const seen = kinds.find(([each]) => each === place);
  if (!seen) return false;
  const [, , first, latest] = seen;
  return secondOf(first) <= second(at) && second(at) <= secondOf(latest || first);
}

function secondOf(essence: Essence): number {
  return second(typeof essence === 'number' ? essence : Date.parse(essence.time));
}

/** Events of one second may be the same. */
function second(at: number): number {
  return Math.floor(at / 1000);
}

/** The small print decides between two reports of one event, and only the log has it. */
function firstReport(event: KeyedEvent, known: ReadonlyMap<string, Reports>): KeyedEvent {
  return known.size === 0 ? event : (known.get(event.key)?.[0] ?? event);
}

function lastReport(event: KeyedEvent, known: ReadonlyMap<string, Reports>): KeyedEvent {
  const reports = known.size === 0 ? undefined : known.get(event.key);
  return reports?.reduce((last, report) => (compareEvents(report, last) > 0 ? report : last)) ?? event;
}

/** Of all reports of one event those that count: the first, the last, and one that says that a person did it. */
export function reportsThatCount(reports: Reports): Reports {
  if (reports.length === 1) return reports;
  const inOrder = [...reports].sort(compareEvents);
  const [first = reports[0], ...others] = inOrder;
  const last = others.at(-1);
  const isVouched = (report: KeyedEvent | undefined): boolean => report?.event.machine === false;
  const voucher = isVouched(first) || isVouched(last) ? undefined : others.find(isVouched);
  const isMore = last !== undefined && compareEvents(first, last) < 0;
  return [first, ...(voucher ? [voucher] : []), ...(isMore ? [last] : [])];
}

/** Whether milestones keep every event of the kind: those that can be undone, or undo. */
function isTurn(kind: EventKind): boolean {
  return kind === 'delivered' || kind === 'soft-bounced' || kind === 'unsubscribed' || kind === 'resubscribed';
}

/** The state depends on none of these. */
const NOBODY = { recipient: '', provider: '', nativeType: '' } as const;

function essenceOf(keyedEvent: KeyedEvent): Essence {
  if (keyedEvent instanceof StoredEvent) return keyedEvent.at;
  const { event, at, kind } = keyedEvent;
  const { type, time, machine, url, bounceClass, reason, reasonCode } = event;
  const isPlain = type === kind && type !== 'clicked' && type !== 'dropped' && type !== 'deferred';
  if (isPlain || (kind === 'machine-opened' && type === 'opened')) {
    return isUsualTime(time, at) ? at : { type, time, ...(machine && { machine }) };
  }
  if (type === 'clicked') return { type, time, ...(machine && { machine }), ...(url && { url }) };
  return {
    type,
    time,
    ...(bounceClass && { bounceClass }),
    ...(reason && { reason }),
    ...(reasonCode && { reasonCode }),
  };
}

function eventOf(kind: EventKind, essence: Essence): KeyedEvent {
  return typeof essence === 'number' ? new StoredEvent(kind, essence) : keyed({ ...NOBODY, ...essence });
}

/** An event of which no more than kind and instant is kept; what follows from them is seldom asked for. */
class StoredEvent implements KeyedEvent {
  #event: MailEvent | undefined;
  #key: string | undefined;

  constructor(
    readonly kind: EventKind,
    readonly at: number,
  ) {}

  get event(): MailEvent {
    return (this.#event ??= { ...plainEvent(this.kind), time: new Date(this.at).toISOString() });
  }

  get key(): string {
    return (this.#key ??= eventKey(plainEvent(this.kind), this.at));
  }
}

const PLAIN_EVENTS = new Map<EventKind, MailEvent>();

/** An event of a kind, at no time. */
function plainEvent(kind: EventKind): MailEvent {
  let event = PLAIN_EVENTS.get(kind);
  if (!event) {
    // Of the kinds that are kept so briefly, only what software opened is not called as its type.
    const type = EVENT_TYPES.find((each) => each === kind) ?? 'opened';
    event = { ...NOBODY, type, time: '', ...(kind === 'machine-opened' && { machine: true }) };
    PLAIN_EVENTS.set(kind, event);
  }
  return event;
}
