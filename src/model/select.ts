import { instantOf } from './instant.js';
import { hasReached, TOTAL_OF, type Mailing, type Recipient } from './mailing.js';
import type { MailingColumn, MailingQuery, Page, RecipientColumn, RecipientQuery } from './query.js';
import { settling, type SortValue } from './sort-keys.js';
import { MAILING_STATUSES, STATUSES, type Reached, type Status } from './status.js';

/** What a query says of each row, one by one: the meaning that short and long lists share. */
export interface ListRules<Item> {
  /** The row as it is to be read. */
  seen: (item: Item) => Item;
  /** Whether it is found, whatever its status. */
  isFound: (item: Item) => boolean;
  /** The statuses that are asked for; none: all. */
  statuses: readonly string[];
  statusOf: (item: Item) => string;
  valueOf: (item: Item) => SortValue;
  isDescending: boolean;
  idOf: (item: Item) => string;
}

/** What a query means for mailings. */
export function mailingRules(query: MailingQuery): ListRules<Mailing> {
  const { scope, sender, sort, statuses = [] } = query;
  const isMatch = matching(query.search);
  const isWithin = between(query);
  return {
    seen: (mailing) => mailing,
    isFound: (mailing) =>
      (scope === undefined || mailing.scope === scope) &&
      (sender === undefined || mailing.sender.email.toLowerCase() === sender.toLowerCase()) &&
      (isMatch(mailing.subject) || isMatch(mailing.sender.name) || isMatch(mailing.sender.email)) &&
      isWithin(mailing.sentAt),
    statuses,
    statusOf: ({ status }) => status,
    valueOf: MAILING_VALUES[sort.by as MailingColumn] ?? unknown,
    isDescending: sort.direction === 'descending',
    idOf: ({ id }) => id,
  };
}

/** What a query means for the recipients of one mailing. */
export function recipientRules(query: RecipientQuery): ListRules<Recipient> {
  const { includeMachineOpens, reached, sort, statuses = [] } = query;
  const isMatch = matching(query.search);
  const isWithin = between(query);
  return {
    seen: includeMachineOpens ? withMachineOpens : (recipient) => recipient,
    isFound: (recipient) =>
      (reached === undefined || hasReached(recipient, reached)) &&
      (isMatch(recipient.name) || isMatch(recipient.email)) &&
      isWithin(recipient.statusAt),
    statuses,
    statusOf: ({ status }) => status,
    valueOf: RECIPIENT_VALUES[sort.by as RecipientColumn] ?? unknown,
    isDescending: sort.direction === 'descending',
    idOf: ({ messageId }) => messageId,
  };
}

/**
 * What each query means, over plain arrays: the reference that every adapter and store is held against.
 * Rows without a value stand last in either direction; equal rows stand in the order of their ids.
 */
export function selectMailings(mailings: readonly Mailing[], query: MailingQuery): Page<Mailing> {
  return select(mailings, mailingRules(query), query);
}

/** Recipients of one mailing; see `selectMailings`. */
export function selectRecipients(recipients: readonly Recipient[], query: RecipientQuery): Page<Recipient> {
  return select(recipients, recipientRules(query), query);
}

/** The order of texts: that of the language of the page's user, numbers by their value. */
export function textOrder(): Intl.Collator {
  return new Intl.Collator(undefined, { numeric: true });
}

/** The order of ids, which is that of rows whose values are the same. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function select<Item>(
  items: readonly Item[],
  rules: ListRules<Item>,
  { offset, limit }: { offset: number; limit: number },
): Page<Item> {
  const { seen, isFound, statuses, statusOf, valueOf, isDescending, idOf } = rules;
  const within = items.map(seen).filter(isFound);
  const picked = statuses.length > 0 ? within.filter((item) => statuses.includes(statusOf(item))) : within;
  const compare = settling({
    valueAt: (index) => valueOf(picked[index] as Item),
    isDescending,
    collator: textOrder(),
    compareEqual: (a, b) => compareIds(idOf(picked[a] as Item), idOf(picked[b] as Item)),
  });
  const order = picked.map((_, index) => index).sort(compare);
  const counts: Record<string, number> = {};
  for (const item of within) counts[statusOf(item)] = (counts[statusOf(item)] ?? 0) + 1;
  const rows = order.slice(offset, offset + limit).map((index) => picked[index] as Item);
  return { items: rows, offset, total: picked.length, counts };
}

const BELOW_OPENED: ReadonlySet<Status> = new Set<Status>(['processed', 'deferred', 'delivered']);

/** A recipient as it is read when software's opens count as opens. */
export function withMachineOpens(recipient: Recipient): Recipient {
  if (!recipient.machineOpened || recipient.opens > 0) return recipient;
  const isOutranked = BELOW_OPENED.has(recipient.status);
  return { ...recipient, opens: 1, status: isOutranked ? 'opened' : recipient.status };
}

/** Of a column of the host's own: rows stay in the order of their ids. */
const unknown = (): undefined => undefined;

const MAILING_VALUES: Readonly<Partial<Record<MailingColumn, (mailing: Mailing) => SortValue>>> = {
  subject: ({ subject }) => subject,
  'sending-user': ({ sender }) => sender.name,
  'sending-email': ({ sender }) => sender.email,
  status: ({ status }) => MAILING_STATUSES.indexOf(status),
  date: ({ sentAt }) => (sentAt === undefined ? undefined : instantOf(sentAt)),
  sent: ({ totals }) => totals.sent,
  delivered: reachedValue('delivered'),
  opened: reachedValue('opened'),
  clicked: reachedValue('clicked'),
  bounced: reachedValue('bounced'),
  dropped: reachedValue('dropped'),
  deferred: reachedValue('deferred'),
  'spam-report': reachedValue('spam-report'),
};

function reachedValue(reached: Reached): (mailing: Mailing) => SortValue {
  return ({ totals }) => totals[TOTAL_OF[reached]];
}

const RECIPIENT_VALUES: Readonly<Partial<Record<RecipientColumn, (recipient: Recipient) => SortValue>>> = {
  name: ({ name, email }) => name || email,
  email: ({ email }) => email,
  status: ({ status }) => STATUSES.indexOf(status),
  date: ({ statusAt }) => instantOf(statusAt),
  'last-event': ({ lastEventAt }) => instantOf(lastEventAt),
};

/** Whether a text has the words that are sought, whatever their case. */
function matching(search: string | undefined): (text: string | null | undefined) => boolean {
  const sought = search?.trim();
  if (!sought) return () => true;
  const pattern = new RegExp(sought.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  const lower = sought.toLowerCase();
  // Some letters change their length or form with their case, which the pattern does not see: "İ", "ẞ".
  const isPlain = /^[ -~]*$/.test(sought);
  return (text) => !!text && (pattern.test(text) || (!isPlain && text.toLowerCase().includes(lower)));
}

function between({ from, to }: { from?: string; to?: string }): (time: string | undefined) => boolean {
  if (from === undefined && to === undefined) return () => true;
  const [start, end] = [
    from === undefined ? -Infinity : Date.parse(from),
    to === undefined ? Infinity : Date.parse(to),
  ];
  return (time) => {
    const at = time === undefined ? NaN : instantOf(time);
    return at >= start && at < end;
  };
}
