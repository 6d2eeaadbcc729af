/**
 * The manifest of the elements, made anew from their comments.
 *
 * @returns {Promise<unknown>} what `npm run manifest` writes to `custom-elements.json`.
 */
import { fileURLToPath } from 'node:url';

import { cli } from '@custom-elements-manifest/analyzer/cli.js';

export function manifest() {
  const argv = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'];
  return cli({ argv, cwd: fileURLToPath(new URL('..', import.meta.url)), noWrite: true });
}
