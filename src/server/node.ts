import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { getRequestListener } from '@hono/node-server';

/** Whatever answers a request: what `createMailAnalytics` makes, or an app of the host's around it. */
export interface Fetcher {
  fetch(request: Request): Response | Promise<Response>;
}

/** What `http.createServer`, and Express with `app.use`, take. */
export type NodeListener = (request: MountedRequest, response: ServerResponse) => void;

/** Express and Connect cut the path at which a handler is mounted off `url`, and keep the whole of it here. */
type MountedRequest = IncomingMessage & { originalUrl?: string };

/**
 * The handler for Node's own server, Express, Connect and their like:
 *
 * ```ts
 * createServer(nodeListener(mail));
 * app.use('/mail-analytics/api', nodeListener(mail)); // before express.json(), which would read the bodies away
 * ```
 */
export function nodeListener(handler: Fetcher): NodeListener {
  // Node's own Request and Response are left as the host knows them.
  const listener = getRequestListener((request) => handler.fetch(request), { overrideGlobalObjects: false });
  return (request, response) => {
    const { url, originalUrl } = request;
    // Whoever is asked about a request, or checks what was signed over its address, sees it as it was called.
    if (originalUrl !== undefined) request.url = originalUrl;
    void listener(request, response);
    if (url !== undefined) request.url = url;
  };
}

/** Milliseconds in which a request has to have come in whole: nobody is to hold bytes in memory for longer. */
const REQUEST_TIMEOUT = 60_000;

/** A server that listens. */
export interface Listening {
  server: Server;
  /** Which it is where 0 was asked for. */
  port: number;
  /** Takes no more connections, and waits until those that are answering have ended. */
  close(): Promise<void>;
}

/**
 * Serves a handler over HTTP.
 *
 * @param port - 0: any that is free.
 * @throws {Error} with the code `EADDRINUSE` if it is taken.
 */
export async function listen(
  handler: Fetcher,
  { port, hostname = '127.0.0.1' }: { port: number; hostname?: string },
): Promise<Listening> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT }, nodeListener(handler));
  server.listen(port, hostname);
  await once(server, 'listening');
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
    },
  };
}
