import { addToTotals, noTotals, type Recipient, type Totals } from './mailing.js';
import { stateOf, type MessageState } from './message.js';
import type { Milestones } from './milestones.js';
import type { Status } from './status.js';

/** A message as it is folded: whom it went to, and what has been heard of it. */
export interface FoldedMessage {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly milestones: Milestones;
  /** Where it stands among the messages of its mailing. */
  readonly place: number;
}

/**
 * Rows and totals of one mailing, with or without what software opened. They are folded once; from then on a change
 * costs as much as the message that changed, however many others there are.
 */
export class FoldedMailing {
  /** The messages as they were counted last. */
  #totals = noTotals();
  #counts = new Map<Status, number>();
  #told: Totals | undefined;
  #rows: Recipient[] | undefined;

  /** @param since - What dates a message of which nothing has been heard: ISO 8601 with offset. */
  constructor(
    private readonly messages: readonly FoldedMessage[],
    private readonly includeMachineOpens: boolean,
    private readonly since: string,
  ) {
    for (const message of messages) this.#count(this.stateOf(message), 1);
  }

  /** A copy, which does not change with the next event. */
  get totals(): Totals {
    return (this.#told ??= { ...this.#totals });
  }

  /** How many messages have each status, of those that occur. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].filter(([, count]) => count > 0));
  }

  /** One list for good: a row that changes is replaced in it by another, and new ones are added at its end. */
  get recipients(): readonly Recipient[] {
    return (this.#rows ??= this.messages.map((message) => recipientOf(message, this.stateOf(message), this.since)));
  }

  /** What is true of one of the messages. */
  stateOf({ milestones }: FoldedMessage): MessageState {
    return stateOf(milestones, { includeMachineOpens: this.includeMachineOpens });
  }

  /** @param before - What was true of the message when it was counted last; absent for a new one. */
  follow(message: FoldedMessage, before?: MessageState): void {
    const after = this.stateOf(message);
    if (before) this.#count(before, -1);
    this.#count(after, 1);
    this.#told = undefined;
    if (this.#rows) this.#rows[message.place] = recipientOf(message, after, this.since);
  }

  #count(state: MessageState, by: 1 | -1): void {
    addToTotals(this.#totals, state, by);
    this.#counts.set(state.status, (this.#counts.get(state.status) ?? 0) + by);
  }
}

/** A message as a row, in this state. */
export function recipientOf({ id, name, email }: FoldedMessage, state: MessageState, since: string): Recipient {
  return {
    messageId: id,
    name,
    email,
    status: state.status,
    statusAt: state.statusAt ?? since,
    lastEventAt: state.lastEventAt ?? since,
    unsubscribed: state.unsubscribed,
    machineOpened: state.machineOpens > 0,
    opens: state.opens,
    clicks: state.clicks,
    reason: state.reason,
    outcome: state.outcome,
    reaction: state.reaction,
  };
}
