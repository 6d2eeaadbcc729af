import { MAILING_COLUMNS, RECIPIENT_COLUMNS } from '../../model/query.js';
import { brief, ConformanceError, expectRows, type ConformanceSetup, type Promised } from './case.js';
import { allRows, isWhole, mailingListing, recipientListing, type Answer, type Listing } from './listing.js';

/**
 * Every column, both ways. Numbers, dates and statuses have one right order. Texts have as many as there are
 * collations, and that of a database is as good as that of a browser; so of texts no more is asked than what all of
 * them agree on: descending is the reverse of ascending where two texts differ in more than accents, case and
 * punctuation, and ascending goes from a to u by first letters.
 */
export const SORT_CASES: readonly Promised[] = [
  ...MAILING_COLUMNS.map((column) => ({
    name: `sorts mailings by ${column}, both ways`,
    probe: async (setup: ConformanceSetup) => sortsBothWays(mailingListing(setup), column),
  })),
  ...RECIPIENT_COLUMNS.map((column) => ({
    name: `sorts recipients by ${column}, both ways`,
    probe: async (setup: ConformanceSetup) => sortsBothWays(await recipientListing(setup), column),
  })),
];

async function sortsBothWays<Row>(listing: Listing<Row>, column: string): Promise<void> {
  const all = await allRows(listing, 2);
  const up = await listing.ask({ sort: { by: column, direction: 'ascending' } });
  const down = await listing.ask({ sort: { by: column, direction: 'descending' } });
  if (isWhole(all)) {
    const ids = ({ items }: Answer<Row>): string[] => items.map((row) => listing.idOf(row)).sort();
    expectRows(up.asked, ids(all), ids(up));
    expectRows(down.asked, ids(all), ids(down));
  }
  const isText = all.items.some((row) => typeof listing.valueOf(row, column) === 'string');
  if (!isText) {
    checkNumbers(listing, column, up, 1);
    checkNumbers(listing, column, down, -1);
    return;
  }
  checkInitials(listing, column, up, 1);
  checkInitials(listing, column, down, -1);
  if (isWhole(up) && isWhole(down)) checkMirror(listing, column, up, down);
}

function checkNumbers<Row>(listing: Listing<Row>, column: string, answer: Answer<Row>, sign: 1 | -1): void {
  const places = answer.items.map((row) => {
    const value = listing.valueOf(row, column);
    return typeof value === 'number' ? sign * value : Infinity;
  });
  places.forEach((place, index) => {
    if (index > 0 && place < (places[index - 1] ?? place)) complain(listing, column, answer, index - 1, index);
  });
}

/**
 * Initials whose order is the same in every collation: Lithuanian has y after i, Estonian z after s, old Swedish no
 * difference of v and w; "aa" is a late letter in Danish, "ch" and "ng" are letters of their own in Czech and Welsh.
 */
const CLEAR_INITIAL = /^(?!aa|ch|ng)[a-u]/i;

function checkInitials<Row>(listing: Listing<Row>, column: string, answer: Answer<Row>, sign: 1 | -1): void {
  // Where bytes are compared, all capitals stand before all small letters: each keeps an order of its own.
  const latest = new Map<boolean, { initial: string; index: number }>();
  answer.items.forEach((row, index) => {
    const initial = CLEAR_INITIAL.exec(String(listing.valueOf(row, column) ?? ''))?.[0];
    if (initial === undefined) return;
    const isSmall = initial >= 'a';
    const before = latest.get(isSmall);
    if (before && (before.initial < initial ? -sign : before.initial > initial ? sign : 0) > 0) {
      complain(listing, column, answer, before.index, index);
    }
    latest.set(isSmall, { initial, index });
  });
}

function checkMirror<Row>(listing: Listing<Row>, column: string, up: Answer<Row>, down: Answer<Row>): void {
  const isSame = new Intl.Collator('en', { sensitivity: 'base', numeric: true, ignorePunctuation: true });
  const places = new Map(down.items.map((row, index) => [listing.idOf(row), index]));
  const rows = up.items.flatMap((row) => {
    const value = listing.valueOf(row, column);
    return typeof value === 'string' ? [{ value, place: places.get(listing.idOf(row)) ?? 0 }] : [];
  });
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (!before || row.place < before.place || isSame.compare(before.value, row.value) === 0) return;
    complain(listing, column, down, before.place, row.place);
  });
}

function complain<Row>(
  listing: Listing<Row>,
  column: string,
  answer: Answer<Row>,
  before: number,
  after: number,
): never {
  const [first, second] = [before, after].map((index) => {
    const row = answer.items[index];
    const value = row && listing.valueOf(row, column);
    return `${brief(value)} (row ${String(index + 1)}, ${row ? brief(listing.idOf(row)) : 'missing'})`;
  });
  throw new ConformanceError(
    answer.asked,
    `${String(second)} to stand before ${String(first)}`,
    'them the other way round',
  );
}
