import type { MailAnalyticsAdapter, Unsubscribe } from '../adapters/adapter.js';
import { getMessages } from '../adapters/checked-adapter.js';
import type { Message } from '../model/mailing.js';
import { checkMessage } from '../model/message-shape.js';
import type { Change } from '../model/query.js';
import { ChangeQueue } from './change-queue.js';
import { subscribed } from './subscription.js';

/** Is told what is known of a message: its state, nothing where the adapter knows none, or why it cannot be had. */
export type MessageWatcher = (message: Message | undefined, error?: unknown) => void;

/**
 * The messages that the icons of a page show, asked for together: one `getMessages` for all icons that appear in one
 * go, one subscription to changes for all that are on the page.
 */
class MessageStore {
  #watchers = new Map<string, Set<MessageWatcher>>();
  #wanted = new Set<string>();
  /** What each request on its way is asked for. */
  #requests = new Map<AbortController, Set<string>>();
  #isFollowing = false;
  #unsubscribe: Unsubscribe | undefined;
  #queue = new ChangeQueue(
    (change) => this.#take(change),
    (isMissing) => this.#tellChanged(isMissing),
    (error) => console.warn('mail-analytics:', error),
  );
  /** The last state of each watched message, of the changes that have come together. */
  #changed = new Map<string, Message>();

  constructor(private readonly adapter: MailAnalyticsAdapter) {}

  /** Asks for a message and tells the watcher of it, now and whenever it changes. Returns what ends that. */
  watch(id: string, watcher: MessageWatcher): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(watcher));
    this.#subscribe();
    if (this.#wanted.size === 0) this.#schedule();
    this.#wanted.add(id);
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0) this.#watchers.delete(id);
      if (this.#watchers.size === 0) this.#stop();
    };
  }

  /** While a page is still being read, more icons may come at any moment; afterwards those of one task are all. */
  #schedule(): void {
    const ask = (): void => void this.#ask();
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ask, { once: true });
    else setTimeout(ask);
  }

  async #ask(): Promise<void> {
    const ids = new Set([...this.#wanted].filter((id) => this.#watchers.has(id)));
    this.#wanted.clear();
    if (ids.size === 0) return;
    const request = new AbortController();
    this.#requests.set(request, ids);
    try {
      const messages = await getMessages(this.adapter, [...ids], { signal: request.signal });
      const byId = new Map(messages.map((message) => [message.messageId, message]));
      for (const id of ids) this.#tell(id, byId.get(id));
    } catch (error) {
      // Some reject with nothing at all.
      if (!request.signal.aborted) for (const id of ids) this.#tell(id, undefined, error || new Error(''));
    }
    this.#requests.delete(request);
  }

  #tell(id: string, ...news: Parameters<MessageWatcher>): void {
    this.#watchers.get(id)?.forEach((watcher) => watcher(...news));
  }

  #subscribe(): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    this.#unsubscribe = subscribed(this.adapter, undefined, (changes) => this.#queue.add(changes));
  }

  #take(change: Change | null): void {
    const message = change?.message;
    // Most changes of a busy host are of messages that no icon of this page shows.
    if (!message || !this.#watchers.has(message.messageId)) return;
    checkMessage(message, 'changes.message');
    // An answer that was asked for before the change is older than it.
    for (const ids of this.#requests.values()) ids.delete(message.messageId);
    this.#changed.set(message.messageId, message);
  }

  #tellChanged(isMissing: boolean): void {
    for (const [id, message] of this.#changed) this.#tell(id, message);
    this.#changed.clear();
    if (!isMissing) return;
    // What is on its way may be older than what was missed.
    for (const ids of this.#requests.values()) ids.clear();
    this.#wanted = new Set(this.#watchers.keys());
    void this.#ask();
  }

  #stop(): void {
    this.#isFollowing = false;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#queue.clear();
    for (const request of this.#requests.keys()) request.abort();
  }
}

const stores = new WeakMap<MailAnalyticsAdapter, MessageStore>();

/** The one store of an adapter. */
export function messagesOf(adapter: MailAnalyticsAdapter): MessageStore {
  let store = stores.get(adapter);
  if (!store) stores.set(adapter, (store = new MessageStore(adapter)));
  return store;
}
