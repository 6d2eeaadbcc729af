/**
 * Runs the harness that measures rivals side by side, with our elements among them: `node bench/rivals.mjs [its
 * options]`, as `--peer limit,mail-analytics --workload W2,W3 --runs 3`; then prints how ours do against the goals. The
 * harness is not part of this repository; where its folder (`../shared/bench`, or `RIVALS_BENCH`) is absent, nothing is
 * measured, and it says so.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chromiumPath } from '../scripts/chromium.mjs';
import { bundle, WITH_ICONS, WITH_ROWS } from './bundle.mjs';
import { printRivals } from './rivals-table.mjs';
import { builtBytes } from './screen/bytes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const harness = process.env['RIVALS_BENCH'] ?? fileURLToPath(new URL('../../shared/bench', import.meta.url));
const folder = `${root}node_modules/.cache/rivals`;

if (!existsSync(`${harness}/bench.mjs`)) {
  console.log(`The rival harness is not at ${harness}: nothing is measured.`);
  process.exit(0);
}

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(folder, { recursive: true });
cpSync(harness, folder, {
  recursive: true,
  filter: (path) => !/node_modules|results|\/dist/.test(path.slice(harness.length)),
});
if (!existsSync(`${folder}/node_modules`)) run('npm', ['ci', '--no-audit', '--no-fund'], folder);

// Ours, bundled as the harness bundles the others: what a page with this peer alone would load.
for (const [peer, place, asked] of [
  ['mail-analytics', 'peers', WITH_ROWS],
  ['email-status-icon', 'icons', ['popover', ...WITH_ICONS]],
]) {
  writeFileSync(`${folder}/${place}/${peer}.js`, await bundle(`bench/rivals/${peer}.js`, asked));
}

const given = ['--runs', '3', '--sizes', '1000,100000,1000000', ...process.argv.slice(2)];
const { values } = parseArgs({ args: given, strict: false, options: { out: { type: 'string' } } });
const results = resolve(values.out ?? `${folder}/results.json`);
run(process.execPath, ['bench.mjs', '--chrome', await chromiumPath(), ...given, '--out', results], folder);
printRivals(JSON.parse(readFileSync(results, 'utf8')), builtBytes());
