import {
  MAILING_COLUMNS,
  RECIPIENT_COLUMNS,
  type MailingQuery,
  type RecipientQuery,
  type Sort,
  type SummaryQuery,
} from '../../model/query.js';
import { date, ShapeError } from '../../model/shape.js';
import { parseSort } from '../../model/sort.js';
import { MAILING_STATUSES, REACHED, STATUSES } from '../../model/status.js';
import { wrongParameter } from '../http/problem.js';

const LIMIT = 100;
const MOST_ROWS = 1000;
const MOST_IDS = 100;
const MOST_OFFSET = 2 ** 31 - 1;

/** No text that is asked for is longer; a request that has one is a mistake, or worse. */
const MOST_CHARACTERS = 1000;

/** Each bucket of a summary is worked out and sent: those of a year by the hour, or of 27 years by the day. */
const MOST_BUCKETS = 10_000;
const BUCKET_LENGTH = { day: 86_400_000, hour: 3_600_000 } as const;

/** Between them every day has a name of four digits for its year, and so have the days before and after it, in any zone. */
const FIRST_DAY = '0001-01-01T00:00:00Z';
const LAST_DAY = '9999-12-01T00:00:00Z';

/** A date alone is no instant, and a time without an offset is another one for each reader. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** A query without its window: what is exported. */
export type Unwindowed<Query> = Omit<Query, 'offset' | 'limit'>;

/**
 * The parameters of `GET /mailings`. Those it does not know may be the host's own, as a token, and are let be.
 *
 * @throws {ProblemError} 400, as all here, which names the parameter that is wrong.
 */
export function mailingQuery(parameters: URLSearchParams): MailingQuery {
  return { ...windowOf(parameters), ...mailingFilter(parameters) };
}

/** The parameters of `GET /mailings.csv`. */
export function mailingFilter(parameters: URLSearchParams): Unwindowed<MailingQuery> {
  return {
    ...filterOf(parameters),
    scope: textOf(parameters, 'scope'),
    sender: textOf(parameters, 'sender'),
    statuses: listOf(parameters, 'status', MAILING_STATUSES),
    sort: sortOf(parameters, MAILING_COLUMNS),
  };
}

/** The parameters of `GET /mailings/{id}/recipients`. */
export function recipientQuery(parameters: URLSearchParams): RecipientQuery {
  return { ...windowOf(parameters), ...recipientFilter(parameters) };
}

/** The parameters of `GET /mailings/{id}/recipients.csv`. */
export function recipientFilter(parameters: URLSearchParams): Unwindowed<RecipientQuery> {
  const reached = textOf(parameters, 'reached');
  return {
    ...filterOf(parameters),
    statuses: listOf(parameters, 'status', STATUSES),
    reached: reached === undefined ? undefined : oneOf(reached, 'reached', REACHED),
    sort: sortOf(parameters, RECIPIENT_COLUMNS),
  };
}

/** The parameters of `GET /summary`. */
export function summaryQuery(parameters: URLSearchParams): SummaryQuery {
  const from = instantOf(parameters, 'from') ?? missing('from');
  const to = instantOf(parameters, 'to') ?? missing('to');
  const bucket = oneOf(textOf(parameters, 'bucket') ?? missing('bucket'), 'bucket', ['day', 'hour'] as const);
  if (Date.parse(from) < Date.parse(FIRST_DAY)) throw wrongParameter('from', `before ${FIRST_DAY} (${from})`);
  if (Date.parse(to) > Date.parse(LAST_DAY)) throw wrongParameter('to', `after ${LAST_DAY} (${to})`);
  const length = Date.parse(to) - Date.parse(from);
  if (length < 0) throw wrongParameter('to', `before from (${to})`);
  if (length / BUCKET_LENGTH[bucket] > MOST_BUCKETS) {
    throw wrongParameter('from', `more than ${String(MOST_BUCKETS)} buckets of one ${bucket} before to (${from})`);
  }
  return {
    scope: textOf(parameters, 'scope'),
    from,
    to,
    timeZone: zoneOf(parameters),
    bucket,
    includeMachineOpens: flagOf(parameters, 'includeMachineOpens'),
  };
}

