import type { MailingQuery, RecipientQuery, Sort, SummaryQuery } from '../model/query.js';
import { formatSort } from '../model/sort.js';

type AnyQuery = Partial<
  Omit<MailingQuery, 'statuses' | 'sort'> & Pick<RecipientQuery, 'reached'> & Pick<SummaryQuery, 'timeZone' | 'bucket'>
> & { statuses?: readonly string[]; sort?: Sort };

/**
 * A query in the words of the HTTP contract, in a fixed order, so that equal questions have equal URLs and caches
 * recognise them. What the query leaves open is left out.
 */
export function queryPairs(query: AnyQuery): [name: string, value: string][] {
  const { sort } = query;
  const values: readonly (readonly [string, string | number | undefined])[] = [
    ['scope', query.scope],
    ['search', query.search || undefined],
    ...(query.statuses ?? []).map((status) => ['status', status] as const),
    ['reached', query.reached],
    ['sender', query.sender],
    ['from', query.from],
    ['to', query.to],
    ['timeZone', query.timeZone],
    ['bucket', query.bucket],
    ['includeMachineOpens', query.includeMachineOpens ? 'true' : undefined],
    ['sort', sort && formatSort(sort)],
    ['offset', query.offset],
    ['limit', query.limit],
  ];
  return values.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}

/**
 * An id as one segment of a path. The ids `.` and `..` need more than percent signs: URL parsing takes `%2E` for a
 * dot and walks up the path. So they get a tilde in front, as do ids that look like the outcome of that (`~.`, `~~..`);
 * a server takes one tilde away from a segment of tildes followed by one or two dots.
 */
export function pathSegment(id: string): string {
  return encodeURIComponent(/^~*\.\.?$/.test(id) ? '~' + id : id);
}

/** Most ids in one request. */
const MOST_IDS = 100;

/** Most characters that ids take up in one URL, encoded: servers and proxies often stop reading a URL at 8,000. */
const MOST_CHARACTERS = 6_000;

/** Splits ids, each once, into the lists of several requests, because the length of a URL is limited. */
export function idPairs(ids: readonly string[]): [name: string, value: string][][] {
  const requests: [string, string][][] = [];
  let length = Infinity;
  for (const id of new Set(ids)) {
    const own = encodeURIComponent(id).length + '&id='.length;
    const current = requests.at(-1);
    if (!current || current.length === MOST_IDS || length + own > MOST_CHARACTERS) {
      requests.push([['id', id]]);
      length = own;
    } else {
      current.push(['id', id]);
      length += own;
    }
  }
  return requests;
}
