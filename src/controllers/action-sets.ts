import { fairTurn } from '../adapters/fair-turn.js';
import { recipientPages, type AskRecipients } from '../adapters/recipient-pages.js';
import { IdSet } from '../model/id-set.js';
import { instantOf } from '../model/instant.js';
import { hasReached, type Recipient } from '../model/mailing.js';
import type { Sort } from '../model/query.js';
import {
  actionFilter,
  canTake,
  reliesOnOpens,
  type RecipientAction,
  type RecipientFilter,
} from '../model/recipient-action.js';
import type { Reached } from '../model/status.js';

/** Those with whom an action is taken. */
export interface ActionSet {
  /** How many they are. */
  readonly total: number;
  /** What finds them, and others with whom it cannot be taken; absent of a single recipient. */
  readonly query?: RecipientFilter;
  readonly reliesOnOpens: boolean;
  /** How many of them only software is known to have opened; absent where that is not known. */
  readonly machineOpened?: number;
  /** All of them, each once, as they are when they are read. */
  recipients(): AsyncIterable<Recipient>;
}

/** Where the recipients are whom no number of a list tells apart; they are few, so they are read. */
const REFUSED: readonly Reached[] = ['spam-report', 'unsubscribed'];
const FAILED: readonly Reached[] = ['bounced', 'dropped'];

const LATEST_FIRST: Sort<'date'> = { by: 'date', direction: 'descending' };

/**
 * Those with whom each action can be taken among those whom a filter finds. Whoever comes to belong to a set later is
 * not in it; whoever does not belong to it any more is left out when it is read.
 *
 * @param ask - Asks for what is read later.
 * @param askNow - The same, for what is counted now.
 */
export async function actionSets(
  ask: AskRecipients,
  askNow: AskRecipients,
  actions: readonly RecipientAction[],
  filter: RecipientFilter,
): Promise<ReadonlyMap<RecipientAction, ActionSet>> {
  const kinds = [
    ...(actions.some((action) => action !== 'fix-address') ? REFUSED : []),
    ...(actions.some((action) => action !== 'follow-up') ? FAILED : []),
  ];
  const gathered = actions.map((action) =>
    action === 'follow-up' ? new FollowUpSet(ask, filter) : new ReadSet(ask, action, filter, kinds),
  );
  for (const set of gathered) if (set instanceof FollowUpSet) await set.count(askNow);
  for await (const recipient of troubled(askNow, filter, kinds)) for (const set of gathered) set.consider(recipient);
  return new Map(actions.map((action, place) => [action, gathered[place] as ActionSet]));
}

/** One recipient, as the row has it. */
export function setOf(recipient: Recipient): ActionSet {
  return {
    total: 1,
    reliesOnOpens: false,
    async *recipients() {
      yield await Promise.resolve(recipient);
    },
  };
}

/** Whom to follow up with: too many to be read before that is wanted, so they are counted, but for those who refuse. */
class FollowUpSet implements ActionSet {
  total = 0;
  machineOpened?: number;
  query: RecipientFilter;
  readonly reliesOnOpens: boolean;
  readonly #filter: RecipientFilter | undefined;

  constructor(
    private readonly ask: AskRecipients,
    filter: RecipientFilter,
  ) {
    this.#filter = actionFilter('follow-up', filter);
    this.query = this.#filter ?? filter;
    this.reliesOnOpens = this.#filter !== undefined && reliesOnOpens(this.#filter);
  }

  async count(ask: AskRecipients): Promise<void> {
    const filter = this.#filter;
    if (!filter) return;
    const { items, total } = await ask({ ...filter, sort: LATEST_FIRST, offset: 0, limit: 1 });
    this.total = total;
    const [latest] = items;
    if (latest) this.query = upTo(filter, instantOf(latest.statusAt));
    if (!this.reliesOnOpens || filter.reached || filter.includeMachineOpens) return;
    const machines = await ask({ ...this.query, reached: 'machine-opened', sort: LATEST_FIRST, offset: 0, limit: 0 });
    this.machineOpened = machines.total;
  }

  consider(recipient: Recipient): void {
    const isCounted = this.#filter?.statuses?.includes(recipient.status);
    if (!isCounted || canTake('follow-up', recipient)) return;
    this.total = Math.max(0, this.total - 1);
    if (recipient.machineOpened && this.machineOpened) this.machineOpened -= 1;
  }

  async *recipients(): AsyncGenerator<Recipient> {
    if (!this.#filter) return;
    for await (const page of recipientPages(this.ask, this.query)) {
      yield* page.filter((recipient) => canTake('follow-up', recipient));
    }
  }
}

/** Those who were read to be counted. */
class ReadSet implements ActionSet {
  total = 0;
  readonly reliesOnOpens: boolean;
  #ids = new IdSet();
  #latest = -Infinity;

  constructor(
    private readonly ask: AskRecipients,
    private readonly action: RecipientAction,
    private readonly filter: RecipientFilter,
    private readonly kinds: readonly Reached[],
  ) {
    this.reliesOnOpens = reliesOnOpens(filter);
  }

  get query(): RecipientFilter {
    return this.total > 0 ? upTo(this.filter, this.#latest) : this.filter;
  }

  consider(recipient: Recipient): void {
    if (!canTake(this.action, recipient)) return;
    this.#ids.add(recipient.messageId);
    this.#latest = Math.max(this.#latest, instantOf(recipient.statusAt));
    this.total += 1;
  }

  async *recipients(): AsyncGenerator<Recipient> {
    for await (const recipient of troubled(this.ask, this.filter, this.kinds)) {
      if (this.#ids.has(recipient.messageId) && canTake(this.action, recipient)) yield recipient;
    }
  }
}

/** Nobody whose status has become what it is after this instant: one of the data, since clocks of browsers are wrong. */
function upTo(filter: RecipientFilter, latest: number): RecipientFilter {
  return { ...filter, to: new Date(latest + 1).toISOString() };
}

/** Whom these outcomes and answers have come to, each once. A filter has one milestone, so its own is seen to here. */
async function* troubled(
  ask: AskRecipients,
  { reached: wanted, ...filter }: RecipientFilter,
  kinds: readonly Reached[],
): AsyncGenerator<Recipient> {
  const seen = new IdSet();
  for (const reached of kinds) {
    for await (const page of recipientPages(ask, { ...filter, reached })) {
      for (const recipient of page) {
        if ((!wanted || hasReached(recipient, wanted)) && seen.add(recipient.messageId)) yield recipient;
      }
      await fairTurn();
    }
  }
}
