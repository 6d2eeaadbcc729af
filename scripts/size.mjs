/**
 * Weighs what is loaded, in bytes of gzip, or of brotli for providers; Lit included, licence notices not: what comes at
 * once, and what is loaded only when it is asked for. Ends with 1 if an entry is over its budget.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

const { exports: doors } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Each provider by itself, as a host with one imports it. */
const PROVIDERS = Object.entries(doors)
  .filter(([door]) => door.startsWith('./providers/') && door !== './providers/all.js')
  .map(([door, { default: entry }]) => ({
    entry,
    name: `provider ${door.slice(12, -3)}`,
    limit: 6_000,
    isBrotli: true,
  }));

const BUDGETS = [
  { entry: 'dist/mail-analytics.js', name: 'all elements', limit: 36_000 },
  { entry: 'dist/elements/email-status-icon/email-status-icon.define.js', name: '<email-status-icon>', limit: 10_000 },
  { entry: 'dist/model.js', name: 'model', limit: 12_000 },
  ...PROVIDERS,
];

const minify = {
  module: true,
  ecma: 2022,
  compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
  format: { comments: false },
};

/** As a page's bundler would: what is imported statically in one file, what is imported on demand apart. */
async function weigh(entry, isBrotli = false) {
  const bundle = await rollup({ input: entry, plugins: [nodeResolve(), terser(minify)], onwarn: () => undefined });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const first = output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
  const atOnce = new Set();
  const follow = (name) => {
    const chunk = chunks.get(name);
    if (!chunk || atOnce.has(name)) return;
    atOnce.add(name);
    chunk.imports.forEach(follow);
  };
  follow(first.fileName);
  const pack = (code) => (isBrotli ? brotliCompressSync(code) : gzipSync(code, { level: 9 }));
  const bytes = (name) => pack(chunks.get(name).code.replace(/\n {2,}/g, ' ')).length;
  const sum = (names) => names.map(bytes).reduce((a, b) => a + b, 0);
  return { atOnce: sum([...atOnce]), later: sum([...chunks.keys()].filter((name) => !atOnce.has(name))) };
}

for (const { entry, name, limit, isBrotli } of BUDGETS) {
  const { atOnce, later } = await weigh(entry, isBrotli);
  const isOver = atOnce > limit;
  const rest = later > 0 ? `, ${String(later)} more on demand` : '';
  console.log(
    `${isOver ? 'OVER' : 'ok  '} ${name}: ${String(atOnce)} of ${String(limit)} bytes ${isBrotli ? 'brotli' : 'gzip'}${rest}`,
  );
  if (isOver) process.exitCode = 1;
}
