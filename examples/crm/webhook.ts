import type { IncomingMessage } from 'node:http';

import type { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { sendgrid } from '../../src/providers/sendgrid.js';
import { ProblemError } from './problem.js';

const MOST_BYTES = 5_000_000;

/**
 * `POST /webhooks/sendgrid`. A real host checks the signature first: `sendgrid.verify(request, publicKey)`. The demo
 * listens on loopback and plays the provider itself.
 *
 * @throws {ProblemError} if nothing of the body can be read. A body that is read in part is accepted: SendGrid would
 *   else post all of it again, for a day.
 */
export async function receiveSendgrid(request: IncomingMessage, adapter: MemoryAdapter): Promise<void> {
  const body = await bytesOf(request);
  const headers = new Headers();
  const url = `http://localhost${request.url ?? ''}`;
  const { events, rejected } = sendgrid.parse({ url, headers, body });
  if (events.length === 0 && rejected.length > 0) {
    const problems = rejected.slice(0, 20).map(({ problem }) => problem);
    throw new ProblemError(400, 'No events', problems.join('; '), { problems });
  }
  adapter.addEvents(events);
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // What comes after it is read and forgotten: an answer before the end of the request is lost on many clients.
    if (length <= MOST_BYTES) chunks.push(chunk);
    else chunks.length = 0;
    if (length > 4 * MOST_BYTES) request.destroy();
  }
  if (length <= MOST_BYTES) return Buffer.concat(chunks);
  throw new ProblemError(
    413,
    'Body too large',
    `A body may have ${String(MOST_BYTES)} bytes; this has ${String(length)}.`,
  );
}
