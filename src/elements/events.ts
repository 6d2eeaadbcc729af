/**
 * Every event of the elements. They bubble and cross shadow roots, and are fired because a person did something, or
 * because data failed; never because a host set a property.
 */
import type { Recipient } from '../model/mailing.js';
import type { Reached } from '../model/status.js';
import type { View } from '../model/view.js';

import type { AdapterErrorEvent } from './adapter-error-event.js';
import { NativeEvent } from './native-event.js';
import type { RecipientActionEvent } from './recipient-action-event.js';

export { AdapterErrorEvent } from './adapter-error-event.js';
export { RecipientActionEvent } from './recipient-action-event.js';
export type { View };

const UPWARDS = { bubbles: true, composed: true };

/** A person asked for a mailing. Cancelable: show your own page instead of the drawer. */
export class MailingOpenEvent extends NativeEvent {
  /**
   * @param mailingId - Which mailing.
   * @param reached - The number that was pressed, as a filter of its recipients; absent for the mailing as a whole.
   */
  constructor(
    readonly mailingId: string,
    readonly reached?: Reached,
  ) {
    super('mailing-open', { ...UPWARDS, cancelable: true });
  }
}

/** A person asked for a recipient: go to that person's page. */
export class RecipientOpenEvent extends NativeEvent {
  /**
   * @param mailingId - The mailing whose recipient it is.
   * @param recipient - Who it is, and what became of the mail.
   */
  constructor(
    readonly mailingId: string,
    readonly recipient: Recipient,
  ) {
    super('recipient-open', UPWARDS);
  }
}

/** A person sorted, searched, filtered, or opened or closed the drawer, or made it wider or narrower. */
export class ViewChangeEvent extends NativeEvent {
  /** @param view - What is set now, all of it. */
  constructor(readonly view: View) {
    super('view-change', UPWARDS);
  }
}

/** What `<mail-analytics>` fires, by name, for `addEventListener`. */
export interface MailAnalyticsEvents {
  'mailing-open': MailingOpenEvent;
  'recipient-open': RecipientOpenEvent;
  'follow-up': RecipientActionEvent;
  'fix-address': RecipientActionEvent;
  suppress: RecipientActionEvent;
  'view-change': ViewChangeEvent;
  'adapter-error': AdapterErrorEvent;
}

/** What `<mail-recipients>` fires, by name. */
export interface MailRecipientsEvents {
  'recipient-open': RecipientOpenEvent;
  'follow-up': RecipientActionEvent;
  'fix-address': RecipientActionEvent;
  suppress: RecipientActionEvent;
  'view-change': ViewChangeEvent;
  'adapter-error': AdapterErrorEvent;
}

/** What `<email-status-icon>` fires, by name. */
export interface EmailStatusIconEvents {
  'mailing-open': MailingOpenEvent;
  'adapter-error': AdapterErrorEvent;
}
