import { openStore } from '../../src/server/store/open-store.js';
import { startPostgres } from '../server/store/postgres.js';
import { isLong } from '../share.js';
import { describeAttacks } from './attack-cases.js';

const COMMAND = 'TEST_SHARE=long node --import tsx --test test/attacks/postgres.test.ts';

// The same texts reach PostgreSQL as reach the embedded one, which is it: a second time in the long share alone.
if (isLong) {
  describeAttacks('attacks on the back end over PostgreSQL', COMMAND, async () => {
    const postgres = await startPostgres();
    return { store: await openStore(await postgres.database()), end: () => postgres.end() };
  });
}
