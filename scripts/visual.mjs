/**
 * Takes pictures of the main stories, in light, in dark, narrow and from right to left, and compares them with those in
 * `test/visual/baseline`: `npm run test:visual`, after `npm run build-storybook`. `--update` takes them anew as what is
 * right; a word picks the stories whose name has it. What differs is put into `test-results/visual`, as pictures.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumFromNpm } from './chromium.mjs';
import { difference } from './picture-difference.mjs';
import { serveStorybook } from './storybook-server.mjs';

const STORIES = [
  'mail-analytics--filled',
  'mail-analytics--compact',
  'mail-analytics--drawer-open',
  'mail-analytics--choosing-columns',
  'mail-analytics--loading',
  'mail-analytics--empty',
  'mail-analytics--failed',
  'mail-recipients--three-methods-alone',
  'mail-recipients--history-open',
  'email-status-icon--in-the-sizes-of-text',
  'email-status-icon--with-text',
  'email-status-icon--why-this-status',
  'mail-status-legend--all',
];

const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

const MODES = {
  light: { viewport: WIDE, globals: 'scheme:light' },
  dark: { viewport: WIDE, globals: 'scheme:dark' },
  narrow: { viewport: PHONE, globals: 'scheme:light' },
  rtl: { viewport: WIDE, globals: 'scheme:light;direction:rtl' },
};

/** The present in every picture. */
const NOW = '2026-11-24T09:00:00Z';

/** Share of pixels that may differ: what rounding does to the edges of letters, and no letter. */
const TOLERANCE = 0.0002;

const AT_A_TIME = 2;

const root = fileURLToPath(new URL('..', import.meta.url));
const baseline = join(root, 'test/visual/baseline');
const results = join(root, 'test-results/visual');

/** The fonts of the browser that comes from npm, and no other: pictures are the same wherever they are taken. */
async function fontsAlone(browserPath, folder) {
  const file = join(folder, 'fonts.conf');
  const fonts = join(dirname(browserPath), 'fonts/fonts');
  await writeFile(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  return file;
}

/** The picture once nothing moves in it any more. */
async function settled(page) {
  let last;
  for (let round = 0; round < 40; round += 1) {
    const picture = await page.screenshot();
    if (last?.equals(picture)) return picture;
    last = picture;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  throw new Error('It does not come to rest.');
}

async function pictureOf(context, url, story, globals) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  try {
    await page.goto(`${url}/iframe.html?viewMode=story&id=${story}&globals=${encodeURIComponent(globals)}`);
    const end = page.waitForFunction(
      (id) => document.documentElement.dataset.story === id || document.body.matches('.sb-show-errordisplay'),
      story,
    );
    await end;
    // What is loaded on demand has come.
    await page.waitForLoadState('networkidle');
    const message = await page.locator('body.sb-show-errordisplay #error-message').allTextContents();
    if (message.length + errors.length > 0) throw new Error([...message, ...errors].join('\n'));
    return await settled(page);
  } finally {
    await page.close();
  }
}

/** @returns {Promise<string | undefined>} what is wrong. */
async function judge(name, picture, isUpdate) {
  const file = join(baseline, `${name}.png`);
  if (isUpdate) {
    await writeFile(file, picture);
    return undefined;
  }
  if (!existsSync(file)) return 'there is no picture to compare it with; --update takes one';
  const expected = await readFile(file);
  const { share, image } = difference(expected, picture);
  if (share <= TOLERANCE) return undefined;
  const put = (what, content) => writeFile(join(results, `${name}.${what}.png`), content);
  await Promise.all([put('expected', expected), put('actual', picture), image && put('difference', image)]);
  return image ? `${(share * 100).toFixed(2)} % of it differ` : 'it is of another size';
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { update: { type: 'boolean' } } });
const [word = ''] = positionals;
const { url, index, stop } = await serveStorybook();
const work = Object.entries(MODES).flatMap(([mode, options]) =>
  STORIES.map((story) => ({ name: `${story}.${mode}`, mode, story, ...options })),
);
const wanted = work.filter(({ name }) => name.includes(word));

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
if (values.update && !word) await rm(baseline, { recursive: true, force: true });
await mkdir(baseline, { recursive: true });

const scratch = await mkdtemp(join(tmpdir(), 'visual-'));
const executablePath = await chromiumFromNpm();
const env = { ...process.env, FONTCONFIG_FILE: await fontsAlone(executablePath, scratch) };
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS, env });

const contexts = new Map();
for (const [mode, { viewport }] of Object.entries(MODES)) {
  const options = { locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce', deviceScaleFactor: 1 };
  const context = await browser.newContext({ viewport, ...options });
  await context.clock.setFixedTime(NOW);
  contexts.set(mode, context);
}

const problems = [];
const queue = [...wanted];
async function takePictures() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { name, mode, story, globals } = next;
    try {
      if (!index.entries[story]) throw new Error('There is no such story.');
      const picture = await pictureOf(contexts.get(mode), url, story, globals);
      const problem = await judge(name, picture, values.update);
      if (problem) problems.push(`${name}: ${problem}`);
    } catch (error) {
      problems.push(`${name}: ${String(error)}`);
    }
  }
}
await Promise.all(Array.from({ length: AT_A_TIME }, takePictures));
await browser.close();
stop();
await rm(scratch, { recursive: true, force: true });

const known = new Set(work.map(({ name }) => `${name}.png`));
for (const file of await readdir(baseline)) if (!known.has(file)) problems.push(`${file}: no story has this picture`);

for (const problem of problems) console.log(problem);
if (problems.length > 0) console.log('The pictures are in test-results/visual.');
console.log(
  `${wanted.length - problems.length} passed, ${problems.length} failed${values.update ? ', taken anew' : ''}`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
