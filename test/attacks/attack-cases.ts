import { after, before, describe } from 'node:test';

import type { Store } from '../../src/server/store/store.js';
import { tellFigure } from '../figures.js';
import { accountCases } from './account-cases.js';
import { addressCases } from './address-cases.js';
import { attackedServer, type Attacked, type AttackedServer } from './attacked-server.js';
import { injectionCases } from './injection-cases.js';
import { parameterCases } from './parameter-cases.js';
import { siteCases } from './site-cases.js';

const START = { timeout: 60_000 };

/** What is promised of a server, and what tries to break it. */
const PROMISES: readonly [string, (attacked: Attacked, count: (cases: number) => void) => void][] = [
  ['No parameter of a question is run as SQL, or fails the server', parameterCases],
  ['Nothing of one account is seen, changed or heard from another', accountCases],
  ['No id leads out of its place in an address', addressCases],
  ['No page of another site writes, nor reads with the rights of a person', siteCases],
  ['A text is a text in the database, in files, in headers and in logs', injectionCases],
];

/** An empty store, and what takes its database away once it is closed. */
interface Opened {
  store: Store;
  end: () => Promise<void>;
}

/** What is tried on a server with a real store, over HTTP. */
export function describeAttacks(name: string, command: string, open: () => Promise<Opened>): void {
  describe(name, { timeout: 600_000 }, () => {
    let server: AttackedServer;
    let end: Opened['end'];
    const counts = new Map<string, number>();

    before(async () => {
      const opened = await open();
      end = opened.end;
      server = await attackedServer(opened.store);
    }, START);

    after(async () => {
      await server.close();
      await end();
      for (const [promise, cases] of counts) await tellFigure({ promise, cases, faults: cases, lost: 0, command });
    });

    for (const [promise, casesOf] of PROMISES) {
      casesOf(
        () => server,
        (cases) => counts.set(promise, (counts.get(promise) ?? 0) + cases),
      );
    }
  });
}
