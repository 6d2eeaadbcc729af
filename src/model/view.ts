import type { Sort } from './query.js';
import type { MailingStatus, Reached, Status } from './status.js';

/** What a person has set on a list: enough to put it into an address, and to set it again from there. */
export interface View {
  search: string;
  statuses: readonly (MailingStatus | Status)[];
  /** By one of our columns, or by one of the host's own. */
  sort: Sort;
  /** The period, as the attributes `range`, `from` and `to` take it. Of `<mail-analytics>` only. */
  range?: string;
  from?: string;
  to?: string;
  /** What its attribute `columns` takes: which, in which order, how wide. Of `<mail-analytics>` only. */
  columns?: string;
  /** The mailing whose drawer is open. Of `<mail-analytics>` only. */
  mailingId?: string | undefined;
  /** Width of the drawer in pixels, once a person has changed it. Of `<mail-analytics>` only. */
  drawerWidth?: number | undefined;
  /** Of `<mail-recipients>` only. */
  reached?: Reached | undefined;
}
