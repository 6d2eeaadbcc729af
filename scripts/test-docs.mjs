/** Looks at the built site, `docs-site/`, in a browser: `npm run build-docs && npm run test:docs`. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { runNodeTests } from './test-node.mjs';

if (!existsSync(new URL('../docs-site/index.html', import.meta.url))) {
  console.error('There is no docs-site/: npm run build-docs makes it.');
  process.exit(2);
}
const { passed, failed, skipped } = await runNodeTests([
  fileURLToPath(new URL('../test/site/site.test.ts', import.meta.url)),
]);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
