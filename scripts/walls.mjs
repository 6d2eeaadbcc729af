/**
 * Proves that the walls between the rooms stand: plants one violation of each kind, sees it refused by the compiler or
 * the linter, and takes it out again.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each a file that must not pass, and what is wrong with it. */
const LINTED = [
  ['src/model/planted.ts', "import { html } from 'lit';\nexport const planted = html``;\n"],
  ['src/model/planted.ts', "export * from '../adapters/adapter.js';\n"],
  ['src/model/planted.ts', 'export const planted = (): number => Date.now();\n'],
  ['src/model/planted.ts', 'export const planted = (): Date => new Date();\n'],
  ['src/model/planted.ts', 'export const planted = (): number => Math.random();\n'],
  ['src/locales/planted.ts', "export { tokens } from '../styles/tokens.js';\n"],
  ['src/styles/planted.ts', "export { STATUSES } from '../model/status.js';\n"],
  ['src/adapters/planted.ts', "export * from '../controllers/live-controller.js';\n"],
  ['src/adapters/conformance/planted.ts', "export * from '../../controllers/live-controller.js';\n"],
  ['src/providers/planted.ts', "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n"],
  ['src/history/planted.ts', "export { parse } from 'csv-parse/sync';\n"],
  ['src/history/planted.ts', "export * from '../server/cli.js';\n"],
  ['src/history/planted.ts', 'export const planted = (): Uint8Array => Buffer.alloc(1);\n'],
  ['src/server/planted.ts', "export { readFile } from 'node:fs/promises';\n"],
  ['src/server/planted.ts', "export * from '../adapters/adapter.js';\n"],
  ['src/server/http/planted.ts', "export { Hono } from 'hono';\n"],
  ['src/server/routes/planted.ts', "export { serve } from '@hono/node-server';\n"],
  ['src/server/routes/planted.ts', "export * from '../../adapters/adapter.js';\n"],
  ['src/templates/planted.ts', "export * from '../controllers/live-controller.js';\n"],
  ['src/controllers/planted.ts', "export * from '../elements/events.js';\n"],
  ['src/controllers/planted.ts', "export { Chart } from 'chart.js';\n"],
  ['src/controllers/planted.ts', "export const planted = (): Promise<unknown> => import('../templates/icon.js');\n"],
  ['src/elements/planted.ts', "export { sendgrid } from '../providers/sendgrid.js';\n"],
  ['src/elements/mail-recipients/planted.ts', "export * from '../mail-analytics/drawer.js';\n"],
  ['src/elements/email-status-icon/planted.ts', "export * from '../mail-recipients/filters.js';\n"],
  ['src/templates/planted.ts', "export * from '../index.js';\n"],
];

const COMPILED = [
  ['src/model/planted.ts', 'export const planted = document.title;\n'],
  ['src/model/planted.ts', "export const planted = (): unknown => fetch('/');\n"],
  ['src/model/planted.ts', 'export const planted = (): unknown => setTimeout(() => undefined, 1);\n'],
];

let escaped = 0;
const eslint = new ESLint({ cwd: root });

function report(kind, file, text, isCaught) {
  if (!isCaught) escaped += 1;
  console.log(`${isCaught ? 'caught ' : 'ESCAPED'} by the ${kind}: ${file}: ${text.split('\n')[0]}`);
}

for (const [file, text] of LINTED) {
  writeFileSync(root + file, text);
  try {
    const [result] = await eslint.lintFiles([root + file]);
    report(
      'linter',
      file,
      text,
      result.messages.some(({ ruleId }) => ruleId === 'no-restricted-syntax'),
    );
  } finally {
    rmSync(root + file);
  }
}

for (const [file, text] of COMPILED) {
  writeFileSync(root + file, text);
  try {
    const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'src/model'], {
      cwd: root,
    });
    report('compiler', file, text, status !== 0);
  } finally {
    rmSync(root + file);
  }
}

console.log(escaped === 0 ? 'every wall stands' : `${String(escaped)} escaped`);
process.exitCode = escaped === 0 ? 0 : 1;
