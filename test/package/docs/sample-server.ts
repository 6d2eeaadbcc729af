import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MemoryAdapter } from '../../../src/index.js';
import type { MailEvent } from '../../../src/model/mail-event.js';
import type { MailingAnnouncement } from '../../../src/model/mail-log.js';
import type { MailingQuery, RecipientQuery } from '../../../src/model/query.js';
import { sendgrid } from '../../../src/providers/sendgrid.js';
import { createMailAnalytics } from '../../../src/server.js';
import { RIGHTS } from '../../../src/server/http/access.js';
import { listen } from '../../../src/server/node.js';
import { scriptFiles } from './sample-bundle.js';

/** Pages with samples in them, and the back ends that samples ask. */
export interface SampleServer {
  readonly url: string;
  /** Answers as the back end does. */
  readonly api: (request: Request) => Promise<Response>;
  /** Puts a page there. */
  serve(path: string, page: { text: string; type?: string; policy?: string }): void;
  /** A file of the package's `dist/`. */
  file(path: string): string | undefined;
  close(): Promise<void>;
}

const API = '/mail-analytics/api';
const DAY = 86_400_000;
const ago = (days: number): number => Date.now() - days * DAY;

const ANNOUNCEMENTS: readonly MailingAnnouncement[] = ['n-1', 'n-2', 'n-3'].map((id, index) => ({
  id,
  subject: `Letter ${String(index + 1)}`,
  sender: { name: 'Ada', email: 'ada@example.com' },
  sentAt: new Date(ago(index + 2)).toISOString(),
  scope: 'project:42',
  recipients: ['', '.1', '.2'].map((end) => ({
    messageId: `m-${String(index + 1)}${end}`,
    name: `Bob ${String(index + 1)}${end}`,
    email: `bob${String(index + 1)}${end}@example.com`,
  })),
}));

const BODY = JSON.stringify(
  ANNOUNCEMENTS.flatMap(({ id, sentAt = '', recipients }) =>
    recipients.flatMap(({ messageId, email }) =>
      ['processed', 'delivered', 'open'].map((event, place) => ({
        event,
        email,
        timestamp: Math.floor(Date.parse(sentAt) / 1000) + place * 60,
        sg_event_id: `${messageId} ${event}`,
        mailing_id: id,
        message_id: messageId,
      })),
    ),
  ),
);

function eventsOf(body: string): readonly MailEvent[] {
  return sendgrid.parse({ url: '', headers: new Headers(), body: new TextEncoder().encode(body) }).events;
}

/** What the samples' own back ends answer: routes with the query as JSON, and GraphQL. */
async function ownBackEnd(request: Request, adapter: MemoryAdapter): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === '/graphql') {
    const { query, variables } = (await request.json()) as { query: string; variables: Record<string, never> };
    const { mailingId, messageIds } = variables as { mailingId?: string; messageIds?: string[] };
    if (/^query Recipients/.test(query) && mailingId) {
      return { data: { recipients: await adapter.listRecipients(mailingId, variables['query'] as never) } };
    }
    if (/^query Messages/.test(query)) return { data: { messages: await adapter.getMessages(messageIds ?? []) } };
    return { data: { mailings: await adapter.listMailings(variables['query'] as never) } };
  }
  const query: unknown = JSON.parse(searchParams.get('query') ?? '{}');
  const [, id] = /^\/crm\/mailings\/([^/]+)\/recipients$/.exec(pathname) ?? [];
  if (id) return adapter.listRecipients(decodeURIComponent(id), query as RecipientQuery);
  if (pathname === '/crm/messages') return adapter.getMessages((query as { messageIds: string[] }).messageIds);
  return adapter.listMailings(query as MailingQuery);
}

export async function sampleServer(): Promise<SampleServer> {
  const folder = await mkdtemp(join(tmpdir(), 'mail-analytics-samples-'));
  const [files, adapter] = [
    await scriptFiles(),
    new MemoryAdapter({ announcements: ANNOUNCEMENTS, events: eventsOf(BODY) }),
  ];
  const mail = createMailAnalytics({
    database: folder,
    insecureWebhooks: true,
    authorize: () => ({ account: 'default', rights: RIGHTS, actor: 'a sample' }),
    onLog: () => undefined,
  });
  const post = async (path: string, body: string): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await mail.fetch(new Request(`http://localhost${API}${path}`, { method: 'POST', headers, body }));
    if (!answer.ok) throw new Error(await answer.text());
  };
  for (const each of ANNOUNCEMENTS) await post('/mailings', JSON.stringify(each));
  await post('/webhooks/sendgrid', BODY);
  const pages = new Map<string, { text: string; type?: string; policy?: string }>();
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(`${API}/`)) return mail.fetch(request);
    if (pathname === '/crm/changes') {
      return new Response('data: []\n\n', { headers: { 'content-type': 'text/event-stream' } });
    }
    if (pathname === '/graphql' || pathname.startsWith('/crm/')) {
      return Response.json(await ownBackEnd(request, adapter));
    }
    const [, path = ''] = /^\/node_modules\/mail-analytics\/dist\/(.+)$/.exec(pathname) ?? [];
    const file = files.get(path);
    if (file !== undefined) return new Response(file, { headers: { 'content-type': 'text/javascript' } });
    const page = pages.get(pathname);
    if (!page) return new Response('', { status: 404 });
    const headers = { 'content-type': `${page.type ?? 'text/html'}; charset=utf-8` };
    return new Response(page.text, {
      headers: page.policy ? { ...headers, 'content-security-policy': page.policy } : headers,
    });
  };
  const listening = await listen({ fetch: answer }, { port: 0 });
  return {
    url: `http://127.0.0.1:${String(listening.port)}`,
    api: (request) => mail.fetch(request),
    serve: (path, page) => void pages.set(path, page),
    file: (path) => files.get(path),
    close: async () => {
      const closed = listening.close();
      await mail.close();
      listening.server.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
