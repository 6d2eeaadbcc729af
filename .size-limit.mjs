/**
 * What may be loaded at once, Lit included, in bytes of gzip; of brotli for providers. Checked by `npm run size`.
 */
import { readFileSync } from 'node:fs';

const { exports: doors } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** What is imported on demand stays outside. */
const atOnce = {
  name: 'at-once',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined)),
};

/** As a page's bundler would. */
const modifyEsbuildConfig = (config) => ({
  ...config,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'error',
  plugins: [atOnce],
});

/** Each provider by itself, as a host with one imports it. */
const providers = Object.entries(doors)
  .filter(([door]) => door.startsWith('./providers/') && door !== './providers/all.js')
  .map(([door, { default: path }]) => ({
    name: `provider ${door.slice(12, -3)}`,
    path,
    limit: '6 kB',
    modifyEsbuildConfig,
  }));

const elements = [
  { name: 'all elements', path: 'dist/mail-analytics.js', limit: '30 kB' },
  { name: 'define.js', path: 'dist/define.js', import: '{ setDefaultAdapter }', limit: '30 kB' },
  { name: '<mail-analytics>', path: 'dist/elements/mail-analytics/mail-analytics.define.js', limit: '30 kB' },
  { name: '<mail-recipients>', path: 'dist/elements/mail-recipients/mail-recipients.define.js', limit: '30 kB' },
  { name: '<email-status-icon>', path: 'dist/elements/email-status-icon/email-status-icon.define.js', limit: '10 kB' },
  { name: 'model', path: 'dist/model.js', limit: '12 kB' },
];

export default [...elements.map((element) => ({ ...element, gzip: true, modifyEsbuildConfig })), ...providers];
