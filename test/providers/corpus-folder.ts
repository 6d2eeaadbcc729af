/** Reads the corpus from the folder beside this repository. */
import { existsSync, readFileSync } from 'node:fs';

import { corpusFrom, type Corpus } from './corpus.js';

const FOLDER = new URL('../../../shared/webhooks/', import.meta.url);

/** Why the cases are skipped, or `false`. */
export const skip = existsSync(FOLDER)
  ? false
  : 'the recorded webhooks (../shared/webhooks) are not beside this repository';

export function corpusOf(provider: string): Promise<Corpus> {
  return corpusFrom(provider, async (path) => {
    const url = new URL(path, FOLDER);
    return existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : undefined;
  });
}
