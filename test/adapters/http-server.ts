import { http, HttpResponse, type HttpHandler } from 'msw';

import type { MailAnalyticsAdapter } from '../../src/adapters/adapter.js';
import {
  MAILING_COLUMNS,
  RECIPIENT_COLUMNS,
  type MailingQuery,
  type RecipientQuery,
  type SummaryQuery,
} from '../../src/model/query.js';
import { parseSort } from '../../src/model/sort.js';

/** A server of the HTTP contract below `base`, which answers from an adapter. */
export function serve(base: string, adapter: MailAnalyticsAdapter): HttpHandler {
  return http.get(`${base}/*`, async ({ request }) => {
    const url = new URL(request.url);
    try {
      return HttpResponse.json(
        (await answerOf(adapter, url.pathname.slice(base.length + 1), url.searchParams)) as object,
      );
    } catch (error) {
      return problem(404, 'Not found', String(error));
    }
  });
}

/** An RFC 9457 document. */
export function problem(
  status: number,
  title: string,
  detail?: string,
  headers: Record<string, string> = {},
): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  return new HttpResponse(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } });
}

/** What the contract has at a path below its base: "mailings/42/recipients". */
export function answerOf(adapter: MailAnalyticsAdapter, path: string, parameters: URLSearchParams): unknown {
  const [list = '', id = '', part] = path.split('/').map(idOf);
  const query = queryOf(parameters);
  switch (part ? `${list}/${part}` : list) {
    case 'mailings':
      return adapter.listMailings({ ...query, sort: sortOf(parameters, MAILING_COLUMNS) } as MailingQuery, {});
    case 'mailings/recipients':
      return adapter.listRecipients(
        id,
        { ...query, sort: sortOf(parameters, RECIPIENT_COLUMNS) } as RecipientQuery,
        {},
      );
    case 'mailings/links':
      return adapter.listLinks?.(id, {});
    case 'messages':
      return adapter.getMessages(parameters.getAll('id'), {});
    case 'summary':
      return adapter.getSummary?.({ ...query, ...periodOf(parameters) }, {});
    case 'messages/events':
      return adapter.listEvents?.(id, {});
    default:
      throw new Error(`There is no ${list}.`);
  }
}

function queryOf(parameters: URLSearchParams): object {
  return {
    scope: parameters.get('scope') ?? undefined,
    search: parameters.get('search') ?? undefined,
    statuses: parameters.getAll('status'),
    reached: parameters.get('reached') ?? undefined,
    sender: parameters.get('sender') ?? undefined,
    from: parameters.get('from') ?? undefined,
    to: parameters.get('to') ?? undefined,
    includeMachineOpens: parameters.get('includeMachineOpens') === 'true',
    offset: Number(parameters.get('offset')),
    limit: Number(parameters.get('limit')),
  };
}

function periodOf(parameters: URLSearchParams): Pick<SummaryQuery, 'bucket' | 'from' | 'timeZone' | 'to'> {
  const bucket = parameters.get('bucket') === 'hour' ? 'hour' : 'day';
  const [from = '', to = '', timeZone = ''] = ['from', 'to', 'timeZone'].map((name) => parameters.get(name) ?? '');
  return { bucket, from, to, timeZone };
}

function sortOf(parameters: URLSearchParams, columns: readonly string[]): unknown {
  return parseSort(parameters.get('sort') ?? '', columns);
}

/** An id from a segment of a path: the other half of `pathSegment`. */
function idOf(segment: string): string {
  const text = decodeURIComponent(segment);
  return /^~+\.\.?$/.test(text) ? text.slice(1) : text;
}
