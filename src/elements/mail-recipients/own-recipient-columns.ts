import type { Recipient } from '../../model/mailing.js';
import { RECIPIENT_COLUMNS } from '../../model/query.js';
import { adopt } from '../../styles/adopt.js';
import { OwnColumns } from '../own-columns.js';
import type { MailRecipients } from './mail-recipients.js';
import { ownRecipientStyles } from './own-recipient-columns.styles.js';

/** The columns that a host adds to the list of recipients. */
export function ownRecipientColumns(
  host: MailRecipients,
  list: readonly unknown[],
  onError: (error: unknown) => void,
): OwnColumns<Recipient> {
  adopt(host, ownRecipientStyles);
  return new OwnColumns(list, RECIPIENT_COLUMNS, onError);
}
