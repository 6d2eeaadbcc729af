import {
  MAILING_COLUMNS,
  MAILING_STATUSES,
  REACHED,
  RECIPIENT_COLUMNS,
  STATUSES,
  type MailingQuery,
  type RecipientQuery,
  type Sort,
  type SummaryQuery,
} from '../../src/model.js';
import { ProblemError } from './problem.js';

const LIMIT = 100;
const MOST = 1000;

/** A date alone is no instant, and a time without an offset is another one for each reader. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The parameters of `GET /mailings`. Those it does not know may be the host's own, as a token, and are let be. */
export function mailingQuery(parameters: URLSearchParams): MailingQuery {
  return {
    ...window(parameters),
    ...filter(parameters),
    scope: parameters.get('scope') ?? undefined,
    sender: parameters.get('sender') ?? undefined,
    statuses: listOf(parameters, 'status', MAILING_STATUSES),
    sort: sortOf(parameters, MAILING_COLUMNS),
  };
}

/** The parameters of `GET /mailings/{id}/recipients`. */
export function recipientQuery(parameters: URLSearchParams): RecipientQuery {
  return {
    ...window(parameters),
    ...filter(parameters),
    statuses: listOf(parameters, 'status', STATUSES),
    reached: parameters.has('reached') ? oneOf(parameters.get('reached'), 'reached', REACHED) : undefined,
    sort: sortOf(parameters, RECIPIENT_COLUMNS),
  };
}

/** The parameters of `GET /summary`. */
export function summaryQuery(parameters: URLSearchParams): SummaryQuery {
  return {
    scope: parameters.get('scope') ?? undefined,
    from: instant(parameters, 'from') ?? missing('from'),
    to: instant(parameters, 'to') ?? missing('to'),
    timeZone: zone(parameters),
    bucket: parameters.has('bucket') ? oneOf(parameters.get('bucket'), 'bucket', ['day', 'hour'] as const) : 'day',
    includeMachineOpens: flag(parameters, 'includeMachineOpens'),
  };
}

function window(parameters: URLSearchParams): { offset: number; limit: number } {
  return { offset: whole(parameters, 'offset', 0, 2 ** 31), limit: whole(parameters, 'limit', LIMIT, MOST) };
}

function filter(parameters: URLSearchParams): Pick<MailingQuery, 'search' | 'from' | 'to' | 'includeMachineOpens'> {
  return {
    search: parameters.get('search') ?? undefined,
    from: instant(parameters, 'from'),
    to: instant(parameters, 'to'),
    includeMachineOpens: flag(parameters, 'includeMachineOpens'),
  };
}

function sortOf<Column extends string>(parameters: URLSearchParams, columns: readonly Column[]): Sort<Column | 'date'> {
  const given = parameters.get('sort') ?? '-date';
  const by = given === '-date' ? 'date' : oneOf(given.replace(/^-/, ''), 'sort', columns);
  return { by, direction: given.startsWith('-') ? 'descending' : 'ascending' };
}

function listOf<Value extends string>(parameters: URLSearchParams, name: string, values: readonly Value[]): Value[] {
  return parameters.getAll(name).map((given) => oneOf(given, name, values));
}

function oneOf<Value extends string>(given: string | null, name: string, values: readonly Value[]): Value {
  return values.find((value) => value === given) ?? wrong(name, given, `not one of ${values.join(', ')}`);
}

function whole(parameters: URLSearchParams, name: string, otherwise: number, most: number): number {
  const given = parameters.get(name);
  if (given === null) return otherwise;
  const isWhole = /^\d{1,10}$/.test(given) && Number(given) <= most;
  return isWhole ? Number(given) : wrong(name, given, `not a whole number from 0 to ${String(most)}`);
}

function instant(parameters: URLSearchParams, name: string): string | undefined {
  const given = parameters.get(name);
  if (given === null) return undefined;
  const isInstant = INSTANT.test(given) && !Number.isNaN(Date.parse(given));
  return isInstant ? given : wrong(name, given, 'not an ISO 8601 time with offset, as 2026-11-24T09:00:00Z');
}

function flag(parameters: URLSearchParams, name: string): boolean | undefined {
  const given = parameters.get(name);
  if (given === null) return undefined;
  return oneOf(given, name, ['true', 'false'] as const) === 'true';
}

function zone(parameters: URLSearchParams): string {
  const given = parameters.get('timeZone') ?? 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone: given });
    return given;
  } catch {
    return wrong('timeZone', given, 'not an IANA time zone, as Europe/Berlin');
  }
}

function missing(name: string): never {
  throw new ProblemError(400, 'Parameter missing', `${name}: is needed`, { parameter: name });
}

function wrong(name: string, given: string | null, problem: string): never {
  const detail = `${name}: ${problem} (${JSON.stringify(given?.slice(0, 60) ?? null)})`;
  throw new ProblemError(400, 'Wrong parameter', detail, { parameter: name });
}
