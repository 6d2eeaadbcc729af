/**
 * Weighs what a page loads, in bytes of gzip, Lit included, licence notices not: what comes at once, and what is loaded
 * only when it is asked for. Ends with 1 if an entry is over its budget.
 */
import { gzipSync } from 'node:zlib';

import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

const BUDGETS = [
  { entry: 'dist/mail-analytics.js', name: 'all elements', limit: 30_000 },
  { entry: 'dist/elements/email-status-icon/email-status-icon.define.js', name: '<email-status-icon>', limit: 10_000 },
  { entry: 'dist/providers/sendgrid.js', name: 'provider sendgrid', limit: 6_000 },
  { entry: 'dist/model.js', name: 'model', limit: 11_000 },
];

const minify = {
  module: true,
  ecma: 2022,
  compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
  format: { comments: false },
};

/** As a page's bundler would: what is imported statically in one file, what is imported on demand apart. */
async function weigh(entry) {
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
  const bytes = (name) => gzipSync(chunks.get(name).code.replace(/\n {2,}/g, ' '), { level: 9 }).length;
  const sum = (names) => names.map(bytes).reduce((a, b) => a + b, 0);
  return { atOnce: sum([...atOnce]), later: sum([...chunks.keys()].filter((name) => !atOnce.has(name))) };
}

for (const { entry, name, limit } of BUDGETS) {
  const { atOnce, later } = await weigh(entry);
  const isOver = atOnce > limit;
  const rest = later > 0 ? `, ${String(later)} more on demand` : '';
  console.log(`${isOver ? 'OVER' : 'ok  '} ${name}: ${String(atOnce)} of ${String(limit)} bytes gzip${rest}`);
  if (isOver) process.exitCode = 1;
}
