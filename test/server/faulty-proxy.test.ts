import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after, afterEach, before, describe, it } from 'node:test';

import { faultyProxy, type FaultyProxy } from './faulty-proxy.js';

const ANSWER = 'x'.repeat(5_000);

describe('the proxy of the tests', { timeout: 30_000 }, () => {
  let server: Server;
  let proxy: FaultyProxy;
  let url = '';
  const bodies: string[] = [];
  let onBody = (): void => undefined;

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        bodies.push(body);
        onBody();
        response.end(ANSWER);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy = await faultyProxy({ port: (server.address() as { port: number }).port });
    url = `http://127.0.0.1:${String(proxy.port)}/`;
  });

  afterEach(() => {
    proxy.script = () => undefined;
    bodies.length = 0;
  });

  after(async () => {
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });

  const post = async (body: string, signal?: AbortSignal): Promise<string> => {
    const headers = { connection: 'close' };
    return (await fetch(url, { method: 'POST', body, headers, signal: signal ?? null })).text();
  };

  const arrived = (): Promise<void> => new Promise((resolve) => (onBody = resolve));

  it('passes on both directions whole, large as they are', async () => {
    const body = 'y'.repeat(3_000_000);
    assert.equal(await post(body), ANSWER);
    assert.deepEqual(bodies, [body]);
    assert.equal(proxy.faults, 0);
  });

  it('lets nothing reach the server where the request is cut at once', async () => {
    proxy.script = () => ({ cutRequestAfter: 0 });
    await assert.rejects(post('lost'));
    assert.deepEqual(bodies, []);
  });

  it('lets the server do its work where the answer is cut, whether by a reset or by an end', async () => {
    for (const by of ['reset', 'end'] as const) {
      for (const cutAnswerAfter of [0, 60, 3_000]) {
        proxy.script = () => ({ cutAnswerAfter, by });
        await assert.rejects(post(by));
      }
    }
    assert.deepEqual(bodies, ['reset', 'reset', 'reset', 'end', 'end', 'end']);
  });

  it('holds an answer back, and gives it whole', async () => {
    proxy.script = () => ({ delay: 80 });
    const start = performance.now();
    assert.equal(await post('slow'), ANSWER);
    assert.ok(performance.now() - start >= 75);
  });

  it('says nothing at all in a black hole, and does not end it', async () => {
    proxy.script = () => ({ darkAfter: 0 });
    const leave = new AbortController();
    const heard = post('dark', leave.signal).then(
      () => 'an answer',
      () => 'nothing',
    );
    await arrived();
    setTimeout(() => leave.abort(), 50);
    assert.equal(await heard, 'nothing');
    assert.deepEqual(bodies, ['dark']);
  });

  it('gives each connection the fault that its number has in the script, and counts them', async () => {
    const [before, caused] = [proxy.connections, proxy.faults];
    proxy.script = (number) => (number === before + 2 ? { cutAnswerAfter: 0 } : undefined);
    assert.equal(await post('1'), ANSWER);
    await assert.rejects(post('2'));
    assert.equal(await post('3'), ANSWER);
    assert.deepEqual([proxy.connections - before, proxy.faults - caused], [3, 1]);
  });

  it('cuts what is open', async () => {
    // A black hole hides from the server that its client has gone.
    proxy.cutAll();
    proxy.script = () => ({ darkAfter: 0 });
    const waiting = assert.rejects(post('open'));
    await Promise.race([waiting, arrived()]);
    assert.equal(proxy.cutAll(), 1);
    await waiting;
  });
});
