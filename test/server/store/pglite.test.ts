import { describe } from 'node:test';

import { openPglite } from '../../../src/server/store/engines/pglite-engine.js';
import { storeCases } from './store-cases.js';

describe('the store on the embedded database', () => {
  storeCases(async () => ({ engine: await openPglite(undefined), end: () => Promise.resolve() }));
});
