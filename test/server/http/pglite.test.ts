import { openStore } from '../../../src/server/store/open-store.js';
import { describeBackend } from './backend-cases.js';

describeBackend('the back end over the embedded database', async () => {
  const store = await openStore();
  return { store, end: () => store.close() };
});
