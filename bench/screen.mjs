/**
 * How fast our elements are on screen: `node bench/screen.mjs [--runs 3] [--workload W1,W2] [--sizes 1000,1000000]
 * [--alone]`. First ours alone, each measurement in a fresh browser. Then, where the rival harness stands beside this
 * repository, ours among the rivals, which other options are for, as `--peer limit,mail-analytics`; see `rivals.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { bundle, WITH_ICONS, WITH_ROWS } from './bundle.mjs';
import { builtBytes } from './screen/bytes.mjs';
import { measurements } from './screen/measurements.mjs';
import { printFigures } from './screen/report.mjs';
import { session } from './screen/session.mjs';

const { values } = parseArgs({
  strict: false,
  options: {
    alone: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    workload: { type: 'string', default: 'W1,W2,W3,W4,W5,W6,W7,bytes' },
  },
});
const runs = Number(values.runs);
const sizes = values.sizes.split(',').map(Number);
const workloads = values.workload.toUpperCase().split(',');
const wanted = (workload) => workloads.includes(workload.toUpperCase());
if (!Number.isInteger(runs) || runs < 1) throw new RangeError(`--runs: not a number from 1 on (${values.runs})`);
if (!sizes.every((size) => size > 0)) throw new RangeError(`--sizes: not numbers from 1 on (${values.sizes})`);

const driver = await bundle('bench/screen/page.ts');
const hosts = {
  lists: await bundle('bench/screen/host-lists.ts', WITH_ROWS),
  icons: await bundle('bench/screen/host-icons.ts', ['popover', ...WITH_ICONS]),
};

const figures = new Map();
function add(workload, metric, unit, sample) {
  const key = `${workload} ${metric}`;
  if (!figures.has(key)) figures.set(key, { workload, metric, unit, samples: [] });
  figures.get(key).samples.push(sample);
}

// Whatever else is at work is in the figures too.
const load = `load ${loadavg()[0].toFixed(1)} on ${String(availableParallelism())} cores`;
console.log(`Our elements alone; runs: ${String(runs)}; a fresh browser for each measurement; ${load}.`);
const all = measurements(sizes).filter(({ workload }) => wanted(workload));
for (let run = 0; run < runs; run += 1) {
  for (const { workload, host, measure } of all) {
    try {
      await session({ driver, host: hosts[host] }, (page) => measure(page, add));
    } catch (error) {
      console.error(`${workload}: ${String(error).split('\n')[0]}`);
      process.exitCode = 1;
    }
  }
}
if (wanted('bytes')) for (const [what, bytes] of Object.entries(builtBytes())) add('bytes', what, 'bytes', bytes);
printFigures(figures);

if (!values.alone) {
  const rivals = fileURLToPath(new URL('rivals.mjs', import.meta.url));
  console.log('');
  const { status } = spawnSync(process.execPath, [rivals, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode ||= status ?? 1;
}
