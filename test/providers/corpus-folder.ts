/** Reads the corpus from the folder beside this repository. */
import { existsSync, readFileSync } from 'node:fs';

import { FOLDERS, type Corpus, type Sample, type Vector } from './corpus.js';

const FOLDER = new URL('../../../shared/webhooks/', import.meta.url);

/** Why the cases are skipped, or `false`. */
export const skip = existsSync(FOLDER)
  ? false
  : 'the recorded webhooks (../shared/webhooks) are not beside this repository';

export function corpusOf(provider: string): Corpus {
  const read = (file: string): unknown => {
    const url = new URL(`${FOLDERS[provider] ?? provider}/${file}`, FOLDER);
    return existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : undefined;
  };
  const signatures = [read('signature.json') ?? []].flat() as { vectors?: Vector[] }[];
  return {
    samples: (read('samples.json') ?? []) as Sample[],
    vectors: signatures.flatMap(({ vectors = [] }) => vectors),
  };
}
