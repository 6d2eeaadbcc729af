/**
 * Runs what the quick share of the tests leaves out: what is tried at random or for a long time; all tests of browsers in
 * the engines beside Chromium; how much of the code the tests run, and whether they see it changed. Then it prints what
 * was tried, promise by promise.
 *
 *     npm run test:long [-- --write] [-- --only node|chromium|engines|coverage|mutation|table]
 *
 * `--only` runs one part, or with `table` none; of the others the tables have what they found last. `--write` puts the
 * tables into docs/hard-to-break.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { figuresTable, qualityTable, readFigures } from './figures-table.mjs';
import { nodeTestFiles, runNodeTests } from './test-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}test-results/`;
const figuresOf = (part) => `${results}figures-${part}.jsonl`;
const page = `${root}docs/hard-to-break.md`;

const PARTS = ['node', 'chromium', 'engines', 'coverage', 'mutation', 'table'];
const PARTS_WITH_FIGURES = PARTS.slice(0, 3);

const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } });
if (values.only !== undefined && !PARTS.includes(values.only)) {
  console.error(`unknown: --only ${values.only} (known: ${PARTS.join(', ')})`);
  process.exit(2);
}
const wants = (part) => values.only === undefined || values.only === part;

const failed = [];

function npm(script, ...args) {
  console.log(`\n== npm run ${script}`);
  const { status } = spawnSync('npm', ['run', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: root,
    stdio: 'inherit',
    env: process.env,
  });
  if (status !== 0) failed.push(`npm run ${script}`);
}

/** Rooms in which all is of the long share; elsewhere it is files that tell what they tried. */
const NODE_ROOMS = ['attacks', 'soak'];
const BROWSER_ROOMS = ['faults', 'screen', 'fuzz'];

const nodeFiles = nodeTestFiles().filter(
  (file) =>
    NODE_ROOMS.some((room) => file.startsWith(`${root}test/${room}/`)) ||
    readFileSync(file, 'utf8').includes('tellFigure('),
);
const browserFiles = BROWSER_ROOMS.map((room) => `test/${room}/**/*.test.ts`);

mkdirSync(results, { recursive: true });
for (const part of PARTS_WITH_FIGURES.filter(wants)) {
  rmSync(figuresOf(part), { force: true });
  process.env.FIGURES = figuresOf(part);
  // What is tried at length is so in Chromium: the others are asked whether they do the same.
  process.env.TEST_SHARE = part === 'engines' ? 'quick' : 'long';
  if (part === 'node') {
    const { passed, failed: lost, skipped } = await runNodeTests(nodeFiles);
    console.log(`${passed} passed, ${lost} failed, ${skipped} skipped`);
    if (lost > 0) failed.push('tests in Node');
  } else if (part === 'chromium') npm('test:browser', '--files', ...browserFiles);
  else npm('test:engines');
}
delete process.env.TEST_SHARE;
delete process.env.FIGURES;
if (wants('coverage')) npm('coverage');
if (wants('mutation')) npm('mutation');

const tables = [figuresTable(readFigures(PARTS_WITH_FIGURES.map(figuresOf))), qualityTable(root)]
  .filter(Boolean)
  .join('\n\n');
console.log(`\n${tables}\n`);
if (values.write) {
  const [head, , tail] = readFileSync(page, 'utf8').split(/<!-- figures: (?:start|end) -->/);
  writeFileSync(page, `${head}<!-- figures: start -->\n\n${tables}\n\n<!-- figures: end -->${tail}`);
}
for (const name of failed) console.error(`failed: ${name}`);
process.exitCode = failed.length > 0 ? 1 : 0;
