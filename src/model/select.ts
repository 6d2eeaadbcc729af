import { hasReached, TOTAL_OF, type Mailing, type Recipient } from './mailing.js';
import type { Direction, MailingColumn, MailingQuery, Page, RecipientColumn, RecipientQuery, Sort } from './query.js';
import { MAILING_STATUSES, STATUSES, type Reached, type Status } from './status.js';

/**
 * What each query means, over plain arrays: the reference that every adapter and store is held against.
 * Rows without a value stand last in either direction; equal rows stand in the order of their ids.
 */
export function selectMailings(mailings: readonly Mailing[], query: MailingQuery): Page<Mailing> {
  const { scope, sender, statuses } = query;
  const within = mailings.filter(
    (mailing) =>
      (scope === undefined || mailing.scope === scope) &&
      (sender === undefined || mailing.sender.email.toLowerCase() === sender.toLowerCase()) &&
      matches(query.search, mailing.subject, mailing.sender.name, mailing.sender.email) &&
      isBetween(mailing.sentAt, query),
  );
  const picked = statuses?.length ? within.filter(({ status }) => statuses.includes(status)) : within;
  const compare = compareBy(query.sort, MAILING_VALUES, (mailing) => mailing.id);
  return pageOf([...picked].sort(compare), query, countBy(within));
}

/** Recipients of one mailing; see `selectMailings`. */
export function selectRecipients(recipients: readonly Recipient[], query: RecipientQuery): Page<Recipient> {
  const { reached, statuses } = query;
  const seen = query.includeMachineOpens ? recipients.map(withMachineOpens) : recipients;
  const within = seen.filter(
    (recipient) =>
      (reached === undefined || hasReached(recipient, reached)) &&
      matches(query.search, recipient.name, recipient.email) &&
      isBetween(recipient.statusAt, query),
  );
  const picked = statuses?.length ? within.filter(({ status }) => statuses.includes(status)) : within;
  const compare = compareBy(query.sort, RECIPIENT_VALUES, (recipient) => recipient.messageId);
  return pageOf([...picked].sort(compare), query, countBy(within));
}

const BELOW_OPENED: ReadonlySet<Status> = new Set<Status>(['processed', 'deferred', 'delivered']);

/** A recipient as it is read when software's opens count as opens. */
export function withMachineOpens(recipient: Recipient): Recipient {
  if (!recipient.machineOpened || recipient.opens > 0) return recipient;
  const isOutranked = BELOW_OPENED.has(recipient.status);
  return { ...recipient, opens: 1, status: isOutranked ? 'opened' : recipient.status };
}

type Value = string | number | null | undefined;

const MAILING_VALUES: Readonly<Record<MailingColumn, (mailing: Mailing) => Value>> = {
  subject: ({ subject }) => subject,
  'sending-user': ({ sender }) => sender.name,
  'sending-email': ({ sender }) => sender.email,
  status: ({ status }) => MAILING_STATUSES.indexOf(status),
  date: ({ sentAt }) => (sentAt === undefined ? undefined : Date.parse(sentAt)),
  sent: ({ totals }) => totals.sent,
  delivered: reachedValue('delivered'),
  opened: reachedValue('opened'),
  clicked: reachedValue('clicked'),
  bounced: reachedValue('bounced'),
  dropped: reachedValue('dropped'),
  deferred: reachedValue('deferred'),
  'spam-report': reachedValue('spam-report'),
};

function reachedValue(reached: Reached): (mailing: Mailing) => Value {
  return ({ totals }) => totals[TOTAL_OF[reached]];
}

const RECIPIENT_VALUES: Readonly<Record<RecipientColumn, (recipient: Recipient) => Value>> = {
  name: ({ name, email }) => name || email,
  email: ({ email }) => email,
  status: ({ status }) => STATUSES.indexOf(status),
  date: ({ statusAt }) => Date.parse(statusAt),
  'last-event': ({ lastEventAt }) => Date.parse(lastEventAt),
};

function compareBy<Item, Column extends string>(
  sort: Sort<Column>,
  values: Readonly<Record<Column, (item: Item) => Value>>,
  idOf: (item: Item) => string,
): (a: Item, b: Item) => number {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const valueOf = values[sort.by];
  return (a, b) => compareValues(valueOf(a), valueOf(b), sort.direction, collator) || compareIds(idOf(a), idOf(b));
}

function compareValues(a: Value, b: Value, direction: Direction, collator: Intl.Collator): number {
  if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
  const order = typeof a === 'string' ? collator.compare(a, String(b)) : a - Number(b);
  return direction === 'ascending' ? order : -order;
}

function isMissing(value: Value): value is null | undefined {
  return value === undefined || value === null || Number.isNaN(value);
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function matches(search: string | undefined, ...texts: readonly (string | null | undefined)[]): boolean {
  const sought = search?.trim().toLowerCase();
  return !sought || texts.some((text) => text?.toLowerCase().includes(sought));
}

function isBetween(time: string | undefined, { from, to }: { from?: string; to?: string }): boolean {
  if (from === undefined && to === undefined) return true;
  if (time === undefined) return false;
  const at = Date.parse(time);
  return (from === undefined || at >= Date.parse(from)) && (to === undefined || at < Date.parse(to));
}

function countBy(items: readonly { status: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of items) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function pageOf<Item>(
  items: readonly Item[],
  { offset, limit }: { offset: number; limit: number },
  counts: Record<string, number>,
): Page<Item> {
  return { items: items.slice(offset, offset + limit), offset, total: items.length, counts };
}
