import { EVENT_TYPES } from '../../model/mail-event.js';
import { totalsOf, type Mailing } from '../../model/mailing.js';
import type { Change, SummaryQuery } from '../../model/query.js';
import { count, date, listOf, oneOf, record, text, type Check } from '../../model/shape.js';
import { checkSummary } from '../../model/summary-shape.js';
import { checked } from '../checked-adapter.js';
import { brief, ConformanceError, expectSame, expectThat, skip, type ConformanceSetup, type Promised } from './case.js';
import { allRows, answered, isWhole, mailingListing, recipientListing } from './listing.js';

const checkEvent = record({ type: oneOf(EVENT_TYPES), recipient: text, time: date, provider: text, nativeType: text });
const checkLinks = listOf(record({ url: text, clicks: count, recipients: count }), 'url');

const checkEvents: Check = (value, path) => {
  if (!Array.isArray(value)) throw new TypeError(`${path}: not a list`);
  value.forEach((event, index) => checkEvent(event, `${path}[${String(index)}]`));
};

/** So long a change may take to be told, in milliseconds: a server may gather changes before it sends them. */
const PATIENCE = 10_000;

/** The methods that a host may leave out. What is there has to keep its promise, too. */
export const OPTIONAL_CASES: readonly Promised[] = [
  { name: 'lists the events of a message, oldest first', probe: listsEvents },
  { name: 'lists the links of a mailing, most clicked first', probe: listsLinks },
  { name: 'sums up the mailings of a period', probe: sumsUp },
  { name: 'can be subscribed to, and left twice without harm', probe: subscribes },
];

async function listsEvents(setup: ConformanceSetup): Promise<void> {
  const { adapter } = setup;
  const listEvents = adapter.listEvents?.bind(adapter) ?? skip('the adapter has no listEvents');
  const { items } = await allRows(await recipientListing(setup));
  for (const { messageId } of items.slice(0, 10)) {
    const asked = `listEvents(${brief(messageId)})`;
    const ask = () => checked(checkEvents, 'events', () => listEvents(messageId, {}));
    const times = (await answered(asked, 'a list of events', ask)).map(({ time }) => time);
    const isOrdered = times.every(
      (time, index) => index === 0 || Date.parse(time) >= Date.parse(times[index - 1] ?? ''),
    );
    expectThat(isOrdered, asked, 'the oldest first', times);
  }
}

async function listsLinks(setup: ConformanceSetup): Promise<void> {
  const { adapter } = setup;
  const listLinks = adapter.listLinks?.bind(adapter) ?? skip('the adapter has no listLinks');
  const { mailing } = await recipientListing(setup, ({ totals }) => totals.totalClicks);
  const asked = `listLinks(${brief(mailing.id)})`;
  const ask = () => checked(checkLinks, 'links', () => listLinks(mailing.id, {}));
  const links = await answered(asked, 'a list of links', ask);
  const isOrdered = links.every(({ clicks }, index) => index === 0 || clicks <= (links[index - 1]?.clicks ?? clicks));
  expectThat(isOrdered, asked, 'the most clicked first', links);
  for (const { url, clicks, recipients } of links) {
    expectThat(
      recipients <= clicks,
      asked,
      `no more recipients than clicks of ${url}`,
      `${String(recipients)} and ${String(clicks)}`,
    );
    expectThat(
      recipients <= mailing.totals.clicked,
      asked,
      `at most ${String(mailing.totals.clicked)} recipients, as clicked`,
      recipients,
    );
  }
}

async function sumsUp(setup: ConformanceSetup): Promise<void> {
  const { adapter } = setup;
  const getSummary = adapter.getSummary?.bind(adapter) ?? skip('the adapter has no getSummary');
  const listing = mailingListing(setup);
  const { items } = await allRows(listing);
  const latest = Math.max(...items.flatMap(({ sentAt }) => (sentAt ? Date.parse(sentAt) : [])));
  if (!Number.isFinite(latest)) skip('no mailing has a date');
  const period = { from: new Date(latest - 10 * 86_400_000).toISOString(), to: new Date(latest + 1).toISOString() };
  const query: SummaryQuery = { ...period, timeZone: 'UTC', bucket: 'day' };
  const asked = `getSummary(${brief(query)})`;
  const ask = () => checked(checkSummary, 'summary', () => getSummary(query, {}));
  const summary = await answered(asked, 'a summary', ask);
  // What is yet to go, or was called off, has nothing to sum up.
  const sent = await listing.ask({ ...period, statuses: ['sending', 'sent', 'failed'] });
  expectSame(
    asked,
    'as many mailings as listMailings has of those that went out in the period,',
    sent.total,
    summary.mailings,
  );
  if (isWhole(sent)) {
    expectSame(asked, 'to have addressed, as in the list, recipients', sentBy(sent.items), summary.totals.sent);
  }
  expectSame(asked, 'days that add up to', summary.totals.sent, sentBy(summary.buckets));
  const days = summary.buckets.map(({ from }) => Date.parse(from));
  expectThat(
    days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)),
    asked,
    'days in their order',
    days,
  );
}

function sentBy(rows: readonly Pick<Mailing, 'totals'>[]): number {
  return rows.reduce((sum, { totals }) => sum + totals.sent, totalsOf([]).sent);
}

async function subscribes({ adapter, change }: ConformanceSetup): Promise<void> {
  if (!adapter.subscribe) skip('the adapter has no subscribe');
  let tell: (changes: readonly Change[]) => void = () => undefined;
  const told = new Promise<readonly Change[]>((resolve) => (tell = resolve));
  const leave = adapter.subscribe(undefined, (changes) => {
    // An empty list tells of no change: it has all that is shown asked for anew.
    if (!Array.isArray(changes) || changes.length > 0) tell(changes);
  });
  expectThat(typeof leave === 'function', 'subscribe(undefined)', 'a function that ends it', typeof leave);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    if (!change) return;
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), PATIENCE)));
    await change();
    const changes = await Promise.race([told, late]);
    const isRight = Array.isArray(changes) && changes.length > 0 && changes.every(({ mailingId }) => mailingId);
    if (!isRight) throw new ConformanceError('subscribe(undefined), then a change', 'it to be told', brief(changes));
  } finally {
    clearTimeout(timer);
    leave();
    leave();
  }
}
