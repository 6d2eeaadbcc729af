import { Hono } from 'hono';
import { routePath } from 'hono/route';

import { Refusal, type Authorize } from './http/access.js';
import { withoutAddresses } from './http/address-mask.js';
import { ChangeHub } from './http/change-hub.js';
import { logTo, warnOnly, type LogEntry } from './http/log.js';
import { Metrics } from './http/metrics.js';
import { belowMount } from './http/mount.js';
import { notFound, ProblemError, tooBusy } from './http/problem.js';
import type { WebhookSecret } from './http/webhook-secrets.js';
import { Webhooks } from './http/webhooks.js';
import type { App, Backend, Env, Limits } from './routes/backend.js';
import { changeRoutes } from './routes/changes.js';
import { exportRoutes } from './routes/exports.js';
import { mailingRoutes } from './routes/mailings.js';
import { messageRoutes } from './routes/messages.js';
import { operationRoutes } from './routes/operation.js';
import { webhookRoutes } from './routes/webhooks.js';
import { StoreUnavailableError } from './store/store-errors.js';
import { openingStore } from './opening-store.js';
import type { Store } from './store/store.js';

/** What `createMailAnalytics` is told. */
export interface MailAnalyticsOptions {
  /**
   * Where data are kept: a folder, for the database that comes along (PGlite, PostgreSQL in this process), or
   * `postgres://…`, for PostgreSQL, through the package `pg`.
   */
  database?: string;
  /** A store of your own instead. It is not closed with the handler. */
  store?: Store;
  /** Decides who may do what: see `Caller`. Webhooks are not asked for, as their signatures say whom they are from. */
  authorize: Authorize;
  /** What webhooks are checked with, by the name of the provider. Those of others are not taken. */
  providers?: Readonly<Record<string, WebhookSecret | undefined>>;
  /**
   * The account that the events of a webhook belong to: a name, or what finds it by the address that was called.
   * `null`: there is none there. Default: "default".
   */
  webhookAccount?: string | ((request: Request) => string | null | undefined | Promise<string | null | undefined>);
  /**
   * Where the handler can be reached from outside, as "https://crm.example/mail-analytics/api". Needed behind a proxy
   * for Mandrill, which signs the address that it was told.
   */
  publicUrl?: string;
  /** Take webhooks of all providers, unsigned where no secret is set. Anybody can then make up events: to try out. */
  insecureWebhooks?: boolean;
  limits?: Partial<Limits>;
  /** Takes the entries of the log. Default: what goes wrong, to the console, as JSON. */
  onLog?: (entry: LogEntry) => void;
  /** Fetches what providers want fetched (certificates, confirmations). Default: the platform's. */
  fetch?: (url: string) => Promise<Response>;
}

/** The back end, ready to be mounted. */
export interface MailAnalytics {
  /** Answers a request, below whatever path it is mounted at. Needs no `this`: `export const GET = app.fetch`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Opens the database, if no request has done so yet; gives the store for what else the host wants of it. */
  readonly ready: () => Promise<Store>;
  /** Takes nothing more, finishes what it has taken, ends streams, and lets go of the database. */
  readonly close: () => Promise<void>;
}

const LIMITS: Limits = {
  webhookBytes: 10_000_000,
  webhookBytesAtOnce: 64_000_000,
  webhooksAtOnce: 200,
  announcementBytes: 20_000_000,
  streams: 10_000,
  streamBytes: 65_536,
  streamSeconds: 3600,
  heartbeatSeconds: 15,
};

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'DELETE']);

/** After a failure of the database, in seconds. */
const ASK_AGAIN = 5;

/**
 * The optional back end: takes webhooks, keeps them, and answers what the elements ask. Web standards alone, so that it
 * can be mounted in Node (see `server/node.js`), Deno, Bun, Express, Next.js and workers.
 *
 * ```ts
 * const mail = createMailAnalytics({
 *   database: process.env.DATABASE_URL ?? './mail-data',
 *   providers: { sendgrid: process.env.SENDGRID_VERIFICATION_KEY },
 *   authorize: async (request) => {
 *     const user = await userOf(request);
 *     return user && { account: user.company, rights: ['read', 'see-addresses'], actor: user.id };
 *   },
 * });
 * ```
 *
 * @throws {TypeError} if it is told of no database, or of two.
 */
