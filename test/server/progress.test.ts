import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';

import { Progress, progressText, rateOf, type Tally } from '../../src/server/commands/progress.js';

/** What is written to a screen within so many milliseconds, in which half a file of 2,000 bytes is read. */
function shown(screen: { isTTY?: boolean; columns?: number }, milliseconds: number): string[] {
  const written: string[] = [];
  const tally: Tally = { lines: 1200, events: 1190, rejected: 10, bytes: 1000 };
  mock.timers.enable({ apis: ['setInterval'] });
  try {
    const progress = new Progress({ ...screen, write: (text) => written.push(text) }, tally, 2000);
    progress.start();
    mock.timers.tick(milliseconds);
    progress.stop();
    progress.stop();
    mock.timers.tick(10_000);
  } finally {
    mock.timers.reset();
  }
  return written;
}

describe('progress', () => {
  it('rewrites one line of a terminal, ten times a second, and clears it in the end', () => {
    const written = shown({ isTTY: true, columns: 100 }, 1000);
    assert.equal(written.length, 11);
    for (const text of written) {
      assert.ok(text.startsWith('\r') && text.endsWith('\u001b[K') && !text.includes('\n'), text);
    }
    assert.match(written[0] ?? '', /^\r1,200 lines, 1,190 events, 10 rejected, [\d,]+ lines a second, 50 %/);
    assert.equal(written.at(-1), '\r\u001b[K');
  });

  it('never wraps, as a line that does cannot be rewritten', () => {
    for (const text of shown({ isTTY: true, columns: 20 }, 500)) assert.ok(text.length < 20 + '\r\u001b[K'.length);
  });

  it('is not cut for a terminal that says it has no columns', () => {
    assert.match(shown({ isTTY: true, columns: 0 }, 100)[0] ?? '', /^\r1,200 lines, .* 50 %/);
  });

  it('adds a line every five seconds where there is no terminal', () => {
    assert.deepEqual(shown({}, 4999), []);
    const written = shown({}, 15_000);
    assert.equal(written.length, 3);
    for (const text of written) assert.match(text, /^1,200 lines, .* 50 %\n$/);
  });
});

describe('the text of progress', () => {
  it('has a percentage where the size is known, of at most 100', () => {
    const tally = { lines: 1, events: 1, rejected: 0, bytes: 999 };
    assert.equal(progressText(tally, 2), '1 line, 1 event, 0 rejected, 1 line a second');
    assert.match(progressText(tally, 2, 1000), /, 99 %$/);
    assert.match(progressText(tally, 2, 900), /, 100 %$/);
  });

  it('has no rate before there is time', () => {
    assert.equal(rateOf(10, 0), 0);
    assert.equal(rateOf(10, 4), 3);
  });
});
