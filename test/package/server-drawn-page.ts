import { fileURLToPath } from 'node:url';

import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { build } from 'esbuild';
import type { TemplateResult } from 'lit';
import type { Page } from 'playwright-core';

import type { MailAnalyticsAdapter } from '../../src/index.ts';
import { drawnWithAnswers } from '../../src/ssr.ts';
import { memory } from './page-memory.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ORIGIN = 'http://server-drawn.test';

declare global {
  /** Lets the adapter of the page answer. */
  var release: () => void;
}

/** Elements with the adapter that they have on the server. */
export type Scene = (adapter: MailAnalyticsAdapter) => TemplateResult;

/** What a page does besides loading our module. */
export interface PageOptions {
  /** Whether Lit's own hydration is there as well. */
  isHydrating?: boolean;
  /** Whether the module never comes. */
  isWithoutScript?: boolean;
  /** What a script of the host does before. */
  before?: string;
}

/** As a page's own script: an adapter that answers once the test lets it. */
const SCRIPT = `
  import { setDefaultAdapter } from './src/index.ts';
  import './src/define.ts';
  import { memory } from './test/package/page-memory.ts';
  const released = new Promise((resolve) => (globalThis.release = resolve));
  const adapter = memory();
  const late = (method) => async (...query) => (await released, adapter[method](...query));
  const methods = ['listMailings', 'listRecipients', 'getMessages', 'getSummary'];
  setDefaultAdapter(Object.fromEntries(methods.map((method) => [method, late(method)])));`;

const HYDRATION = `import '@lit-labs/ssr-client/lit-element-hydrate-support.js';`;

const built = new Map<string, Promise<Map<string, string>>>();

async function bundle(contents: string): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    format: 'esm',
    splitting: true,
    write: false,
    outdir: '/',
    entryNames: 'page',
    tsconfig: `${ROOT}tsconfig.json`,
    target: 'es2022',
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

/** Opens a document that a server has drawn. */
export async function openDrawn(page: Page, scene: Scene, options: PageOptions = {}): Promise<void> {
  const { isHydrating = false, isWithoutScript = false, before = '' } = options;
  const contents = (isHydrating ? HYDRATION : '') + SCRIPT;
  if (!built.has(contents)) built.set(contents, bundle(contents));
  const files = await built.get(contents);
  const drawing = await drawnWithAnswers(memory(), (atHand) => collectResult(render(scene(atHand))));
  // The browser may paint half a document, and move what is there when it reads on: that is not of interest here.
  const script = isWithoutScript ? '' : '<script type="module" src="/page.js"></script>';
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Drawn by a server</title>
    <meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
    <link rel="expect" href="#after" blocking="render">
    <style>body { margin: 20px; font: 14px/1.4 sans-serif }</style>
    <body><main>${drawing}</main><p id="after">What follows.</p><script>${before}</script>${script}</body></html>`;
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body });
    const text = files?.get(pathname);
    return text === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: text });
  });
  await page.goto(ORIGIN);
}
