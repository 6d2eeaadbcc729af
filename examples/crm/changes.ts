import type { ServerResponse } from 'node:http';

import type { MailAnalyticsAdapter } from '../../src/adapters/adapter.js';
import type { Scope } from '../../src/model.js';

/** Often enough for proxies, which cut what is silent for a minute. */
const HEARTBEAT = 15_000;

/** A reader who is this far behind, in bytes, is cut off and comes back by itself. */
const MOST_WAITING = 4_000_000;

/** Begins server-sent events; returns what sends one, and calls `onClose` once when the reader has gone. */
export function eventStream(response: ServerResponse, onClose: () => void): (data: string) => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(': here\n\n');
  const timer = setInterval(() => response.write(': still here\n\n'), HEARTBEAT);
  response.once('close', () => {
    clearInterval(timer);
    onClose();
  });
  return (data) => {
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(`data: ${data}\n\n`);
  };
}

/** `GET /changes`: each message is a JSON list of changes. */
export function sendChanges(response: ServerResponse, adapter: MailAnalyticsAdapter, scope: Scope): void {
  let send: (data: string) => void = () => undefined;
  const unsubscribe = adapter.subscribe?.(scope, (changes) => send(JSON.stringify(changes)));
  send = eventStream(response, () => unsubscribe?.());
}
