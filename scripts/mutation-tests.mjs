/**
 * Puts the tests of the model into files that the mutation tester runs within its own process, thousands of times:
 * `npm run mutation` calls it among the mutated sources. What they take from Node's test runner, Mocha gives them there.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

/** What measures time sees nothing but that the code is being watched. */
const MEASURES = /cost as much|let others have their turn/;

const MOCHA = `const { after, afterEach, before, beforeEach, describe } = globalThis;
const it = (name, ...rest) => ${String(MEASURES)}.test(name) || globalThis.it(name, () => rest.at(-1)({ diagnostic() {} }));
export { after, afterEach, before, beforeEach, describe, it };`;

const tests = fileURLToPath(new URL('../test/model/', import.meta.url));

await build({
  entryPoints: readdirSync(tests, { recursive: true })
    // Those of the fixtures prove what is made up for tests, and nothing of the model.
    .filter((name) => name.endsWith('.test.ts') && name !== 'fixtures.test.ts')
    .map((name) => `${tests}${name}`),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // Files beside the test are found from where it was.
  define: { 'import.meta.url': JSON.stringify(new URL('../test/model/model.test.ts', import.meta.url).href) },
  packages: 'external',
  outdir: fileURLToPath(new URL('../.mutation/', import.meta.url)),
  outExtension: { '.js': '.cjs' },
  plugins: [
    {
      name: 'mocha',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^node:test$/ }, () => ({ path: 'mocha', namespace: 'mocha' }));
        onLoad({ filter: /.*/, namespace: 'mocha' }, () => ({ contents: MOCHA }));
      },
    },
  ],
});
