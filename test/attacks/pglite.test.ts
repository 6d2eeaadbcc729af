import { openStore } from '../../src/server/store/open-store.js';
import { describeAttacks } from './attack-cases.js';

const COMMAND = 'node --import tsx --test test/attacks/pglite.test.ts';

describeAttacks('attacks on the back end over the embedded database', COMMAND, async () => ({
  store: await openStore(),
  end: () => Promise.resolve(),
}));
