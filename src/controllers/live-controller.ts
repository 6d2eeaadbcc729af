import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MailAnalyticsAdapter, Unsubscribe } from '../adapters/adapter.js';
import type { Change, Scope } from '../model/query.js';
import type { ChangeIntake } from './change-intake.js';
import { drawInFrame, skipFrame } from './draw-in-frame.js';
import { subscribed } from './subscription.js';

interface Source {
  adapter: MailAnalyticsAdapter | undefined;
  scope: Scope;
  /** Which changes are of use. */
  isWanted: (change: Change) => boolean;
}

/**
 * Follows the changes of an adapter while its element is on the page. Of several changes of one mailing or message
 * that come together only the last is handed on, and the element is drawn anew at most once a frame.
 */
export class LiveController implements ReactiveController {
  /**
   * Whether changes are being followed: `off` where the adapter offers them and yet fails, `paused` where a person wants
   * to read in peace. Absent: it offers none.
   */
  state: 'live' | 'off' | 'paused' | undefined;
  #followed: Source | undefined;
  #unsubscribe: Unsubscribe | undefined;
  #intake: ChangeIntake | undefined;
  /** What was told while the code that looks at it was being loaded. */
  #told: (readonly Change[])[] = [];
  /** Changes may have been missed, and that has not been handed on yet. */
  #isMissing = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: () => Source,
    private readonly onChanges: (changes: readonly Change[]) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    skipFrame(this.host);
    const source = this.source();
    if (source.adapter === this.#followed?.adapter && source.scope === this.#followed?.scope) return;
    this.hostDisconnected();
    this.#followed = source;
    const { adapter, scope } = source;
    if (!adapter?.subscribe) return;
    this.#unsubscribe = subscribed(adapter, scope, (changes) => this.#add(changes));
    this.state = this.#unsubscribe ? 'live' : 'off';
  }

  /** Mailings and messages that wait, while it is paused. */
  get waiting(): number {
    return this.state === 'paused' ? (this.#intake?.pending.size ?? 0) : 0;
  }

  /** Keeps what comes until it is pressed again; then hands on what has come. */
  readonly onToggle = (): void => {
    if (this.state === 'off') return;
    this.state = this.state === 'paused' ? 'live' : 'paused';
    this.#hand();
    this.host.requestUpdate();
  };

  hostDisconnected(): void {
    this.#followed = undefined;
    this.#intake?.clear();
    this.#told = [];
    this.#isMissing = false;
    this.state = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #add(changes: readonly Change[]): void {
    if (this.#intake) this.#intake.add(changes);
    // The host may use its list for the next ones; what is no list is answered for there.
    else if (this.#told.push(Array.isArray(changes) ? changes.slice() : changes) === 1) void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { ChangeIntake } = await import('./change-intake.js');
      this.#intake ??= new ChangeIntake(
        (change) => !!this.#followed?.isWanted(change),
        (isMissing) => this.#hand(isMissing),
        this.onError,
      );
      for (const changes of this.#told) this.#intake.add(changes);
    } catch (error) {
      this.onError(error);
    }
    this.#told = [];
  }

  #hand(isMissing = false): void {
    this.#isMissing ||= isMissing;
    const { pending } = this.#intake ?? {};
    if (!pending?.size && !this.#isMissing) return;
    drawInFrame(this.host);
    if (this.state === 'paused') return;
    const changes = [...(pending?.values() ?? [])];
    pending?.clear();
    if (changes.length > 0) this.onChanges(changes);
    if (this.#isMissing) this.onChanges([]);
    this.#isMissing = false;
  }
}