/** The parameters of `GET /messages`: each id once. */
export function idsOf(parameters: URLSearchParams): string[] {
  const ids = [...new Set(parameters.getAll('id'))];
  if (ids.length === 0 || ids.length > MOST_IDS) {
    throw wrongParameter('id', `from 1 to ${String(MOST_IDS)} of them, not ${String(ids.length)}`);
  }
  return ids.map((id) => checkedText('id', id));
}

/** The only value of a parameter. */
export function textOf(parameters: URLSearchParams, name: string): string | undefined {
  const [text, ...more] = parameters.getAll(name);
  if (more.length > 0) throw wrongParameter(name, 'given more than once');
  return text === undefined ? undefined : checkedText(name, text);
}

/** The IANA zone of `timeZone`, else UTC. */
export function zoneOf(parameters: URLSearchParams): string {
  const given = textOf(parameters, 'timeZone') ?? 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone: given });
    return given;
  } catch {
    throw wrong('timeZone', given, 'not an IANA time zone, as Europe/Berlin');
  }
}

/** Rows to skip, and to give. */
export function windowOf(parameters: URLSearchParams): { offset: number; limit: number } {
  return {
    offset: wholeOf(parameters, 'offset', 0, MOST_OFFSET),
    limit: wholeOf(parameters, 'limit', LIMIT, MOST_ROWS),
  };
}

function filterOf(parameters: URLSearchParams): Pick<MailingQuery, 'search' | 'from' | 'to' | 'includeMachineOpens'> {
  return {
    search: textOf(parameters, 'search'),
    from: instantOf(parameters, 'from'),
    to: instantOf(parameters, 'to'),
    includeMachineOpens: flagOf(parameters, 'includeMachineOpens'),
  };
}

function sortOf<Column extends string>(
  parameters: URLSearchParams,
  columns: readonly (Column | 'date')[],
): Sort<Column | 'date'> {
  const given = textOf(parameters, 'sort');
  if (given === undefined) return { by: 'date', direction: 'descending' };
  const sort = parseSort(given, columns);
  if (!sort) throw wrong('sort', given, `not one of ${columns.join(', ')}, with or without "-" before it`);
  return sort;
}

function listOf<Value extends string>(parameters: URLSearchParams, name: string, values: readonly Value[]): Value[] {
  return [...new Set(parameters.getAll(name))].map((given) => oneOf(given, name, values));
}

function oneOf<Value extends string>(given: string, name: string, values: readonly Value[]): Value {
  const value = values.find((each) => each === given);
  if (value === undefined) throw wrong(name, given, `not one of ${values.join(', ')}`);
  return value;
}

function wholeOf(parameters: URLSearchParams, name: string, otherwise: number, most: number): number {
  const given = textOf(parameters, name);
  if (given === undefined) return otherwise;
  if (/^\d{1,10}$/.test(given) && Number(given) <= most) return Number(given);
  throw wrong(name, given, `not a whole number from 0 to ${String(most)}`);
}

function instantOf(parameters: URLSearchParams, name: string): string | undefined {
  const given = textOf(parameters, name);
  if (given === undefined) return undefined;
  try {
    date(given, name);
    if (INSTANT.test(given)) return given;
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
  }
  throw wrong(name, given, 'not an ISO 8601 time with offset, as 2026-11-24T09:00:00Z');
}

function flagOf(parameters: URLSearchParams, name: string): boolean | undefined {
  const given = textOf(parameters, name);
  return given === undefined ? undefined : oneOf(given, name, ['true', 'false'] as const) === 'true';
}

/** PostgreSQL has no character of code zero in its texts. */
function checkedText(name: string, text: string): string {
  if (text.length > MOST_CHARACTERS) {
    throw wrongParameter(name, `longer than ${String(MOST_CHARACTERS)} characters (${String(text.length)})`);
  }
  if (text.includes('\0')) throw wrong(name, text, 'holds the character of code zero');
  return text;
}

function missing(name: string): never {
  throw wrongParameter(name, 'is needed');
}

function wrong(name: string, given: string, problem: string): Error {
  const shown = given.length > 60 ? `${given.slice(0, 59)}…` : given;
  return wrongParameter(name, `${problem} (${JSON.stringify(shown)})`);
}
