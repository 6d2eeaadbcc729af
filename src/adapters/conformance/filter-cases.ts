import { expectRows, expectSame, expectThat, skip, type Promised } from './case.js';
import { allRows, isWhole, mailingListing, recipientListing, type Answer, type Listing } from './listing.js';

/** What each filter lets through, and that the counts behind the filter chips are true. */
export const FILTER_CASES: readonly Promised[] = [
  ...both('finds WHAT by a part of each text, in capitals or not', findsText),
  ...both('finds no WHAT by a text that none has, and takes % _ * \\ and quotes as they are', findsNothing),
  ...both('picks WHAT by status, and their counts add up to all', picksStatus),
  ...both('picks WHAT by status and text together', picksBoth),
  ...both('picks WHAT from an instant on, until before another', picksPeriod),
  {
    name: 'picks mailings by the address of the sender, in capitals or not',
    probe: async (setup) => {
      const listing = mailingListing(setup);
      const all = await allRows(listing);
      const { email } = all.items[0]?.sender ?? skip('there are no mailings');
      for (const sender of [email, email.toUpperCase()]) {
        await picks(listing, all, { sender }, (mailing) => mailing.sender.email.toLowerCase() === email.toLowerCase());
      }
      await picks(listing, all, { sender: 'nobody@nowhere.invalid' }, () => false);
    },
  },
  {
    name: 'picks mailings by scope',
    probe: async (setup) => {
      const listing = mailingListing(setup);
      const all = await allRows(listing);
      await picks(listing, all, { scope: 'no-such-scope:0' }, () => false);
      const scope = all.items.find((mailing) => mailing.scope)?.scope ?? skip('no mailing has a scope');
      await picks(listing, all, { scope }, (mailing) => mailing.scope === scope);
    },
  },
];

type Probe = <Row extends { status: string }>(listing: Listing<Row>) => Promise<void>;

function both(name: string, probe: Probe): Promised[] {
  return [
    { name: name.replace('WHAT', 'mailings'), probe: (setup) => probe(mailingListing(setup)) },
    { name: name.replace('WHAT', 'recipients'), probe: async (setup) => probe(await recipientListing(setup)) },
  ];
}

/** Asks with a filter: all rows that come match it, and none that matches is missing, as far as all are known. */
async function picks<Row>(
  listing: Listing<Row>,
  all: Answer<Row>,
  filter: Parameters<Listing<Row>['ask']>[0],
  isMatch: (row: Row) => boolean,
): Promise<Answer<Row>> {
  const page = await listing.ask(filter);
  for (const row of page.items) {
    expectThat(isMatch(row), page.asked, 'only rows that match', `${listing.idOf(row)}, which does not`);
  }
  if (isWhole(all)) {
    const expected = all.items.filter(isMatch).map((row) => listing.idOf(row));
    expectRows(
      page.asked,
      expected,
      page.items.map((row) => listing.idOf(row)),
    );
    expectSame(page.asked, 'a total of', expected.length, page.total);
  }
  return page;
}

/** Letters and digits that every database folds alike, from within a text. */
function pieceOf(text: string): string | undefined {
  return /[a-z0-9]{3,8}/i.exec(text.slice(1))?.[0] ?? /[a-z0-9]{3,8}/i.exec(text)?.[0];
}

async function findsText<Row>(listing: Listing<Row>): Promise<void> {
  const all = await allRows(listing);
  const row = all.items.find((one) => listing.textsOf(one).some(pieceOf)) ?? skip('no text has three plain letters');
  for (const text of listing.textsOf(row)) {
    const piece = pieceOf(text);
    if (piece === undefined) continue;
    for (const search of [piece, piece.toUpperCase(), ` ${piece.toLowerCase()} `]) {
      await picks(listing, all, { search }, (one) => hasText(listing.textsOf(one), search));
    }
  }
}

function hasText(texts: readonly string[], search: string): boolean {
  const sought = search.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(sought));
}

async function findsNothing<Row>(listing: Listing<Row>): Promise<void> {
  const all = await allRows(listing);
  for (const search of ['no such text 8a1f', '%', '_', '*', '\\', "'", '"', '%%', "' OR '1'='1"]) {
    await picks(listing, all, { search }, (row) => hasText(listing.textsOf(row), search));
  }
}

async function picksStatus<Row extends { status: string }>(listing: Listing<Row>): Promise<void> {
  const all = await allRows(listing);
  const { counts } = all;
  for (const status of listing.statuses) {
    const page = await picks(listing, all, { statuses: [status] }, (row) => row.status === status);
    if (!counts) continue;
    expectSame(all.asked, `a count of ${status} of`, page.total, counts[status] ?? 0);
    expectSame(page.asked, 'counts that leave the filter by status out:', counts, page.counts);
  }
  await picks(listing, all, { statuses: [] }, () => true);
  const pair = [...new Set(all.items.map((row) => row.status))].slice(0, 2);
  await picks(listing, all, { statuses: pair }, (row) => pair.includes(row.status));
  if (!counts) return;
  const sum = Object.values(counts).reduce((total, number) => total + number, 0);
  expectSame(all.asked, 'counts that add up to', all.total, sum);
}

async function picksBoth<Row extends { status: string }>(listing: Listing<Row>): Promise<void> {
  const all = await allRows(listing);
  const row = all.items.find((one) => listing.textsOf(one).some(pieceOf)) ?? skip('no text has three plain letters');
  const search = listing.textsOf(row).map(pieceOf).find(Boolean) ?? '';
  const found = await listing.ask({ search });
  const page = await picks(
    listing,
    all,
    { search, statuses: [row.status] },
    (one) => one.status === row.status && hasText(listing.textsOf(one), search),
  );
  expectSame(page.asked, 'counts of what the text finds:', found.counts ?? undefined, page.counts ?? undefined);
}

async function picksPeriod<Row>(listing: Listing<Row>): Promise<void> {
  const all = await allRows(listing);
  const times = all.items.flatMap((row) => listing.timeOf(row) ?? []);
  const time = times[Math.floor(times.length / 2)] ?? skip(`no ${listing.what} have a date`);
  const at = Date.parse(time);
  const next = new Date(at + 1).toISOString();
  const inPeriod = (from: number, to: number) => (row: Row) => {
    const own = Date.parse(listing.timeOf(row) ?? '');
    return own >= from && own < to;
  };
  const after = await picks(listing, all, { from: time }, inPeriod(at, Infinity));
  const before = await picks(listing, all, { to: time }, inPeriod(-Infinity, at));
  const dated = await listing.ask({ from: '1970-01-01T00:00:00Z' });
  expectSame(dated.asked, 'as many rows as lie before and after an instant,', before.total + after.total, dated.total);
  await picks(listing, all, { from: time, to: next }, inPeriod(at, at + 1));
  await picks(listing, all, { from: time, to: time }, () => false);
  await picks(listing, all, { from: inIndia(at), to: inIndia(at + 60_000) }, inPeriod(at, at + 60_000));
}

/** The same instant as clocks in India write it: whoever compares times as texts is caught. */
function inIndia(at: number): string {
  return new Date(at + 19_800_000).toISOString().replace('Z', '+05:30');
}
