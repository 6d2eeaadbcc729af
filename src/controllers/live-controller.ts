import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MailAnalyticsAdapter, Unsubscribe } from '../adapters/adapter.js';
import { checkMailing } from '../model/mailing-shape.js';
import { checkMessage } from '../model/message-shape.js';
import type { Change, Scope } from '../model/query.js';
import { id, optional, record } from '../model/shape.js';
import { ChangeQueue } from './change-queue.js';
import { drawInFrame, skipFrame } from './draw-in-frame.js';
import { subscribed } from './subscription.js';

const checkSource = record({ mailingId: id });
const checkChange = record({ mailing: optional(checkMailing), message: optional(checkMessage) });

interface Source {
  adapter: MailAnalyticsAdapter | undefined;
  scope: Scope;
  /** Which changes are of use: of a million, most are not, and need not be looked at closely. */
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
  #queue: ChangeQueue;
  /** The last change of each mailing and message. */
  #pending = new Map<string, Change>();
  /** Changes may have been missed, and that has not been handed on yet. */
  #isMissing = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: () => Source,
    private readonly onChanges: (changes: readonly Change[]) => void,
    onError: (error: unknown) => void,
  ) {
    this.#queue = new ChangeQueue(
      (change, path) => this.#take(change, path),
      (isMissing) => this.#hand(isMissing),
      onError,
    );
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
    this.#unsubscribe = subscribed(adapter, scope, (changes) => this.#queue.add(changes));
    this.state = this.#unsubscribe ? 'live' : 'off';
  }

  /** Mailings and messages that wait, while it is paused. */
  get waiting(): number {
    return this.state === 'paused' ? this.#pending.size : 0;
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
    this.#queue.clear();
    this.#pending.clear();
    this.#isMissing = false;
    this.state = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #take(change: Change, path: string): void {
    checkSource(change, path);
    if (!this.#followed?.isWanted(change)) return;
    checkChange(change, path);
    const { mailingId, mailing, message } = change;
    if (mailing) this.#pending.set(`mailing ${mailing.id}`, { mailingId, mailing });
    if (message) this.#pending.set(`message ${message.messageId}`, { mailingId, message });
  }

  #hand(isMissing = false): void {
    this.#isMissing ||= isMissing;
    if (this.#pending.size === 0 && !this.#isMissing) return;
    drawInFrame(this.host);
    if (this.state === 'paused') return;
    const changes = [...this.#pending.values()];
    this.#pending.clear();
    if (changes.length > 0) this.onChanges(changes);
    if (this.#isMissing) this.onChanges([]);
    this.#isMissing = false;
  }
}
