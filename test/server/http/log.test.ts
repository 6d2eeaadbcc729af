import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';

import { logTo, warnOnly, type LogEntry } from '../../../src/server/http/log.js';

describe('a log', () => {
  const warn = mock.fn<(...all: unknown[]) => void>();
  const { warn: own } = console;
  beforeEach(() => {
    warn.mock.resetCalls();
    console.warn = warn;
  });
  afterEach(() => {
    console.warn = own;
  });
  const warned = (): unknown[][] => warn.mock.calls.map((call) => call.arguments);

  it('has entries with their time, and what is known besides', () => {
    const entries: LogEntry[] = [];
    const log = logTo((entry) => void entries.push(entry));
    log('info', 'request', { route: '/mailings', status: 200 });
    log('error', 'store-failed');
    assert.deepEqual(
      entries.map(({ time: _, ...rest }) => rest),
      [
        { level: 'info', event: 'request', route: '/mailings', status: 200 },
        { level: 'error', event: 'store-failed' },
      ],
    );
    for (const { time } of entries) assert.equal(new Date(time).toISOString(), time);
  });

  it('harms nobody where its receiver fails', () => {
    const failure = new Error('The disk is full.');
    const log = logTo(() => {
      throw failure;
    });
    log('warn', 'webhook-refused');
    assert.deepEqual(warned(), [['mail-analytics: onLog failed', failure]]);
  });

  it('tells the console of failures, where the host has none', () => {
    const time = '2026-11-24T09:00:00.000Z';
    warnOnly({ time, level: 'info', event: 'request' });
    warnOnly({ time, level: 'warn', event: 'webhook-refused', provider: 'ses' });
    assert.deepEqual(warned(), [[JSON.stringify({ time, level: 'warn', event: 'webhook-refused', provider: 'ses' })]]);
  });
});
