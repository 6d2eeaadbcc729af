import type { Answer } from '../adapters/adapter.js';
import type { MailingTotals, Page } from '../model/query.js';

/** Asks for one window of the list; absent while there is nothing to ask, or nobody. */
export type AskWindow<Item> = (window: { offset: number; limit: number }, signal: AbortSignal) => Answer<Page<Item>>;

/** What a list is asked for. */
export interface ListRequest<Item> {
  /** A list with another key is another list: from the top, with the rows of the old one kept until then. */
  readonly key: readonly unknown[];
  readonly ask: AskWindow<Item> | undefined;
  /** Whether a changed row may belong elsewhere now, or not in the list at all. Without `before`: one that is not here. */
  readonly mayMove?: (before: Item | undefined, after: Item) => boolean;
  /** The sums, after a row that is among them has changed. */
  readonly summed?: (totals: MailingTotals, before: Item, after: Item) => MailingTotals;
}

/** A window that is on its way. */
export interface WindowRequest<Item> {
  /** Requests of a list are numbered, since answers come in any order. */
  readonly number: number;
  /** Rows that have changed since it was asked for, and so are newer than its answer. */
  readonly newer: Map<string, Item>;
}

/** Whether two keys are of the same list. */
export function isSame(key: readonly unknown[], other: readonly unknown[]): boolean {
  return key.length === other.length && key.every((part, index) => part === other[index]);
}
