import type { Mailing } from '../../model/mailing.js';
import { MAILING_COLUMNS } from '../../model/query.js';
import { adopt } from '../../styles/adopt.js';
import { OwnColumns } from '../own-columns.js';
import type { MailAnalytics } from './mail-analytics.js';
import { ownColumnStyles } from './own-columns.styles.js';

/** The columns that a host adds to the sent-mail table. */
export function ownMailingColumns(
  host: MailAnalytics,
  list: readonly unknown[],
  onError: (error: unknown) => void,
): OwnColumns<Mailing> {
  adopt(host, ownColumnStyles);
  return new OwnColumns(list, MAILING_COLUMNS, onError);
}
