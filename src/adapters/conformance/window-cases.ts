import { expectRows, expectSame, expectThat, type Promised } from './case.js';
import { allRows, mailingListing, recipientListing, type Asked, type Listing } from './listing.js';

/** In so many windows a list is walked through, twice, the second time from the middle of the first window on. */
const WINDOWS = 5;

/** Windows of one order, put together, are the whole: what a person sees who scrolls. */
export const WINDOW_CASES: readonly Promised[] = [
  {
    name: 'gives windows of the mailings that fit together: no row twice, none missing',
    probe: async (setup) => fitTogether(mailingListing(setup), ['date', 'status', 'spam-report', 'subject']),
  },
  {
    name: 'gives windows of the recipients that fit together: no row twice, none missing',
    probe: async (setup) => fitTogether(await recipientListing(setup), ['date', 'status', 'last-event', 'name']),
  },
  {
    name: 'says the same total and counts of the mailings in each window, even in an empty one',
    probe: async (setup) => countsAlike(mailingListing(setup)),
  },
  {
    name: 'says the same total and counts of the recipients in each window, even in an empty one',
    probe: async (setup) => countsAlike(await recipientListing(setup)),
  },
];

/** Columns with many equal values are the ones that fall apart: equal rows need an order, too. */
async function fitTogether<Row>(listing: Listing<Row>, columns: readonly string[]): Promise<void> {
  for (const by of columns) {
    for (const direction of ['ascending', 'descending'] as const) {
      const all = await allRows({ ...listing, ask: (asked) => listing.ask({ sort: { by, direction }, ...asked }) }, 2);
      const ids = all.items.map((row) => listing.idOf(row));
      expectThat(
        ids.length === Math.min(all.total, 1_000),
        all.asked,
        `all ${String(all.total)} rows`,
        `${String(ids.length)} rows`,
      );
      const limit = Math.ceil(ids.length / WINDOWS);
      for (const start of new Set([0, Math.floor(limit / 2)])) {
        for (let offset = start; offset < ids.length; offset += limit) {
          const page = await listing.ask({ sort: { by, direction }, offset, limit });
          const expected = ids.slice(offset, offset + limit);
          // Beyond a thousand rows, the last window reaches further than what is known.
          expectRows(
            page.asked,
            expected,
            page.items.slice(0, expected.length).map((row) => listing.idOf(row)),
          );
          expectThat(page.items.length <= limit, page.asked, `at most ${String(limit)} rows`, page.items.length);
        }
      }
    }
  }
}

async function countsAlike<Row>(listing: Listing<Row>): Promise<void> {
  const all = await allRows(listing);
  const { total } = all;
  const windows: readonly Asked[] = [
    { offset: 0, limit: 1 },
    { offset: 0, limit: 0 },
    { offset: total - 1, limit: 2 },
    { offset: total, limit: 10 },
    { offset: total + 1_000, limit: 10 },
  ];
  for (const { offset = 0, limit = 0 } of windows) {
    const page = await listing.ask({ offset, limit });
    expectSame(page.asked, 'a total of', total, page.total);
    expectSame(page.asked, 'an offset of', offset, page.offset);
    expectSame(page.asked, 'the counts', all.counts ?? undefined, page.counts ?? undefined);
    const rows = Math.max(0, Math.min(limit, total - offset));
    expectThat(page.items.length === rows, page.asked, `${String(rows)} rows`, `${String(page.items.length)} rows`);
  }
}
