import { after, before, describe } from 'node:test';

import type { Store } from '../../src/server/store/store.js';
import { attackedServer, type AttackedServer } from './attacked-server.js';
import { injectionCases } from './injection-cases.js';

const START = { timeout: 60_000 };

/** An empty store, and what takes its database away once it is closed. */
interface Opened {
  store: Store;
  end: () => Promise<void>;
}

/** What is tried on a server with a real store, over HTTP. */
export function describeAttacks(name: string, open: () => Promise<Opened>): void {
  describe(name, { timeout: 600_000 }, () => {
    let server: AttackedServer;
    let end: Opened['end'];

    before(async () => {
      const opened = await open();
      end = opened.end;
      server = await attackedServer(opened.store);
    }, START);

    after(async () => {
      await server.close();
      await end();
    });

    injectionCases(
      () => server,
      () => undefined,
    );
  });
}
