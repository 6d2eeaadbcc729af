/** That providers read and verify in a browser what they do in Node: the same cases, with the browser's own crypto. */
import { providers } from '../../src/providers/all.js';
import { FOLDERS, sampleCases, vectorCases, type Corpus, type Sample, type Vector } from '../providers/corpus.js';

async function corpusOf(provider: string): Promise<Corpus> {
  const read = async (file: string): Promise<unknown> => {
    const response = await fetch(`/corpus/${FOLDERS[provider] ?? provider}/${file}`);
    return response.ok ? response.json() : undefined;
  };
  const signatures = [(await read('signature.json')) ?? []].flat() as { vectors?: Vector[] }[];
  return {
    samples: ((await read('samples.json')) ?? []) as Sample[],
    vectors: signatures.flatMap(({ vectors = [] }) => vectors),
  };
}

describe('in a browser', () => {
  for (const [name, provider] of providers) {
    it(`${name} reads and verifies what is recorded`, async function () {
      const corpus = await corpusOf(name);
      const cases = [...sampleCases(provider, corpus), ...(provider.verify ? vectorCases(provider, corpus) : [])];
      if (cases.length === 0) this.skip();
      for (const { name: title, run } of cases) {
        try {
          await run();
        } catch (error) {
          throw new Error(`${title}: ${String(error)}`, { cause: error });
        }
      }
    });
  }
});
