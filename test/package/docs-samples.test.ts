import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { chromium, type Browser } from 'playwright-core';
import { parse } from 'yaml';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';
import { manifest } from '../../scripts/manifest.mjs';
import { nodeScript, pageScript } from './docs/sample-bundle.js';
import { AROUND, complaintsOf, pageOf, STRICT } from './docs/sample-page.js';
import { sampleServer, type SampleServer } from './docs/sample-server.js';
import { typeProblems } from './docs/sample-types.js';
import { ROOT, SAMPLES, textOf, type Sample } from './docs/samples.js';
import { standIn } from './docs/stand-ins.js';

/** So many samples say why they are not run: those in Ruby, which is not to be had here. */
const NOT_RUN = 2;

/** Blocks that other tests read from the pages. */
const ELSEWHERE: Readonly<Record<string, string>> = { csv: 'test/history/documentation.test.ts' };

/** Programs of others that samples call. */
const FOREIGN = new Set(['docker', 'gunzip']);

const LANGUAGES = ['css', 'html', 'http', 'js', 'json', 'sh', 'ts', ...Object.keys(ELSEWHERE)];

/** Opens a browser, and what serves pages to it, all of it once. */
const START = { timeout: 120_000 };

const run = SAMPLES.filter(({ notRun }) => notRun === undefined);
const of = (...languages: string[]): Sample[] => run.filter(({ language }) => languages.includes(language));

/** Whether a sample is for a page, and not for a server. */
const isForPages = ({ text }: Sample): boolean =>
  /\bdocument\b|from 'mail-analytics'|mail-analytics\/(define|locales)/.test(text);

describe('the samples of the documentation', () => {
  let server: SampleServer;
  let browser: Browser;

  before(async () => {
    server = await sampleServer();
    // What a sample has of a server of the reader's own.
    server.serve('/my/views', { text: '[]', type: 'application/json' });
    browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
  }, START);

  after(async () => {
    await browser.close();
    await server.close();
  });

  it('are of languages that are run here, or say why they are not', () => {
    const unknown = run.filter(({ language }) => !LANGUAGES.includes(language));
    assert.deepEqual(
      unknown.map(({ where, language }) => `${where}: ${language}`),
      [],
    );
    const idle = SAMPLES.filter(({ notRun }) => notRun !== undefined);
    for (const { where, notRun } of idle) console.log(`not run: ${where}: ${notRun ?? ''}`);
    assert.equal(idle.length, NOT_RUN);
    for (const [language, test] of Object.entries(ELSEWHERE)) {
      assert.match(textOf(test), new RegExp(`\\b${language}\\b`), language);
    }
  });

  for (const sample of of('html')) {
    it(`show rows: ${sample.where}`, async () => {
      server.serve('/sample', { text: pageOf(sample.text) });
      assert.deepEqual(await complaintsOf(browser, server, '/sample'), []);
    });
  }

  for (const sample of of('js', 'ts').filter(isForPages)) {
    it(`run in a page: ${sample.where}`, async () => {
      server.serve('/sample.js', { text: await pageScript(sample.text), type: 'text/javascript' });
      server.serve('/sample', { text: pageOf(AROUND, '<script type="module" src="/sample.js"></script>') });
      assert.deepEqual(await complaintsOf(browser, server, '/sample'), []);
    });
  }

  for (const sample of of('http')) {
    it(`hold: ${sample.where}`, async () => {
      const [, policy = ''] = /^Content-Security-Policy: (.+)$/m.exec(sample.text) ?? [];
      assert.ok(policy);
      server.serve('/sample', { text: pageOf(AROUND, STRICT), policy });
      assert.deepEqual(await complaintsOf(browser, server, '/sample'), []);
    });
  }

  it('run in Node', async () => {
    const folder = `${ROOT}node_modules/.cache/docs-samples`;
    await mkdir(folder, { recursive: true });
    const names = await standIn(server.api);
    const samples = of('js', 'ts').filter((sample) => !isForPages(sample));
    assert.ok(samples.length >= 10);
    try {
      for (const [index, { where, text }] of samples.entries()) {
        const file = `${folder}/${String(process.pid)}-${String(index)}.mjs`;
        await writeFile(file, await nodeScript(text));
        await assert.doesNotReject(async () => {
          const { mail } = (await import(file)) as { mail?: { close(): Promise<void> } };
          await mail?.close();
        }, where);
      }
      await names.settle();
      assert.ok(names.mounted >= 5);
    } finally {
      await names.end();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('have the types that they say', () => {
    assert.deepEqual(typeProblems(of('ts')), []);
  });

  it('name commands that there are', () => {
    const { scripts, bin } = JSON.parse(textOf('package.json')) as Record<'scripts' | 'bin', Record<string, string>>;
    const commands = textOf('src/server/cli.ts');
    for (const { where, text } of of('sh')) {
      const lines = text.replaceAll(/\s+#.*$/gm, '').split(/\n|&&|\|/);
      for (const line of lines.map((each) => each.trim()).filter((each) => each && !each.startsWith('#'))) {
        const [program = '', first = '', second = ''] = line.split(/\s+/);
        if (FOREIGN.has(program)) continue;
        const isOurs = program === 'npx' && first in bin && commands.includes(`['${second}', async`);
        const isScript = program === 'npm' && (first === 'run' ? second in scripts : first in scripts);
        const isNpms = program === 'npm' && (first === 'ci' || (first === 'install' && second === 'mail-analytics'));
        assert.ok(isOurs || isScript || isNpms, `${where}: ${line}`);
      }
    }
  });

  it('are JSON, and what openapi.yaml says they are', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'openapi.yaml', ...(parse(textOf('openapi.yaml')) as object) });
    for (const { where, text, schema } of of('json')) {
      // A block may be one value, or one a line.
      const values = /^\{.*\}\n\{/.test(text) ? text.trim().split('\n') : [text];
      for (const value of values) {
        const read: unknown = JSON.parse(value);
        if (schema === undefined) continue;
        const isRight = ajv.validate({ $ref: `openapi.yaml#/components/schemas/${schema}` }, read);
        assert.ok(isRight, `${where}: ${ajv.errorsText()}`);
      }
    }
    assert.ok(of('json').filter(({ schema }) => schema !== undefined).length >= 2);
  });

  it('are CSS, with custom properties that there are', async () => {
    const known = new Set((JSON.stringify(await manifest()).match(/--mail-[\w-]+/g) ?? []).map(String));
    const page = await browser.newPage();
    for (const { where, text } of of('css')) {
      const rules = await page.evaluate((sheet) => {
        const made = new CSSStyleSheet();
        made.replaceSync(sheet);
        return [...made.cssRules].map((rule) => (rule instanceof CSSStyleRule ? rule.style.length : 0));
      }, text);
      assert.ok(rules.length > 0 && rules.every((length) => length > 0), where);
      for (const [name] of text.matchAll(/--mail-[\w-]+/g)) assert.ok(known.has(name), `${where}: ${name}`);
    }
    await page.close();
  });
});
