import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MailAnalyticsAdapter, Unsubscribe } from '../adapters/adapter.js';
import { checkMailing } from '../model/mailing-shape.js';
import { checkMessage } from '../model/message-shape.js';
import type { Change, Scope } from '../model/query.js';
import { optional, record } from '../model/shape.js';

const FRAME = 16;

const checkChange = record({ mailing: optional(checkMailing), message: optional(checkMessage) });

interface Source {
  adapter: MailAnalyticsAdapter | undefined;
  scope: Scope;
}

/** Follows the changes of an adapter while its element is on the page: at most one batch a frame. */
export class LiveController implements ReactiveController {
  /** Whether changes are being followed. */
  isLive = false;
  #followed: Source | undefined;
  #unsubscribe: Unsubscribe | undefined;
  #pending: Change[] = [];

  constructor(
    host: ReactiveControllerHost,
    private readonly source: () => Source,
    private readonly onChanges: (changes: readonly Change[]) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const source = this.source();
    if (source.adapter === this.#followed?.adapter && source.scope === this.#followed?.scope) return;
    this.hostDisconnected();
    this.#followed = source;
    const { adapter, scope } = source;
    if (!adapter?.subscribe) return;
    try {
      this.#unsubscribe = adapter.subscribe(scope, (changes) => {
        if (this.#followed === source) this.#take(changes);
      });
      this.isLive = true;
    } catch (error) {
      // A list that does not follow changes is still right as of now.
      console.warn('mail-analytics: subscribe failed', error);
    }
  }

  hostDisconnected(): void {
    this.#followed = undefined;
    this.#pending = [];
    this.isLive = false;
    try {
      this.#unsubscribe?.();
    } catch (error) {
      console.warn('mail-analytics: unsubscribe failed', error);
    }
    this.#unsubscribe = undefined;
  }

  #take(changes: readonly Change[]): void {
    const isFirst = this.#pending.length === 0;
    for (const [index, change] of changes.entries()) {
      try {
        checkChange(change, `changes[${String(index)}]`);
        this.#pending.push(change);
      } catch (error) {
        this.onError(error);
      }
    }
    // Not an animation frame: a page in the background has none, and its changes would pile up.
    if (isFirst && this.#pending.length > 0) setTimeout(() => this.#hand(), FRAME);
  }

  #hand(): void {
    const changes = this.#pending;
    this.#pending = [];
    if (changes.length > 0) this.onChanges(changes);
  }
}
