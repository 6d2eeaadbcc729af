import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MailAnalyticsAdapter } from '../adapters/adapter.js';
import type { Message } from '../model/mailing.js';
import { messagesOf, type MessageWatcher } from './message-store.js';

/**
 * One message, kept up to date while its element is on the page. A late answer for another message is not shown. Loaded
 * when the first is wanted: icons that the page tells their status never need it.
 */
export class MessageController implements ReactiveController {
  message: Message | undefined;
  error: unknown;
  /** Whether it is still unknown what the message is. */
  isLoading = false;
  #watched: readonly [MailAnalyticsAdapter | undefined, string] = [undefined, ''];
  #stopWatching: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly wanted: () => readonly [MailAnalyticsAdapter | undefined, string],
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const [adapter, id] = this.wanted();
    if (this.#stopWatching && adapter === this.#watched[0] && id === this.#watched[1]) return;
    this.hostDisconnected();
    this.#watched = [adapter, id];
    this.isLoading = false;
    this.error = undefined;
    if (!adapter || this.message?.messageId !== id) this.message = undefined;
    if (adapter && id) this.retry();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  /** Asks again. What is shown stays until the answer is there. */
  retry(): void {
    const [adapter, id] = this.#watched;
    if (!adapter) return;
    this.hostDisconnected();
    this.isLoading = true;
    this.#stopWatching = messagesOf(adapter).watch(id, (...news) => this.#take(...news));
  }

  #take(...[message, error]: Parameters<MessageWatcher>): void {
    this.isLoading = false;
    this.error = error;
    if (error) this.onError(error);
    else this.message = message;
    this.host.requestUpdate();
  }
}
