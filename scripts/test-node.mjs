/**
 * Runs the tests that need no browser: `node --import tsx scripts/test-node.mjs`, or those of the rooms that are named.
 * The last line is the count.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const ROOMS = ['model', 'providers', 'history', 'package', 'server', 'attacks', 'soak'];

/** @returns {string[]} the test files, sorted */
export function nodeTestFiles(rooms = ROOMS) {
  return rooms
    .map((room) => fileURLToPath(new URL(`../test/${room}`, import.meta.url)))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => join(folder, name)),
    )
    .sort();
}

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} tests alone, without suites and files */
export async function runNodeTests(files = nodeTestFiles()) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({ files, concurrency: 2 });
  const isFile = ({ name, nesting }) => nesting === 0 && files.includes(name);
  const isSuite = ({ details }) => details.type === 'suite';
  stream.on('test:pass', (test) => {
    if (isFile(test) || (isSuite(test) && test.skip === undefined)) return;
    count[test.skip === undefined && test.todo === undefined ? 'passed' : 'skipped'] += 1;
  });
  stream.on('test:fail', (test) => {
    // A suite or a file fails with its tests; where none of its tests did, it has broken down itself.
    if ((isSuite(test) || isFile(test)) && test.details.error?.failureType === 'subtestsFailed') return;
    count.failed += 1;
  });
  for await (const text of stream.compose(new spec())) process.stdout.write(text);
  return count;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rooms = process.argv.slice(2);
  const unknown = rooms.filter((room) => !ROOMS.includes(room));
  if (unknown.length > 0) {
    console.error(`unknown: ${unknown.join(' ')} (known: ${ROOMS.join(', ')})`);
    process.exit(2);
  }
  const { passed, failed, skipped } = await runNodeTests(nodeTestFiles(rooms.length > 0 ? rooms : ROOMS));
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}
