import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>CRM</title><link rel="icon" href="data:,">
  <body><main class="home"><mail-analytics></mail-analytics></main><aside class="home"></aside>
  <div id="thread"></div><mail-status-legend></mail-status-legend>
  <script type="module" src="/page.js"></script></body></html>`;

/** What the browser holds after garbage has been collected. */
export interface Held {
  /** Bytes of scripts. */
  heap: number;
  nodes: number;
  listeners: number;
  documents: number;
  /** HTML elements that are in no document, as what a cell shows by turns. */
  detached: number;
  /** Those of ours among them. */
  ours: number;
  /** Streams that are open at the server. */
  streams: number;
}

/** The page of a CRM that is open all day, the server of its stream, and a look at what the browser holds. */
export class BusySite {
  readonly #streams = new Set<ServerResponse>();
  #files = new Map<string, string>();
  #browser: Browser | undefined;
  #session: CDPSession | undefined;
  readonly #server: Server = createServer(({ url = '/' }, response) => this.#answer(url, response));

  async open(): Promise<Page> {
    this.#files = await bundle();
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
    const page = await this.#browser.newPage({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-US',
    });
    this.#session = await page.context().newCDPSession(page);
    await this.#session.send('Performance.enable');
    await page.goto(`http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`);
    await page.locator('mail-analytics [data-row]:not(.pending)').first().waitFor();
    return page;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async held(): Promise<Held> {
    const session = this.#session as CDPSession;
    // What the document holds goes in a second turn, after the scripts that held it.
    for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? NaN;
    const [detached, ours] = await this.#detached(session);
    return {
      heap: metric('JSHeapUsedSize'),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      documents: metric('Documents'),
      detached,
      ours,
      streams: this.#streams.size,
    };
  }

  async #detached(session: CDPSession): Promise<[all: number, ours: number]> {
    const objectGroup = 'elements';
    const prototype = await session.send('Runtime.evaluate', { expression: 'HTMLElement.prototype', objectGroup });
    const prototypeObjectId = prototype.result.objectId as string;
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId, objectGroup });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId as string,
      returnByValue: true,
      functionDeclaration: `function () {
        const own = this.filter((each) => Object.hasOwn(each, 'constructor') === false && !each.isConnected);
        return [own.length, own.filter(({ localName }) => localName.includes('-')).length];
      }`,
    });
    await session.send('Runtime.releaseObjectGroup', { objectGroup });
    return result.value as [number, number];
  }

  #answer(url: string, response: ServerResponse): void {
    const file = this.#files.get(url);
    if (url.startsWith('/api/changes')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      // Returned to at once; by itself, a browser waits for seconds.
      response.write('retry: 10\n\n');
      this.#streams.add(response);
      response.on('close', () => this.#streams.delete(response));
    } else if (url === '/cut') {
      for (const stream of this.#streams) stream.destroy();
      response.end();
    } else if (url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    else if (file !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
    else response.writeHead(404).end();
  }
}

async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { page: `${ROOT}test/soak/busy-page.ts` },
    bundle: true,
    format: 'esm',
    splitting: true,
    write: false,
    outdir: '/',
    tsconfig: `${ROOT}tsconfig.json`,
    target: 'es2022',
    conditions: ['browser'],
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}
