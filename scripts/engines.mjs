/**
 * Runs the tests of browsers in the engines beside Chromium: `npm run test:engines`, `-- firefox` or `-- webkit` for
 * one. What follows goes to the test runner: `-- webkit --files test/elements/languages.test.ts`. Closes with the count
 * of each engine and the sum.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startChild } from './engines/children.mjs';
import { ENGINES } from './engines/engines.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function isInstalled(program) {
  const places = program.includes('/')
    ? [program]
    : process.env['PATH'].split(delimiter).map((at) => join(at, program));
  return places.some((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const args = process.argv.slice(2);
const firstOption = args.findIndex((each) => each.startsWith('-'));
const named = firstOption < 0 ? args : args.slice(0, firstOption);
const names = named.length > 0 ? named : Object.keys(ENGINES);
const options = firstOption < 0 ? [] : args.slice(firstOption);

const unknown = names.filter((name) => !(name in ENGINES));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')} (known: ${Object.keys(ENGINES).join(', ')})`);
  process.exit(2);
}
const missing = names.flatMap((name) =>
  ENGINES[name].programs
    .filter((program) => !isInstalled(program))
    .map((program) => `${ENGINES[name].name}: ${program}`),
);
if (missing.length > 0) {
  console.error(`Not installed:\n  ${missing.join('\n  ')}\nOn Debian: scripts/install-engines.sh as root.`);
  process.exit(2);
}

const config = ['--config', 'web-test-runner.engines.config.mjs'];
const child = startChild(process.execPath, ['node_modules/@web/test-runner/dist/bin.js', ...config, ...options], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ENGINES: names.join(' ') },
});
child.once('exit', (code, signal) => {
  if (signal) console.error(`The test runner ended with ${signal}.`);
  process.exitCode = code ?? 1;
});
