import { expect } from '@open-wc/testing';

import { HttpAdapter } from '../../src/adapters/http-adapter.js';
import type { Change } from '../../src/model/query.js';
import * as page from '../elements/harness.js';
import { tellFigure } from '../figures.js';
import { turns } from '../share.js';
import { Stream, withStream } from './faulty-server.js';

const HOUR = 3_600_000;

/** The clock and the timers of the page, which go as fast as a test wants. */
class FastTime {
  now = 0;
  /** The pauses that were waited for. */
  readonly pauses: number[] = [];
  #timers = new Map<number, { at: number; run: () => void }>();
  #number = 0;
  #own = [globalThis.setTimeout, globalThis.clearTimeout, performance.now.bind(performance)] as const;

  constructor() {
    const set = (run: () => void, pause = 0): number => {
      this.pauses.push(pause);
      this.#timers.set((this.#number += 1), { at: this.now + pause, run });
      return this.#number;
    };
    Object.assign(globalThis, { setTimeout: set, clearTimeout: (number: number) => this.#timers.delete(number) });
    performance.now = () => this.now;
  }

  /** @param each - Called after each timer. */
  pass(milliseconds: number, each: () => void = () => undefined): void {
    const end = this.now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
      if (!next || next[1].at > end) break;
      this.#timers.delete(next[0]);
      this.now = next[1].at;
      next[1].run();
      each();
    }
    this.now = end;
  }

  restore(): void {
    const [setTimeout, clearTimeout, now] = this.#own;
    Object.assign(globalThis, { setTimeout, clearTimeout });
    performance.now = now;
  }
}

/** The newest stream, of which the browser has made the connection. */
const newest = (): Stream => Stream.all.at(-1) as Stream;

describe('the stream of changes', () => {
  let cases = 0;
  let faults = 0;

  withStream();
  after(() =>
    tellFigure({
      promise: 'However a stream breaks, pages come back later and later and not together, and nothing is missed',
      cases,
      faults,
      lost: 0,
      command: "npx wtr --files 'test/faults/stream.test.ts'",
    }),
  );

  /** An hour of a server that takes the stream and drops it each time; the pauses, and how often all is asked anew. */
  function dropped(isForGood: boolean): { pauses: number[]; missed: number } {
    const time = new FastTime();
    let missed = 0;
    cases += 1;
    try {
      const leave = new HttpAdapter('/api').subscribe(undefined, () => (missed += 1));
      const drop = (): void => {
        newest().begin();
        newest().end(isForGood);
        faults += 1;
      };
      drop();
      // The browser comes back by itself once, where it does.
      if (!isForGood) drop();
      time.pass(HOUR, drop);
      leave();
      return { pauses: time.pauses, missed };
    } finally {
      time.restore();
    }
  }

  for (const isForGood of [true, false]) {
    it(`that is closed at once every time ${isForGood ? 'for good' : 'and may be taken up'} makes no storm`, () => {
      const { pauses, missed } = dropped(isForGood);
      expect(pauses.length, 'connections in an hour').to.be.within(10, 40);
      expect(missed, 'rounds of requests in an hour').to.be.at.most(pauses.length + 2);
      const bounds = pauses.map((_, at) => Math.min(5_000 * 2 ** at, 300_000));
      pauses.forEach((pause, at) => expect(pause).to.be.within((bounds[at] ?? 0) / 2, bounds[at] ?? 0));
    });
  }

  it('is not taken up by all pages at the same time', () => {
    const first = Array.from({ length: turns(20, 500) }, () => dropped(true).pauses[0]);
    expect(new Set(first).size).to.be.greaterThan(first.length / 2);
  });

  it('that lasts is taken up soon, however often it has broken before', () => {
    const time = new FastTime();
    try {
      const leave = new HttpAdapter('/api').subscribe(undefined, () => undefined);
      newest().begin();
      for (let turn = 0; turn < 8; turn += 1) {
        newest().end(true);
        time.pass(HOUR);
        newest().begin();
        time.pass(HOUR);
      }
      expect(time.pauses.at(-1)).to.be.at.most(5_000);
      leave();
      newest().end(true);
      expect(Stream.open).to.deep.equal([]);
    } finally {
      time.restore();
    }
  });

  it('that the network does not let through is tried later and later, and tells that something may be missing once it is', () => {
    const time = new FastTime();
    const heard: unknown[] = [];
    try {
      const leave = new HttpAdapter('/api').subscribe(undefined, (changes) => heard.push(changes));
      newest().end();
      newest().end();
      time.pass(HOUR, () => newest().end());
      expect(Stream.all.length).to.be.within(10, 40);
      expect(heard).to.deep.equal([]);
      newest().begin();
      expect(heard).to.deep.equal([[]]);
      leave();
    } finally {
      time.restore();
    }
  });

  it('that a server never offered is left in peace', () => {
    const time = new FastTime();
    try {
      const leave = new HttpAdapter('/api').subscribe(undefined, () => undefined);
      newest().end(true);
      time.pass(HOUR);
      expect(Stream.all).to.have.length(1);
      leave();
    } finally {
      time.restore();
    }
  });

  const message = (number: number, status: 'delivered' | 'opened'): Change => ({
    mailingId: 'm-1',
    message: {
      ...page.recipient(`m-1.${String(number)}`, { status }),
      mailing: { id: 'm-1', subject: 'Subject m-1', sender: { name: '', email: 'a@example.com' } },
    },
  });

  it('that repeats itself, jumps back or says nonsense changes nothing that is right', async () => {
    const recipients = Array.from({ length: 3 }, (_, at) => page.recipient(`m-1.${String(at + 1)}`));
    const memory = page.oneMailing(recipients);
    const stream = new HttpAdapter('/api');
    const asked = new page.SpyAdapter(memory);
    const adapter = Object.assign(asked, { subscribe: stream.subscribe.bind(stream) });
    const list = await page.mounted('mail-recipients', { adapter, mailingId: 'm-1', sort: 'email' });
    list.style.blockSize = '500px';
    newest().begin();
    const statuses = (): string =>
      page
        .all(list, '[data-row] .badge')
        .map(({ dataset }) => dataset['status'])
        .join();
    const garbage = [
      '',
      '{',
      'null',
      '{}',
      '[null]',
      '[1]',
      '[{"mailingId":7}]',
      '[[]]',
      `[${'['.repeat(5000)}`,
      '\u0000',
    ];
    const opened = JSON.stringify([message(2, 'opened')]);
    let thrown: string[] = [];
    const warned = await page.warnedDuring(async () => {
      thrown = await page.thrownDuring(async () => {
        for (const data of [...garbage, opened, ...garbage, opened, opened]) {
          Stream.say(data);
          cases += 1;
          faults += 1;
        }
        await page.pause(300);
      });
    });
    expect(thrown).to.deep.equal([]);
    expect(statuses()).to.equal('delivered,opened,delivered');
    expect(page.rows(list)).to.have.length(3);
    // Of what is no list at all; what is one is told to whoever listens for `adapter-error`.
    expect(warned.filter((words) => words.includes('is not a JSON list'))).to.have.length(1);
    // A stream that jumps back says `refresh`: what it said is not held against what the server knows.
    Stream.say(JSON.stringify([message(2, 'delivered')]));
    newest().dispatchEvent(new Event('refresh'));
    await page.pause(300);
    expect(asked.calls.filter(({ method }) => method === 'listRecipients').length).to.be.within(2, 8);
  });
});
