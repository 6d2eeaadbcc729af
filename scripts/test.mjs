/**
 * Runs all tests, those in Node and then those in browsers, and closes with the sum: "N passed, N failed".
 * `--node` or `--browser` runs one half.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const COUNT = /^(\d+) passed, (\d+) failed, (\d+) skipped$/;

function binOf(name, command) {
  const { bin } = JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8'));
  return `${root}node_modules/${name}/${typeof bin === 'string' ? bin : bin[command]}`;
}

/** Runs one half, shows what it says, and reads its count: the last line of that form. */
function half(name, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let rest = '';
    let count;
    const read = (line) => {
      const found = COUNT.exec(line.trim());
      if (found) count = found.slice(1).map(Number);
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text);
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(read);
    });
    child.on('error', (error) => resolve({ name, problem: String(error) }));
    child.on('close', (code, signal) => {
      read(rest);
      const isBroken = code !== 0 && !count?.[1];
      const problem = !count ? 'printed no count' : isBroken ? `ended with ${signal ?? `code ${code}`}` : undefined;
      resolve({ name, count, problem });
    });
  });
}

const only = process.argv.slice(2);
const unknown = only.filter((name) => name !== '--node' && name !== '--browser');
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')} (known: --node, --browser)`);
  process.exit(2);
}
const halves = [];
if (!only.includes('--browser') || only.includes('--node')) {
  halves.push(await half('tests in Node', ['--import', 'tsx', 'scripts/test-node.mjs']));
}
if (!only.includes('--node') || only.includes('--browser')) {
  halves.push(await half('tests in browsers', [binOf('@web/test-runner', 'wtr')]));
}

const [passed, failed, skipped] = [0, 1, 2].map((part) =>
  halves.reduce((sum, { count }) => sum + (count?.[part] ?? 0), 0),
);
const broken = halves.filter(({ problem }) => problem);
for (const { name, problem } of broken) console.log(`${name}: ${problem}`);
console.log(`${passed} passed, ${failed + broken.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed + broken.length > 0 ? 1 : 0;
