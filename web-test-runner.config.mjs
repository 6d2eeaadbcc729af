import { appendFile, readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';

import { CHROMIUM_ARGS, chromiumPath } from './scripts/chromium.mjs';

const tsconfig = fileURLToPath(new URL('./tsconfig.json', import.meta.url));
const worker = fileURLToPath(new URL('./node_modules/msw/lib/mockServiceWorker.js', import.meta.url));

const isLong = process.env.TEST_SHARE === 'long';

const tell = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Closes with one plain line, which the script that runs all tests adds to its own count; before it one an engine. */
const plainReporter = {
  stop({ sessions }) {
    const counts = new Map();
    const sum = { passed: 0, failed: 0, skipped: 0 };
    const count = (engine, what) => {
      const own = counts.get(engine) ?? { passed: 0, failed: 0, skipped: 0 };
      own[what] += 1;
      sum[what] += 1;
      counts.set(engine, own);
    };
    const add = (engine, { tests, suites }) => {
      for (const test of tests) count(engine, test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed');
      for (const suite of suites) add(engine, suite);
    };
    for (const { browser, testResults, errors, passed } of sessions) {
      if (testResults) add(browser.name, testResults);
      if (errors?.length || (!testResults && !passed)) count(browser.name, 'failed');
    }
    if (counts.size > 1) for (const [engine, own] of counts) console.log(`${engine}: ${tell(own)}`);
    console.log(tell(sum));
  },
};

export default {
  files: ['test/{adapters,controllers,elements,host,templates,locales,styles,faults,screen,fuzz}/**/*.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig })],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      concurrency: 2,
      // Tests that nothing is left behind collect garbage, and read sizes to the byte.
      launchOptions: {
        executablePath: await chromiumPath(),
        args: [...CHROMIUM_ARGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
      },
    }),
  ],
  concurrency: 2,
  // Of the long share a file takes its time.
  testsFinishTimeout: isLong ? 3_600_000 : 120_000,
  testFramework: { config: { timeout: 10_000 } },
  testRunnerHtml: (script) =>
    `<!doctype html><html><head></head><body><script>globalThis.isLongShare = ${String(isLong)}; globalThis.fuzz = ${process.env.FUZZ ?? 'undefined'}</script>` +
    `<script type="module" src="${script}"></script></body></html>`,
  // A service worker may only control pages at or below its own path.
  middleware: [
    async (context, next) => {
      if (context.path !== '/mockServiceWorker.js') return next();
      context.type = 'text/javascript';
      context.body = await readFile(worker);
    },
    // What was tried, for the table of the documentation.
    async (context, next) => {
      if (context.path !== '/figures') return next();
      const line = await textOf(context.req);
      if (process.env.FIGURES) await appendFile(process.env.FIGURES, `${line}\n`);
      context.status = 204;
    },
    // Recorded webhooks, where they stand beside this repository.
    async (context, next) => {
      const [, file] = /^\/corpus\/([a-z_]+\/(?:samples|signature)\.json)$/.exec(context.path) ?? [];
      if (!file) return next();
      const text = await readFile(new URL(`../shared/webhooks/${file}`, import.meta.url), 'utf8').catch(
        () => undefined,
      );
      context.status = text === undefined ? 404 : 200;
      context.type = 'application/json';
      context.body = text ?? '';
    },
  ],
  reporters: [defaultReporter(), plainReporter],
};
