import { resolve } from 'node:path';

import type { Command } from './command.js';
import { shownDatabase } from './database-option.js';
import { createMailAnalytics, type MailAnalytics } from '../handler.js';
import { RIGHTS, type Caller } from '../http/access.js';
import type { LogEntry } from '../http/log.js';
import { hasPassword } from '../http/password.js';
import { ProblemError } from '../http/problem.js';
import { listen, type Listening } from '../node.js';
import { servedPage } from './page.js';
import { LOOPBACK, SERVE_USAGE, serveOptions, type ServeOptions } from './serve-options.js';

const API = '/mail-analytics/api';
const ACCOUNT = 'default';
const DAY = 86_400_000;

/** Milliseconds between two looks at whether whoever started us is still there. */
const LOOK = 500;

/** Connections that have not ended by themselves so many milliseconds after everything was answered are cut. */
const GRACE = 2000;

/** `mail-analytics serve`: the back end by itself, with a page, for one account. */
export const serveCommand: Command = {
  usage: SERVE_USAGE,

  async run(args) {
    const options = serveOptions(args, process.env);
    const mail = createMailAnalytics({
      database: options.database,
      providers: options.secrets,
      authorize: (request) => callerOf(request, options),
      webhookAccount: ACCOUNT,
      insecureWebhooks: options.isInsecure,
      onLog: logLine,
      ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
    });
    const stopped = Promise.race([stopSignal(), leftAlone()]);
    let listening: Listening | undefined;
    let retention: ReturnType<typeof setInterval> | undefined;
    try {
      await mail.ready();
      retention = await retentionOf(mail, options.keepDays);
      listening = await served(mail, options);
      process.stdout.write(greeting(options, listening.port));
      await stopped;
    } finally {
      clearInterval(retention);
      await stop(mail, listening);
    }
    return 0;
  },
};

async function served(mail: MailAnalytics, options: ServeOptions): Promise<Listening> {
  const page = await servedPage(API);
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === API || pathname.startsWith(`${API}/`)) return mail.fetch(request);
    if (pathname === '/healthz') return mail.fetch(request);
    const caller = callerOf(request, options);
    if (caller instanceof Response) return caller;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    return (isRead && page(pathname)) || new ProblemError(404, 'Not found', `There is no page ${pathname}.`).response();
  };
  try {
    return await listen({ fetch }, { port: options.port, hostname: options.host });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken ? new Error(`port ${String(options.port)} is taken`, { cause: error }) : error;
  }
}

/** Whoever knows the token; without one, whoever is on this machine. */
function callerOf(request: Request, { token, publicUrl }: ServeOptions): Caller | Response {
  const caller: Caller = { account: ACCOUNT, rights: RIGHTS };
  if (token !== undefined) {
    if (hasPassword(request.headers, token)) return caller;
    const headers = { 'www-authenticate': 'Basic realm="mail-analytics", charset="UTF-8"' };
    return new ProblemError(401, 'Not signed in', 'The token is missing or wrong.', { headers }).response();
  }
  // A page of another site can have its own name lead to this machine, and then read what this server answers.
  const { hostname } = new URL(request.url);
  const isOwn = LOOPBACK.test(hostname.replace(/^\[|\]$/g, ''));
  if (isOwn || (publicUrl !== undefined && hostname === new URL(publicUrl).hostname)) return caller;
  return new ProblemError(403, 'Not allowed', `This server is not called ${hostname}: see --public-url.`).response();
}

/** Removes what is older, now and once a day. */
async function retentionOf(
  mail: MailAnalytics,
  keepDays?: number,
): Promise<ReturnType<typeof setInterval> | undefined> {
  if (keepDays === undefined) return undefined;
  const store = await mail.ready();
  const expire = async (): Promise<void> => {
    try {
      const mailings = await store.expire(ACCOUNT, new Date(Date.now() - keepDays * DAY).toISOString());
      logLine({ time: new Date().toISOString(), level: 'info', event: 'expired', mailings });
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'unknown';
      logLine({ time: new Date().toISOString(), level: 'error', event: 'expire-failed', problem });
    }
  };
  await expire();
  return setInterval(() => void expire(), DAY);
}

function greeting({ database, host, secrets, isInsecure, publicUrl }: ServeOptions, port: number): string {
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const origin = `http://${shownHost}:${String(port)}`;
  const names = Object.keys(secrets);
  const taken = isInsecure ? 'all providers' : names.length > 0 ? names.join(', ') : 'none is set up';
  const isFolder = !/^postgres(ql)?:/.test(database);
  const lines = [
    `mail-analytics listens at ${origin}/`,
    `  back end  ${origin}${API}`,
    `  webhooks  ${publicUrl ?? origin + API}/webhooks/{provider} (${taken})`,
    `  data      ${isFolder ? resolve(database) : shownDatabase(database)}`,
  ];
  if (isInsecure) {
    lines.push(
      '  WARNING   unsigned webhooks are taken (MAIL_ANALYTICS_INSECURE_WEBHOOKS): anybody can make events up',
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Resolves when the process is asked to stop; asked a second time, it does not wait. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (isAsked) process.exit(1);
        isAsked = true;
        resolve();
      });
    }
  });
}

/**
 * Resolves when the shell ends through which npm has started us, as by `npx`: it dies of the signal that npm passes on
 * to it, and passes it on to nobody. Never resolves where npm is not in between.
 */
function leftAlone(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    if (process.env['npm_command'] === undefined) return;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve();
    }, LOOK);
    timer.unref();
  });
}

async function stop(mail: MailAnalytics, listening: Listening | undefined): Promise<void> {
  const closed = listening?.close();
  await mail.close();
  if (!listening) return;
  listening.server.closeIdleConnections();
  const timer = setTimeout(() => listening.server.closeAllConnections(), GRACE);
  await closed;
  clearTimeout(timer);
}

function logLine(entry: LogEntry): void {
  process.stderr.write(`${JSON.stringify(entry)}\n`);
}
