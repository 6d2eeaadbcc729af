import type { MailAnalyticsAdapter, Unsubscribe } from '../adapters/adapter.js';
import type { Change, Scope } from '../model/query.js';

const warned = new WeakSet<MailAnalyticsAdapter>();

/**
 * Subscribes to the changes of an adapter that offers them. What an adapter does beyond answering must not throw into
 * the page, nor call a listener that has left.
 *
 * @returns what ends it; absent where it failed. That is warned of in the console, once an adapter.
 */
export function subscribed(
  adapter: MailAnalyticsAdapter,
  scope: Scope,
  listener: (changes: readonly Change[]) => void,
): Unsubscribe | undefined {
  let hasLeft = false;
  let stop: Unsubscribe | undefined;
  try {
    stop = adapter.subscribe?.(scope, (changes) => {
      if (!hasLeft) listener(changes);
    });
  } catch (error) {
    // A list that does not follow changes is still right as of now.
    hasLeft = true;
    warn(adapter, 'subscribe', error);
    return undefined;
  }
  return () => {
    hasLeft = true;
    try {
      stop?.();
    } catch (error) {
      warn(adapter, 'unsubscribe', error);
    }
  };
}

function warn(adapter: MailAnalyticsAdapter, what: string, error: unknown): void {
  if (!warned.has(adapter)) console.warn(`mail-analytics: ${what} failed`, error);
  warned.add(adapter);
}
