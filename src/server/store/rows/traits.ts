import { hasReached, noTotals, TOTAL_OF, type Totals } from '../../../model/mailing.js';
import type { MessageState } from '../../../model/message.js';
import { REACHED, STATUSES, type Outcome, type Reached, type Reaction, type Status } from '../../../model/status.js';

/**
 * What a message counts as, in one number: its status, and which numbers of its mailing it is part of, each without
 * machine opens and with them. Messages of a mailing have few dozen different ones, so to know how many have each is to
 * know every number of the mailing and every count beside a filter.
 */
export type Traits = number;

/** One bit each, the outcome among them. */
const REACHED_BITS = new Map<Reached, number>(REACHED.map((reached, place) => [reached, 1 << place]));
const ANY_OPENED = 1 << REACHED.length;
const UNKNOWN_OPENED = ANY_OPENED << 1;
const ANY_UNKNOWN_OPENED = UNKNOWN_OPENED << 1;

const STATUS_SHIFT = REACHED.length + 3;
const ANY_STATUS_SHIFT = STATUS_SHIFT + 4;
const STATUS_MASK = 15;
/** Machine opens move the date of its status. */
const MOVED = 1 << (ANY_STATUS_SHIFT + 4);

/**
 * @param any - The state where machine opens count; the same where there are none.
 * @param isMoved - Whether the status holds since another instant then.
 */
export function traitsOf(state: MessageState, any: MessageState, isMoved: boolean): Traits {
  let traits = (STATUSES.indexOf(state.status) << STATUS_SHIFT) | (STATUSES.indexOf(any.status) << ANY_STATUS_SHIFT);
  for (const [reached, bit] of REACHED_BITS) if (hasReached(state, reached)) traits |= bit;
  if (hasReached(any, 'opened')) traits |= ANY_OPENED;
  if (isUnknownOpened(state)) traits |= UNKNOWN_OPENED;
  if (isUnknownOpened(any)) traits |= ANY_UNKNOWN_OPENED;
  if (isMoved) traits |= MOVED;
  return traits;
}

/** No provider could say that a person opened it. */
function isUnknownOpened({ opens, unknownOpens }: MessageState): boolean {
  return opens > 0 && opens === unknownOpens;
}

/** How opens are counted: in person, or by software too. */
export interface Counting {
  includeMachineOpens?: boolean | undefined;
}

export function statusOf(traits: Traits, { includeMachineOpens }: Counting): Status {
  const place = (traits >> (includeMachineOpens ? ANY_STATUS_SHIFT : STATUS_SHIFT)) & STATUS_MASK;
  return STATUSES[place] ?? 'processed';
}

export function isReached(traits: Traits, reached: Reached, { includeMachineOpens }: Counting): boolean {
  const bit = reached === 'opened' && includeMachineOpens ? ANY_OPENED : (REACHED_BITS.get(reached) ?? 0);
  return (traits & bit) !== 0;
}

/** Whether the status holds since another instant where machine opens count. */
export function isMoved(traits: Traits): boolean {
  return (traits & MOVED) !== 0;
}

export function outcomeIn(traits: Traits): Outcome {
  const outcomes: readonly Outcome[] = ['delivered', 'bounced', 'dropped', 'deferred'];
  return outcomes.find((outcome) => isReached(traits, outcome, {})) ?? 'pending';
}

export function reactionIn(traits: Traits): Reaction {
  if (isReached(traits, 'spam-report', {})) return 'spam-report';
  return isReached(traits, 'unsubscribed', {}) ? 'unsubscribed' : 'none';
}

/** So many messages with the same traits, and the sums of their events. */
export interface Tally {
  traits: Traits;
  recipients: number;
  opens: number;
  machineOpens: number;
  clicks: number;
}

/** Adds what a tally counts to the numbers of a mailing, in place. */
export function addTally(
  totals: Totals,
  { traits, recipients, opens, machineOpens, clicks }: Tally,
  by: Counting,
): void {
  totals.sent += recipients;
  for (const reached of REACHED) {
    if (isReached(traits, reached, by)) totals[TOTAL_OF[reached]] = (totals[TOTAL_OF[reached]] ?? 0) + recipients;
  }
  const isUnknown = (traits & (by.includeMachineOpens ? ANY_UNKNOWN_OPENED : UNKNOWN_OPENED)) !== 0;
  if (isUnknown) totals.unknownOpened = (totals.unknownOpened ?? 0) + recipients;
  totals.totalOpens += opens + (by.includeMachineOpens ? machineOpens : 0);
  totals.totalClicks += clicks;
}

/** The numbers of a mailing, from how many messages have which traits. */
export function totalsFrom(tallies: Iterable<Tally>, by: Counting): Totals {
  const totals = noTotals();
  for (const tally of tallies) addTally(totals, tally, by);
  return totals;
}
