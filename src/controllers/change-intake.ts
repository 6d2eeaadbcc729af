import { checkMailing } from '../model/mailing-shape.js';
import { checkMessage } from '../model/message-shape.js';
import type { Change } from '../model/query.js';
import { id, optional, record } from '../model/shape.js';
import { ChangeQueue } from './change-queue.js';

const checkSource = record({ mailingId: id });
const checkChange = record({ mailing: optional(checkMailing), message: optional(checkMessage) });

/**
 * The changes that an adapter has told, looked at and not handed on yet: of several of one mailing or message the last.
 * Loaded with the first change.
 */
export class ChangeIntake {
  /** The last change of each mailing and message. */
  readonly pending = new Map<string, Change>();
  #queue: ChangeQueue;

  /**
   * @param isWanted - Which changes are of use: of a million, most are not, and need not be looked at closely.
   * @param onTurn - Told after some have been taken, and whether others may have been missed.
   * @param onError - Told of changes of the wrong shape.
   */
  constructor(
    private readonly isWanted: (change: Change) => boolean,
    onTurn: (isMissing: boolean) => void,
    onError: (error: unknown) => void,
  ) {
    this.#queue = new ChangeQueue((change, path) => this.#take(change, path), onTurn, onError);
  }

  add(changes: readonly Change[]): void {
    this.#queue.add(changes);
  }

  /** Nothing that has come is of use any more. */
  clear(): void {
    this.#queue.clear();
    this.pending.clear();
  }

  #take(change: Change, path: string): void {
    checkSource(change, path);
    if (!this.isWanted(change)) return;
    checkChange(change, path);
    const { mailingId, mailing, message } = change;
    if (mailing) this.pending.set(`mailing ${mailing.id}`, { mailingId, mailing });
    if (message) this.pending.set(`message ${message.messageId}`, { mailingId, message });
  }
}
