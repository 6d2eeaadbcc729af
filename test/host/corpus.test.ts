/** That providers read and verify in a browser what they do in Node: the same cases, with the browser's own crypto. */
import { providers } from '../../src/providers/all.js';
import { corpusFrom, sampleCases, vectorCases } from '../providers/corpus.js';

async function read(path: string): Promise<unknown> {
  const response = await fetch(`/corpus/${path}`);
  return response.ok ? response.json() : undefined;
}

describe('in a browser', () => {
  for (const [name, provider] of providers) {
    it(`${name} reads and verifies what is recorded`, async function () {
      const corpus = await corpusFrom(name, read);
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
