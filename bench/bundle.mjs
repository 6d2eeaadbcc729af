/** Bundles for the benches of the screen: what a page that has this entry alone would load at once. */
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the table loads with its rows and with the first change, and icons with their data or where they are very many. */
export const WITH_ROWS = ['page-shape', 'table-body', 'change-intake'];
export const WITH_ICONS = ['message-controller', 'far-elements'];

/** What is loaded on demand stays outside, as it does in a page, but for what a bench asks for. */
const onDemand = (asked) => ({
  name: 'on-demand',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' && !asked.some((name) => path.endsWith(`/${name}.js`))
        ? { path: `https://on-demand.invalid/${path}`, external: true }
        : undefined,
    );
  },
});

/**
 * @param {string} entry - Path from the root of the repository.
 * @param {readonly string[]} [asked] - Files that are loaded on demand, and asked for; they stand in the bundle, and are
 *   still begun only when they are wanted.
 * @returns {Promise<string>} a script module.
 */
export async function bundle(entry, asked = []) {
  const { outputFiles } = await build({
    entryPoints: [`${root}${entry}`],
    tsconfig: `${root}tsconfig.json`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    plugins: [onDemand(asked)],
    write: false,
  });
  return outputFiles[0].text;
}
