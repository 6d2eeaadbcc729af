import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContextOptions, type CDPSession, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A page of a host, with the script in this folder that is built for it. */
interface HostPage {
  script: string;
  body: string;
  /** What is done before anything of the page runs. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Where it is opened. */
  context?: BrowserContextOptions;
}

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
export class SoakSite {
  readonly #streams = new Set<ServerResponse>();
  #files = new Map<string, string>();
  #body = '';
  #browser: Browser | undefined;
  readonly #server: Server = createServer(({ url = '/' }, response) => this.#answer(url, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
  }

  async open({ script, body, prepare, context }: HostPage): Promise<Page> {
    this.#body = body;
    this.#files = await bundle(script);
    const page = await (this.#browser as Browser).newPage({
      // Small: how much is painted is not what is tried.
      viewport: { width: 1100, height: 560 },
      reducedMotion: 'reduce',
      locale: 'en-US',
      ...context,
    });
    await prepare?.(page);
    await page.goto(`http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async held(page: Page): Promise<Held> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    // What the document holds goes in a second turn, after the scripts that held it.
    for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? NaN;
    const [detached, ours] = await detachedIn(session);
    await session.detach();
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
    } else if (url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(documentOf(this.#body));
    else if (file !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
    else response.writeHead(404).end();
  }
}

/** Elements that no document has, of all and of ours. */
async function detachedIn(session: CDPSession): Promise<[all: number, ours: number]> {
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

function documentOf(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>CRM</title><link rel="icon" href="data:,">
    <body>${body}<script type="module" src="/page.js"></script></body></html>`;
}

async function bundle(script: string): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { page: `${ROOT}test/soak/${script}` },
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
