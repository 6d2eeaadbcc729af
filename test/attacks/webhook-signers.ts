/** Signs webhooks as their providers do, with keys of its own: of those that sign, each. */
import { createHmac, createHash, generateKeyPairSync, sign } from 'node:crypto';

import { sendgridSigner } from '../../fixtures/sendgrid-signer.js';
import type { WebhookRequest } from '../../src/providers/provider.js';
import { SnsSigner, TOPIC } from '../providers/sns-signer.js';

export interface WebhookSigner {
  /** What a host sets for the provider. */
  readonly secret: string;
  /** Where the signature stands, and what else it is checked with; none where all of it is in the body. */
  readonly headers: readonly string[];
  /** What is signed: the body as it is, what it says, or a word that may be used once. */
  readonly covers: 'bytes' | 'meaning' | 'token';
  /** In seconds; absent where a signature does not age. */
  readonly maxAge?: number;
  /** The request with a signature. */
  sign(request: WebhookRequest, at?: Date): WebhookRequest;
  /** What a server gets that looks for the key. */
  readonly fetch?: (url: string) => Promise<Response>;
}

let made = 0;
const next = (): string => String((made += 1));
const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));
const hmac = (hash: string, key: string | Buffer, data: string | Uint8Array): Buffer =>
  createHmac(hash, key).update(data).digest();

const textOf = ({ body }: WebhookRequest): string => new TextDecoder().decode(body);

export function withHeaders(request: WebhookRequest, more: Record<string, string>): WebhookRequest {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return { ...request, headers };
}

export const withBody = (request: WebhookRequest, body: string): WebhookRequest => ({
  ...request,
  body: new TextEncoder().encode(body),
});

/** One that signs the bytes with a secret, in hexadecimal, in one header. */
function hexSigner(header: string): () => WebhookSigner {
  return () => {
    const secret = `secret ${next()}`;
    const value = (request: WebhookRequest): string => hmac('sha256', secret, request.body).toString('hex');
    return {
      secret,
      headers: [header],
      covers: 'bytes',
      sign: (request) => withHeaders(request, { [header]: value(request) }),
    };
  };
}

function standardSigner(prefix: string, version: string): () => WebhookSigner {
  return () => {
    const key = Buffer.from(`standard secret ${next()}`);
    return {
      secret: `whsec_${key.toString('base64')}`,
      headers: ['id', 'timestamp', 'signature'].map((name) => `${prefix}-${name}`),
      covers: 'bytes',
      maxAge: 300,
      sign(request, at = new Date()) {
        const [id, timestamp] = [`w-${next()}`, seconds(at)];
        const data = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), request.body]);
        return withHeaders(request, {
          [`${prefix}-id`]: id,
          [`${prefix}-timestamp`]: timestamp,
          [`${prefix}-signature`]: version + hmac('sha256', key, data).toString('base64'),
        });
      },
    };
  };
}

/** By the provider's name; each call makes one with a key of its own. */
export const SIGNERS: Readonly<Record<string, () => WebhookSigner>> = {
  mailersend: hexSigner('signature'),
  mailtrap: hexSigner('mailtrap-signature'),
  resend: standardSigner('svix', 'v1,'),
  sweego: standardSigner('webhook', ''),

  sendgrid: () => {
    const signer = sendgridSigner();
    const names = ['signature', 'timestamp'].map((name) => `x-twilio-email-event-webhook-${name}`);
    return {
      secret: signer.publicKey,
      headers: names,
      covers: 'bytes',
      sign: (request, at) => withHeaders(request, signer.headersFor(textOf(request), at)),
    };
  },

  postal: () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return {
      secret: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      headers: ['x-postal-signature-256'],
      covers: 'bytes',
      sign: (request) =>
        withHeaders(request, {
          'x-postal-signature-256': sign('sha256', request.body, privateKey).toString('base64'),
        }),
    };
  },

  mandrill: () => {
    const secret = `key ${next()}`;
    return {
      secret,
      headers: ['x-mandrill-signature'],
      covers: 'meaning',
      sign(request) {
        const fields = [...new URLSearchParams(textOf(request))].sort(([a], [b]) => (a < b ? -1 : 1));
        const data = request.url + fields.flat().join('');
        return withHeaders(request, { 'x-mandrill-signature': hmac('sha1', secret, data).toString('base64') });
      },
    };
  },

  mailomat: () => {
    const secret = `secret ${next()}`;
    const header = (name: string): string => `x-mom-webhook-${name}`;
    return {
      secret,
      headers: ['id', 'event', 'timestamp', 'signature'].map(header),
      covers: 'token',
      maxAge: 9 * 3600,
      sign(request, at = new Date()) {
        const { eventType } = JSON.parse(textOf(request)) as { eventType: string };
        const [id, timestamp] = [`w-${next()}`, seconds(at)];
        const signature = hmac('sha256', secret, `${id}.${eventType}.${timestamp}`).toString('hex');
        const values = { id, event: eventType, timestamp, signature: `sha256=${signature}` };
        return withHeaders(
          request,
          Object.fromEntries(Object.entries(values).map(([name, value]) => [header(name), value])),
        );
      },
    };
  },

  mailgun: () => {
    const secret = `key-${next()}`;
    return {
      secret,
      headers: [],
      covers: 'token',
      maxAge: 9 * 3600,
      sign(request, at = new Date()) {
        const [timestamp, token] = [seconds(at), `token-${next()}`];
        const signature = { timestamp, token, signature: hmac('sha256', secret, timestamp + token).toString('hex') };
        return withBody(request, JSON.stringify({ ...(JSON.parse(textOf(request)) as object), signature }));
      },
    };
  },

  'unisender-go': () => {
    const secret = `api-key-${next()}`;
    return {
      secret,
      headers: [],
      covers: 'bytes',
      sign(request) {
        const text = JSON.stringify({ ...(JSON.parse(textOf(request)) as object), auth: secret });
        const auth = createHash('md5').update(text).digest('hex');
        return withBody(request, text.replace(`"${secret}"`, `"${auth}"`));
      },
    };
  },

  ses: () => {
    const signer = new SnsSigner();
    return {
      secret: TOPIC,
      headers: ['x-amz-sns-message-type'],
      covers: 'meaning',
      maxAge: 86_400,
      fetch: signer.fetch,
      sign(request, at = new Date()) {
        const message = { ...(JSON.parse(textOf(request)) as object), Timestamp: at.toISOString() };
        const { body, headers } = signer.signed(message, {}, '2');
        return { ...request, body, headers };
      },
    };
  },
};
