import type { IncomingMessage, ServerResponse } from 'node:http';

import type { MailAnalyticsAdapter } from '../../src/adapters/adapter.js';
import type { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { sendChanges } from './changes.js';
import { mailingQuery, recipientQuery, summaryQuery } from './parameters.js';
import { ProblemError } from './problem.js';
import { receiveSendgrid } from './webhook.js';

const MOST_IDS = 1000;

/** One request to the back end that the elements ask, below the address they are given as `src`. */
export interface ApiRequest {
  request: IncomingMessage;
  response: ServerResponse;
  /** What follows the address of the back end, as it came: ids may hold encoded slashes. */
  rawPath: string;
  parameters: URLSearchParams;
}

/**
 * Answers what the elements ask, in the words of the HTTP contract.
 *
 * @throws {ProblemError} which the caller sends.
 */
export async function answerApi(
  { request, response, rawPath, parameters }: ApiRequest,
  memory: MemoryAdapter,
): Promise<void> {
  const adapter: MailAnalyticsAdapter = memory;
  const segments = segmentsOf(rawPath);
  const [collection, id = '', part] = segments;
  const route = segments
    .map((segment, index) => (index === 1 && collection !== 'webhooks' ? '{id}' : segment))
    .join('/');
  if (route === 'webhooks/sendgrid') {
    allow(request, response, 'POST');
    await receiveSendgrid(request, memory);
    response.writeHead(204).end();
    return;
  }
  if (!ROUTES.has(route)) throw notFound(`There is nothing at ${rawPath}.`);
  allow(request, response, 'GET', 'HEAD');
  switch (part ?? collection) {
    case 'changes':
      return sendChanges(response, adapter, parameters.get('scope') ?? undefined);
    case 'mailings':
      return sendJson(response, await adapter.listMailings(mailingQuery(parameters), {}));
    case 'recipients': {
      const query = recipientQuery(parameters);
      return sendJson(response, await known(adapter.listRecipients(id, query, {})));
    }
    case 'links':
      return sendJson(response, await known(adapter.listLinks?.(id, {})));
    case 'events':
      return sendJson(response, await known(adapter.listEvents?.(id, {})));
    case 'messages':
      return sendJson(response, await adapter.getMessages(idsOf(parameters), {}));
    case 'summary': {
      if (!adapter.getSummary) throw notFound('This server has no summary.');
      return sendJson(response, await adapter.getSummary(summaryQuery(parameters), {}));
    }
  }
}

const ROUTES: ReadonlySet<string> = new Set([
  'mailings',
  'mailings/{id}/recipients',
  'mailings/{id}/links',
  'messages',
  'messages/{id}/events',
  'changes',
  'summary',
]);

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** Split first and decoded then, so that an id may hold a slash. `~.` stands for the id `.`, which no URL can hold. */
function segmentsOf(rawPath: string): string[] {
  return rawPath
    .split('/')
    .slice(1)
    .map((segment) => {
      try {
        return decodeURIComponent(segment).replace(/^~(~*\.\.?)$/, '$1');
      } catch {
        throw new ProblemError(400, 'Wrong address', `${segment} is not percent-encoded UTF-8.`);
      }
    });
}

function idsOf(parameters: URLSearchParams): string[] {
  const ids = parameters.getAll('id');
  if (ids.length > 0 && ids.length <= MOST_IDS) return ids;
  const detail = `id: from 1 to ${String(MOST_IDS)} of them, not ${String(ids.length)}`;
  throw new ProblemError(400, 'Wrong parameter', detail, { parameter: 'id' });
}

/** The adapter rejects, in words for a person, what is asked of a mailing or message that it does not know. */
async function known<Answer>(answer: Promise<Answer> | undefined): Promise<Answer> {
  try {
    if (answer) return await answer;
  } catch (error) {
    throw notFound(error instanceof Error ? error.message : String(error));
  }
  throw notFound('This server does not tell.');
}

function notFound(detail: string): ProblemError {
  return new ProblemError(404, 'Not found', detail);
}

function allow({ method = 'GET' }: IncomingMessage, response: ServerResponse, ...methods: string[]): void {
  if (methods.includes(method)) return;
  response.setHeader('allow', methods.join(', '));
  throw new ProblemError(405, 'Wrong method', `${method} is not possible here, but ${methods.join(' and ')}.`);
}
