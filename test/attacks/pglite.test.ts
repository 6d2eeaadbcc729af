import { openStore } from '../../src/server/store/open-store.js';
import { describeAttacks } from './attack-cases.js';

describeAttacks('the back end over the embedded database', async () => ({
  store: await openStore(),
  end: () => Promise.resolve(),
}));
