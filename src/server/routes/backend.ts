import type { Context, Hono, MiddlewareHandler } from 'hono';

import { accessOf, callerOf, isMasked, type Authorize, type Caller, type Right } from '../http/access.js';
import type { ChangeHub } from '../http/change-hub.js';
import type { Log } from '../http/log.js';
import type { Metrics } from '../http/metrics.js';
import { notFound, PRIVATE, ProblemError } from '../http/problem.js';
import type { Webhooks } from '../http/webhooks.js';
import type { Access, Store } from '../store/store.js';

/** What the server bears. A host may set each otherwise. */
export interface Limits {
  /** Bytes of one webhook. */
  webhookBytes: number;
  /** Bytes of all webhooks that are being kept at once; beyond it they are told to come again. */
  webhookBytesAtOnce: number;
  /** Webhooks that are being kept at once. */
  webhooksAtOnce: number;
  /** Bytes of one announcement. */
  announcementBytes: number;
  /** Change streams that are open at once. */
  streams: number;
  /** Bytes that may wait for the reader of a change stream before it is ended. */
  streamBytes: number;
  /** Seconds after which a change stream is ended, so that its reader is authorized anew. */
  streamSeconds: number;
  /** Seconds between two signs of life on a silent change stream. */
  heartbeatSeconds: number;
}

/** What the routes share. */
export interface Backend {
  /** The store, once it is open. */
  store(): Promise<Store>;
  readonly authorize: Authorize;
  readonly limits: Limits;
  readonly changes: ChangeHub;
  readonly webhooks: Webhooks;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** What is known of a request when its route is asked. */
export interface Env {
  Variables: { caller: Caller; access: Access; isMasked: boolean };
}

export type App = Hono<Env>;
export type RouteContext = Context<Env>;

/** Adds the routes of one subject. */
export type Routes = (app: App, backend: Backend) => void;

/** Lets only those pass who have these rights. */
export function needs({ authorize }: Backend, ...rights: readonly Right[]): MiddlewareHandler<Env> {
  return async (context, next) => {
    const caller = await callerOf(context.req.raw, authorize, ...rights);
    context.set('caller', caller);
    context.set('access', accessOf(caller));
    context.set('isMasked', isMasked(caller));
    await next();
  };
}

/** Answers other methods of a path; to be added after those that it has. */
export function onlyMethods(app: App, path: string, ...methods: readonly string[]): void {
  app.all(path, ({ req }) => {
    throw new ProblemError(405, 'Wrong method', `${req.method} is not possible here, but ${methods.join(' and ')}.`, {
      headers: { allow: methods.join(', ') },
    });
  });
}

/**
 * The id in the path. One tilde is taken away from one of tildes and then dots: `~.` stands for the id `.`, which no
 * URL can hold.
 *
 * @throws {ProblemError} 400 if it is not percent-encoded UTF-8, 404 if nothing can have it.
 */
export function idOf({ req }: RouteContext): string {
  const id = req.param('id') ?? '';
  // What Hono cannot decode it leaves as it is.
  const isDecoded = isEncoded(req.path.split('/')[2] ?? '');
  if (!isDecoded) throw new ProblemError(400, 'Wrong address', 'The id is not percent-encoded UTF-8.');
  if (id.includes('\0')) throw notFound('No id has the character of code zero.');
  return id.replace(/^~(~*\.\.?)$/, '$1');
}

function isEncoded(segment: string): boolean {
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}

export function parametersOf({ req }: RouteContext): URLSearchParams {
  return new URL(req.url).searchParams;
}

/** JSON that no cache keeps: it is of one person's data, and changes. */
export function json(value: unknown): Response {
  return new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/json; charset=utf-8', ...PRIVATE },
  });
}
