import type { Recipient } from '../model/mailing.js';
import type { RecipientAction, RecipientFilter } from '../model/recipient-action.js';
import { NativeEvent } from './native-event.js';

/** Whom an action is to be taken with, and how that is found out. */
interface Details {
  total: number;
  query?: RecipientFilter;
  recipient?: Recipient;
  reliesOnOpens: boolean;
  machineOpened?: number;
}

/**
 * A person wants something done with recipients: `follow-up`, `fix-address` or `suppress`. The host does it; nothing has
 * been done yet. Not cancelled, the list says that they were handed over, once what `waitUntil` was given is done;
 * cancelled, it says nothing, for a host that says so itself.
 *
 * ```js
 * element.addEventListener('follow-up', (event) => {
 *   event.waitUntil((async () => {
 *     for await (const { email } of event.recipients()) await queue(email);
 *   })());
 * });
 * ```
 */
export class RecipientActionEvent extends NativeEvent {
  declare readonly type: RecipientAction;
  /** How many they are: the number on the button. */
  readonly total: number;
  /**
   * For a host whose server finds them itself: what `listRecipients` is asked, without a window. The set is those in the
   * answer for whom `canTake` of `mail-analytics/model.js` holds. Absent where it is of one recipient.
   */
  readonly query: RecipientFilter | undefined;
  /** The one recipient, where it was asked for in one row. */
  readonly recipient: Recipient | undefined;
  /** Whether who is among them depends on who opened, which is never certain: see `docs/recipes/actions.md`. */
  readonly reliesOnOpens: boolean;
  /** How many of them only software is known to have opened; absent where that is not known. */
  readonly machineOpened: number | undefined;
  /**
   * @param type - What is to be done.
   * @param mailingId - The mailing whose recipients they are.
   * @param details - Whom it is to be done with.
   * @param recipients - All of them, each once, read through the adapter a thousand at a time. Nobody is among them who
   *   came to belong to them after they were counted; who does not any more when read, as who has opened meanwhile, is
   *   left out. Throws what the adapter throws.
   * @param waitUntil - Given a promise while the event is told, the list says how far it is until that is settled, and
   *   offers to try again if it is rejected, with the words of the error. Trying again fires the event anew.
   */
  constructor(
    type: RecipientAction,
    readonly mailingId: string,
    details: Details,
    readonly recipients: () => AsyncIterable<Recipient>,
    readonly waitUntil: (work: Promise<unknown>) => void = () => undefined,
  ) {
    super(type, { bubbles: true, composed: true, cancelable: true });
    this.total = details.total;
    this.query = details.query;
    this.recipient = details.recipient;
    this.reliesOnOpens = details.reliesOnOpens;
    this.machineOpened = details.machineOpened;
  }
}
