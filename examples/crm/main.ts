/** `npm start`: the demo CRM, on loopback. */
import { once } from 'node:events';
import type { Server } from 'node:http';

import { watchBundle } from './bundle.js';
import { demoData } from './data.js';
import { LiveReload } from './live-reload.js';
import { demoMail, demoServer } from './server.js';

const FIRST_PORT = 4173;

const liveReload = new LiveReload();
const bundle = await watchBundle(liveReload.reload);
const data = await demoData(new Date().toISOString());
const mail = demoMail(data);
await mail.ready();
const server = demoServer({ data, bundle, liveReload }, mail);
const port = await listen(server);
console.log(`Alder Search, a demo CRM: http://localhost:${String(port)}/`);

let isClosing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Asked twice, it does not wait.
    if (isClosing) process.exit(1);
    isClosing = true;
    void stop();
  });
}

async function stop(): Promise<void> {
  liveReload.close();
  server.close();
  await mail.close();
  // The streams of live reload never end by themselves.
  server.closeAllConnections();
  await Promise.all([bundle.close(), data.close()]);
}

/** `PORT`, else the usual one; the next that is free, if it is taken. */
async function listen(server: Server): Promise<number> {
  const given = process.env['PORT'];
  const first = given === undefined || given === '' ? FIRST_PORT : Number(given);
  for (let port = first; ; port++) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port >= first + 100) throw error;
    }
  }
}
