import type { IncomingMessage, ServerResponse } from 'node:http';

import { sendgridSigner } from '../../fixtures/sendgrid-signer.js';
import { ProblemError } from './problem.js';

const MOST_BYTES = 100_000;

const signer = sendgridSigner();

/** What the webhooks of the demo's SendGrid are checked with. */
export const VERIFICATION_KEY = signer.publicKey;

/**
 * `POST /crm/sendgrid`: plays SendGrid. Signs the events that it is given and posts them to the webhook, as SendGrid
 * would, and answers what that answers. No part of a CRM.
 *
 * @param webhook - The address of the webhook.
 */
export async function playSendgrid(request: IncomingMessage, response: ServerResponse, webhook: string): Promise<void> {
  const body = await textOf(request);
  const answer = await fetch(webhook, { method: 'POST', headers: signer.headersFor(body), body });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(await answer.text());
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new ProblemError(413, 'Body too large', `At most ${String(MOST_BYTES)} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
