import { describe, it } from 'node:test';

import { providers } from '../../src/providers/all.js';
import { sampleCases, vectorCases } from './corpus.js';
import { corpusOf, skip } from './corpus-folder.js';

for (const [name, provider] of providers) {
  const corpus = await corpusOf(name);
  describe(`recorded events of ${name}`, { skip }, () => {
    for (const { name: title, run } of sampleCases(provider, corpus)) it(title, run);
  });
  if (provider.verify) {
    describe(`recorded signatures of ${name}`, { skip }, () => {
      for (const { name: title, run } of vectorCases(provider, corpus)) it(title, run);
    });
  }
}