export function createMailAnalytics(options: MailAnalyticsOptions): MailAnalytics {
  const { webhookAccount = 'default' } = options;
  const limits = { ...LIMITS, ...options.limits };
  const log = logTo(options.onLog ?? warnOnly);
  const metrics = new Metrics();
  const { store, close: closeStore } = openingStore(options);
  const changes = new ChangeHub(store, limits, {
    onEnd: (why) => why === 'too-slow' && metrics.count('streams_dropped', {}),
    onError: (error) => log('error', 'changes-failed', { problem: withoutAddresses(String(error)) }),
  });
  const webhooks = new Webhooks(
    store,
    {
      secrets: options.providers ?? {},
      isInsecure: options.insecureWebhooks === true,
      account: typeof webhookAccount === 'string' ? () => webhookAccount : webhookAccount,
      limits,
      ...(options.fetch && { fetch: options.fetch }),
    },
    metrics,
    log,
  );
  metrics.gauge('streams', () => changes.size);
  metrics.gauge('webhooks_in_progress', () => webhooks.size);
  const backend: Backend = { store, authorize: options.authorize, limits, changes, webhooks, metrics, log };
  const app = appOf(backend, options.publicUrl);
  const answering = new Set<Promise<Response>>();
  let isClosed = false;
  return {
    fetch: async (request) => {
      // Webhooks are refused by themselves, as their providers need it.
      if (isClosed && !request.url.includes('/webhooks/')) return closing().response();
      const answer = Promise.resolve(app.fetch(request)).catch((error: unknown) =>
        // Hono hands on what is thrown and no error, as a host's function may.
        problemOf(new Error('what was thrown is no error', { cause: error }), backend, request.method).response(),
      );
      answering.add(answer);
      return answer.finally(() => answering.delete(answer));
    },
    ready: store,
    close: async () => {
      isClosed = true;
      changes.close();
      await webhooks.close();
      await Promise.allSettled([...answering]);
      await closeStore();
    },
  };
}

function closing(): ProblemError {
  return tooBusy(503, 'The server is being stopped.', ASK_AGAIN);
}

function appOf(backend: Backend, publicUrl: string | undefined): App {
  let pathOf: (url: string) => string = () => '/';
  const app = new Hono<Env>({ getPath: (request) => pathOf(request.url) });
  app.use(async (context, next) => {
    const start = performance.now();
    await next();
    const { status } = context.res;
    // Anything can stand there, and each would be a number of its own.
    const method = METHODS.has(context.req.method) ? context.req.method : 'other';
    // The route, and not the path, in which ids stand.
    const route = routePath(context, -1);
    const seconds = (performance.now() - start) / 1000;
    backend.metrics.count('requests', { method, route, status: String(status) });
    backend.metrics.time({ route }, seconds);
    backend.log('info', 'request', { method, route, status, seconds: Number(seconds.toFixed(4)) });
  });
  for (const add of [mailingRoutes, exportRoutes, messageRoutes, changeRoutes, operationRoutes]) add(app, backend);
  webhookRoutes(publicUrl)(app, backend);
  app.notFound(() => notFound('There is nothing at this address.').response());
  app.onError((error, { req }) => {
    if (error instanceof Refusal) return error.response;
    return problemOf(error, backend, req.method).response();
  });
  pathOf = belowMount(app.routes.map(({ path }) => path).filter((path) => path !== '/*'));
  return app;
}

/** What is no `ProblemError` is a failure of ours, of which only the log tells more. */
function problemOf(error: Error, { log }: Backend, method: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const problem = withoutAddresses(error.stack ?? String(error));
  if (error instanceof StoreUnavailableError) {
    log('error', 'store-unavailable', { method, problem: withoutAddresses(error.message) });
    return tooBusy(503, 'The database does not answer.', ASK_AGAIN, error);
  }
  log('error', 'failed', { method, problem });
  return new ProblemError(500, 'Internal error', 'The server failed to answer; its log tells why.', { cause: error });
}
