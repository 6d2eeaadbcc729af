import { expect } from '@open-wc/testing';
import { setupWorker } from 'msw/browser';

import { HttpAdapter } from '../../src/adapters/http-adapter.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { itWith } from '../elements/capabilities.js';
import * as page from '../elements/harness.js';
import { SavedFiles } from '../elements/saved-files.js';
import { tellFigure } from '../figures.js';
import { isLong } from '../share.js';
import { FAULTS, type Fault } from './every-fault.js';
import { REQUESTS, type EveryRequest } from './every-request.js';
import { FaultyServer, Stream, until, withStream } from './faulty-server.js';

/** A mailing with everything that an element asks for. */
function mail(): MemoryAdapter {
  const link = { url: 'https://a.example/' };
  const events = [
    ...[1, 2, 3, 4].map((at) => page.mailEvent(`m-1.${String(at)}`, 'delivered', '2026-11-24T08:01:00Z')),
    page.mailEvent('m-1.1', 'opened', '2026-11-24T08:10:00Z'),
    page.mailEvent('m-1.2', 'clicked', '2026-11-24T08:11:00Z', link),
    page.mailEvent('m-1.5', 'bounced', '2026-11-24T08:02:00Z', { bounceClass: 'hard', reason: '550 5.1.1 unknown' }),
  ];
  return new MemoryAdapter({ announcements: [page.announcement('m-1', 6), page.announcement('m-2', 3)], events });
}

/** Every pair in the long share; in the quick one every request and every fault once at least, in other pairs. */
const PAIRS: readonly (readonly [EveryRequest, Fault])[] = isLong
  ? REQUESTS.flatMap((request) => FAULTS.map((fault) => [request, fault] as const))
  : FAULTS.map((fault, at) => [REQUESTS[at % REQUESTS.length] as EveryRequest, fault] as const);

/** Milliseconds in which nothing must be asked that nobody wants; a rest between two goes is 200. */
const CALM = 260;

const worker = setupWorker();

describe('every request, with every fault', () => {
  const server = new FaultyServer(mail());
  let saved: SavedFiles;
  let faults = 0;
  let lost = 0;

  before(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
  after(async () => {
    worker.stop();
    await tellFigure({
      promise: 'Whatever becomes of an answer: what was on screen stays, the cause is named, and trying again helps',
      cases: PAIRS.length,
      faults,
      lost,
      command: "npx wtr --files 'test/faults/matrix.test.ts'",
    });
  });
  withStream();
  beforeEach(() => {
    saved = new SavedFiles();
    worker.use(server.handler);
  });
  afterEach(function () {
    saved.restore();
    server.heal();
    if (this.currentTest?.state === 'failed') lost += 1;
  });

  it('covers each method of the adapter that asks, and each route that is read', async () => {
    const methods = Object.getOwnPropertyNames(HttpAdapter.prototype).filter((name) => name !== 'constructor');
    const covered = new Set<string>(['subscribe', ...REQUESTS.map(({ method }) => method)]);
    expect(methods.filter((name) => !covered.has(name))).to.deep.equal([]);
    const document = await (await fetch('/openapi.yaml')).text();
    const read = [...document.matchAll(/operationId: (\w+)\n +tags: \[read\]/g)].map(([, id = '']) => id);
    expect(read.length).to.be.greaterThan(6);
    // Files that a person downloads from the server are answers to no element.
    expect(read.filter((id) => !covered.has(id) && !id.startsWith('export'))).to.deep.equal([]);
  });

  for (const [request, fault] of PAIRS) {
    itWith(fault.needs ?? { isThere: true, why: '' }, `${request.name}: ${fault.name}`, async () => {
      const shown = await request.open(server.adapter());
      Stream.open.forEach((stream) => stream.begin());
      const before = shown.seen();
      const asked = (): number => server.count(request.which);
      const failed = async (ask: () => void | Promise<void>, what: string): Promise<void> => {
        const start = asked();
        await ask();
        await until(() => asked() > start && shown.problem() !== undefined);
        expect(shown.problem(), what).to.match(fault.words);
        expect(shown.seen(), `${what}: what was on screen`).to.equal(before);
        faults += 1;
        expect(asked() - start, `${what}: requests`).to.equal(1);
      };
      const trial = async (): Promise<void> => {
        server.break(request.which, fault);
        await failed(() => shown.again(), 'at first');
        await failed(() => shown.retry(), 'tried again');
        const start = asked();
        await page.pause(CALM);
        expect(asked(), 'nobody has asked for more').to.equal(start);
        server.heal();
        shown.retry();
        await until(() => asked() > start && shown.problem() === undefined);
        await until(() => shown.seen() !== '' && (before === '' || shown.seen() === before));
      };
      let thrown: string[] = [];
      // What is wrong is told to whoever makes the page, once for each kind: not of interest here.
      await page.warnedDuring(async () => (thrown = await page.thrownDuring(trial)));
      expect(thrown).to.deep.equal([]);
    });
  }
});
