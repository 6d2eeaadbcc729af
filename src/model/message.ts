import { compareEvents, type EventKind, type KeyedEvent, type MailEvent } from './mail-event.js';
import { addEvent, noMilestones, type Milestones } from './milestones.js';
import { reasonOf, type Reason } from './reason.js';
import { HEADLINE_ORDER, type Delivery, type Engagement, type Outcome, type Reaction, type Status } from './status.js';

/** How the state of a message is to be read. */
export interface StateOptions {
  /** Count what software opened or clicked as if a person had. Default: false. */
  includeMachineOpens?: boolean;
  /** Which status is shown when several hold. Default: `HEADLINE_ORDER`. */
  headlineOrder?: readonly Status[];
}

/** When a kind of event was first and last seen, as the provider wrote the times, and how often. */
export interface MilestoneSummary {
  first: string;
  latest: string;
  count: number;
}

/** What is true of one message: the replay, in canonical order, of the set of its distinct events. */
export interface MessageState {
  /** The headline: the one status that is shown. */
  status: Status;
  /** When the headline last became what it is; a second open does not move it. Absent before any event. */
  statusAt?: string;
  /** When anything last happened. Absent before any event. */
  lastEventAt?: string;
  /** The event at which the headline became what it is: the answer to "why this status?". */
  decidedBy?: MailEvent;
  delivery: Delivery;
  outcome: Outcome;
  engagement: Engagement;
  reaction: Reaction;
  /** Kept apart from `reaction`, which a spam report outranks. */
  unsubscribed: boolean;
  milestones: Partial<Record<EventKind, MilestoneSummary>>;
  /** Distinct opens, clicks. */
  opens: number;
  clicks: number;
  /** Opens of which the provider cannot say whether a person caused them; they are in `opens`. */
  unknownOpens: number;
  machineOpens: number;
  /** Why it bounced, was dropped or is deferred. */
  reason?: Reason;
}

/**
 * Folds all events of one message into its state: the same for any order and any repetition of them.
 *
 * ```ts
 * foldMessage(events).status; // 'opened'
 * ```
 *
 * @throws {RangeError} if the time of an event is not a date; it names the event: `events[3].time`.
 */
export function foldMessage(events: Iterable<MailEvent>, options?: StateOptions): MessageState {
  const milestones = noMilestones();
  let index = 0;
  for (const event of events) addEvent(milestones, event, `events[${String(index++)}]`);
  return stateOf(milestones, options);
}

/** Derives the state of a message from its milestones. */
export function stateOf(milestones: Milestones, options: StateOptions = {}): MessageState {
  const now = new Progress(options.includeMachineOpens === true);
  const order = options.headlineOrder ?? HEADLINE_ORDER;
  let headline: Status | undefined;
  let decidedBy: MailEvent | undefined;
  for (const step of stepsOf(milestones)) {
    now.take(step);
    const shown = order.find((status) => now.holds(status)) ?? 'processed';
    if (shown !== headline) {
      headline = shown;
      decidedBy = step.event;
    }
  }
  const { kinds, personOpens } = milestones;
  const opened = kinds.get('opened')?.count ?? 0;
  const machineOpens = kinds.get('machine-opened')?.count ?? 0;
  return {
    status: headline ?? order.find((status) => now.holds(status)) ?? 'processed',
    statusAt: decidedBy?.time,
    lastEventAt: latestOf(kinds)?.event.time,
    decidedBy,
    delivery: now.delivery,
    outcome: now.outcome,
    engagement: now.engagement,
    reaction: now.reaction,
    unsubscribed: now.unsubscribed,
    milestones: Object.fromEntries(
      [...kinds].map(([kind, { first, latest, count }]) => [
        kind,
        { first: first.event.time, latest: latest.event.time, count },
      ]),
    ),
    opens: opened + (options.includeMachineOpens ? machineOpens : 0),
    clicks: kinds.get('clicked')?.count ?? 0,
    unknownOpens: opened - personOpens,
    machineOpens,
    reason: reasonFor(now.outcome, kinds),
  };
}

/** The first event of each kind, and every one of those that turn, in canonical order: enough for the replay. */
function stepsOf({ kinds, turns }: Milestones): KeyedEvent[] {
  const steps = [...turns.values()];
  for (const { first } of kinds.values()) if (!turns.has(first.key)) steps.push(first);
  return steps.length > 1 ? steps.sort(compareEvents) : steps;
}

function latestOf(kinds: Milestones['kinds']): KeyedEvent | undefined {
  let latest: KeyedEvent | undefined;
  for (const milestone of kinds.values()) {
    if (!latest || compareEvents(milestone.latest, latest) > 0) latest = milestone.latest;
  }
  return latest;
}

function reasonFor(outcome: Outcome, kinds: Milestones['kinds']): Reason | undefined {
  if (outcome === 'bounced') return reasonOf((kinds.get('hard-bounced') ?? kinds.get('soft-bounced'))?.latest.event);
  if (outcome === 'dropped' || outcome === 'deferred') return reasonOf(kinds.get(outcome)?.latest.event);
  return undefined;
}

/** The three axes as the replay goes along. */
class Progress {
  unsubscribed = false;
  #seen = new Set<EventKind>();
  #isSoftBounced = false;

  constructor(private readonly includeMachineOpens: boolean) {}

  take({ kind }: KeyedEvent): void {
    this.#seen.add(kind);
    if (kind === 'soft-bounced') this.#isSoftBounced = true;
    else if (kind === 'delivered') this.#isSoftBounced = false;
    else if (kind === 'unsubscribed') this.unsubscribed = true;
    else if (kind === 'resubscribed') this.unsubscribed = false;
  }

  /** A person who opened or clicked has the mail, whatever a server said of it before or after. */
  get #isProven(): boolean {
    return this.#seen.has('opened') || this.#seen.has('clicked');
  }

  get outcome(): Outcome {
    const seen = this.#seen;
    if (seen.has('hard-bounced')) return 'bounced';
    if (this.#isSoftBounced && !this.#isProven) return 'bounced';
    if (seen.has('delivered') || this.#isProven) return 'delivered';
    if (seen.has('dropped')) return 'dropped';
    return seen.has('deferred') ? 'deferred' : 'pending';
  }

  get delivery(): Delivery {
    const { outcome } = this;
    if (outcome !== 'pending') return outcome;
    return this.#seen.has('processed') ? 'processed' : 'queued';
  }

  get engagement(): Engagement {
    if (this.#seen.has('clicked')) return 'clicked';
    if (this.#seen.has('opened')) return 'opened';
    if (!this.#seen.has('machine-opened')) return 'none';
    return this.includeMachineOpens ? 'opened' : 'machine-open';
  }

  get reaction(): Reaction {
    if (this.#seen.has('spam-report')) return 'spam-report';
    return this.unsubscribed ? 'unsubscribed' : 'none';
  }

  holds(status: Status): boolean {
    switch (status) {
      case 'spam-report':
        return this.#seen.has('spam-report');
      case 'unsubscribed':
        return this.unsubscribed;
      case 'clicked':
        return this.#seen.has('clicked');
      case 'opened':
        return this.#seen.has('opened') || (this.includeMachineOpens && this.#seen.has('machine-opened'));
      case 'processed':
        return true;
      default:
        return this.outcome === status;
    }
  }
}
