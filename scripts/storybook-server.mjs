import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { serveFolder } from './static-server.mjs';

const FOLDER = fileURLToPath(new URL('../storybook-static', import.meta.url));

/** Serves what `npm run build-storybook` has built, on a port that is free. */
export async function serveStorybook() {
  const index = JSON.parse(
    await readFile(join(FOLDER, 'index.json'), 'utf8').catch(() => {
      throw new Error('There is no storybook-static/: npm run build-storybook makes it.');
    }),
  );
  return { ...(await serveFolder(FOLDER)), index };
}
