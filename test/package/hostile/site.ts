import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import {
  rollup,
  type OutputAsset,
  type OutputChunk,
  type OutputOptions,
  type Plugin,
  type RollupOptions,
} from 'rollup';

import { CHROMIUM_ARGS, chromiumPath } from '../../../scripts/chromium.mjs';
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import { answerOf } from '../../adapters/http-server.js';
import { sampleAnnouncements, sampleEvents } from '../../adapters/sample.js';

const ROOT = new URL('../../../', import.meta.url);
const API = '/api/';

/** The present of every page: a day after what is in the sample. */
const NOW = '2026-03-03T09:00:00Z';

const MINIFIERS = ['terser', 'without-indentation'];

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript' };

/** A page of somebody else's, with the headers that its server sends. */
export interface HostPage {
  /** What stands in its `<head>` after the script of the elements. */
  head?: string;
  body: string;
  headers?: Readonly<Record<string, string>>;
  /** Its own script, in a file as its policy may demand; runs before the elements are defined. */
  script?: string;
  /** Scripts that are loaded after that one, in their order. Default: the elements. */
  modules?: readonly string[];
}

/** A page that is open, and what its console was told. */
export interface OpenPage {
  page: Page;
  /** Errors that nobody caught, errors and warnings of the console, and what the page's policy forbade. */
  complaints: string[];
}

/** A server of built files, of pages that hosts might have, and of the HTTP contract; and a browser. */
export class HostileSite {
  /** What is served, by its path: `/dist/mail-analytics.js`. */
  readonly files = new Map<string, string>();
  readonly #pages = new Map<string, HostPage>();
  readonly #adapter = new MemoryAdapter({ announcements: sampleAnnouncements(), events: sampleEvents() });
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));
  #browser: Browser | undefined;
  url = '';

  async start(): Promise<void> {
    await Promise.all([
      this.build('dist'),
      new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve)),
      (async () => {
        this.#browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
      })(),
    ]);
    this.url = `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /**
   * Builds the file for pages with all that it loads on demand, as `npm run build` does, into a folder of this server.
   *
   * @param change - Changes what is built, which then is not made small: that takes the longest.
   */
  async build(folder: string, change?: Plugin): Promise<void> {
    const config = new URL('rollup.config.mjs', ROOT).href;
    const { default: configs } = (await import(config)) as { default: RollupOptions[] };
    const script = configs.find(({ input }) => input === 'src/script.ts');
    if (!script) throw new Error('No script is built.');
    const usual = script.plugins as readonly Plugin[];
    const plugins = change ? [change, ...usual.filter(({ name }) => !MINIFIERS.includes(name))] : [...usual];
    const bundle = await rollup({ ...script, plugins });
    const { output } = await bundle.generate({ ...(script.output as OutputOptions), sourcemap: false });
    await bundle.close();
    for (const each of output) this.files.set(`/${folder}/${each.fileName}`, textOf(each));
  }

  async addFile(path: string, file: string): Promise<void> {
    this.files.set(path, await readFile(fileURLToPath(new URL(file, ROOT)), 'utf8'));
  }

  /** Opens a page of a host, by a name of its own. */
  async open(name: string, host: HostPage, options: BrowserContextOptions = {}): Promise<OpenPage> {
    this.#pages.set(`/${name}`, host);
    const page = await (this.#browser as Browser).newPage({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
      ...options,
    });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.exposeFunction('complain', (words: string) => complaints.push(words));
    page.setDefaultTimeout(30_000);
    await page.clock.setFixedTime(NOW);
    await page.addInitScript(() => {
      // Nobody is there to choose a file, so it is downloaded.
      Object.defineProperty(globalThis, 'showSaveFilePicker', { value: undefined });
      const { complain } = globalThis as unknown as { complain: (words: string) => void };
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        complain(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
      );
    });
    await page.goto(`${this.url}/${name}`);
    return { page, complaints };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const host = this.#pages.get(pathname);
    const script = this.#pages.get(pathname.replace(/\.script\.js$/, ''))?.script;
    const text = this.files.get(pathname) ?? script;
    const type = TYPES[pathname.slice(pathname.lastIndexOf('.') + 1)] ?? 'text/plain';
    if (host) send(response, 200, 'text/html', documentOf(pathname, host), host.headers);
    else if (text !== undefined) send(response, 200, type, text);
    else if (pathname === `${API}changes`) this.#stream(response);
    else if (pathname.startsWith(API)) {
      const answer = await answerOf(this.#adapter, pathname.slice(API.length), searchParams);
      send(response, 200, 'application/json', JSON.stringify(answer));
    } else send(response, pathname === '/favicon.ico' ? 204 : 404, 'text/plain', '');
  }

  /** Kept open, as that of a server with nothing to tell. */
  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
    response.write(': here\n\n');
  }
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  // Frames without an origin of their own load modules across origins.
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'access-control-allow-origin': '*',
    ...headers,
  });
  response.end(status === 204 ? undefined : body);
}

function documentOf(
  path: string,
  { head = '', body, script, modules = ['/dist/mail-analytics.js'] }: HostPage,
): string {
  const sources = script === undefined ? modules : [`${path}.script.js`, ...modules];
  const scripts = sources.map((src) => `<script type="module" src="${src}"></script>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width">
${scripts}${head}</head><body>${body}</body></html>`;
}

function textOf(output: OutputChunk | OutputAsset): string {
  return output.type === 'chunk' ? output.code : String(output.source);
}
