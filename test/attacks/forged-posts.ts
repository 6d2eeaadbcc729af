/** Posts by somebody who has seen right ones, and has no key: none of them may be let in. */
import { createHmac } from 'node:crypto';

import type { WebhookRequest } from '../../src/providers/provider.js';
import { withBody, withHeaders, type WebhookSigner } from './webhook-signers.js';

/** What the forger has. */
export interface Seen {
  /** What the provider would post, unsigned: the one that was seen, and the one that is to be let in. */
  ordinary: WebhookRequest;
  wanted: WebhookRequest;
  /** The signature of the host's own provider, and one with a key of the forger's. */
  signer: WebhookSigner;
  stranger: WebhookSigner;
}

/** What is tried, by what it is called; nothing where the provider has nothing to try it on. */
export const FORGERIES: Readonly<Record<string, (seen: Seen) => (WebhookRequest | undefined)[]>> = {
  'without a signature': ({ wanted }) => [wanted],

  'signed with another key': ({ wanted, stranger }) => [stranger.sign(wanted)],

  'with the signature of another body': ({ ordinary, wanted, signer }) =>
    signer.headers.length === 0 || signer.covers === 'token'
      ? []
      : [withHeaders(wanted, Object.fromEntries(signer.sign(ordinary).headers))],

  'with a body that was changed after it was signed': ({ wanted, signer }) => {
    if (signer.covers === 'token') return [];
    const signed = signer.sign(wanted);
    const text = textOf(signed);
    return [
      withBody(signed, text.replaceAll('p2', 'p3')),
      ...(signer.covers === 'bytes' ? [withBody(signed, `${text} `), withBody(signed, text.slice(0, -1))] : []),
    ];
  },

  'cut off in the middle': ({ wanted, signer }) => {
    const signed = signer.sign(wanted);
    const text = textOf(signed);
    return [0, 1, 0.5, 0.9].map((part) => withBody(signed, text.slice(0, part === 1 ? 1 : text.length * part)));
  },

  'with one part of the signature missing, empty, cut short, doubled or of nothing': ({ wanted, signer }) => {
    const signed = signer.sign(wanted);
    return signer.headers.flatMap((name) => {
      const value = signed.headers.get(name) ?? '';
      const none = new Headers(signed.headers);
      none.delete(name);
      // The last signs may be of base64's padding alone, without which it is the same.
      const changed = ['', value.slice(0, -8), value + value, value.replace(/[\da-f]/gi, '0'), 'null', '{}', '\u00ff'];
      return [{ ...signed, headers: none }, ...changed.map((each) => withHeaders(signed, { [name]: each }))];
    });
  },

  'with the signature under names that are nearly its own': ({ wanted, signer }) => {
    const signed = signer.sign(wanted);
    return ['_$&', 'x-$&', '$&-', '$&_'].flatMap((pattern) => {
      if (signer.headers.length === 0) return [];
      const headers = new Headers(wanted.headers);
      for (const name of signer.headers) {
        headers.delete(name);
        headers.set(name.replace(/.+/, pattern), signed.headers.get(name) ?? '');
      }
      return [{ ...signed, headers }];
    });
  },

  'with two signatures, of which neither is right': ({ ordinary, wanted, signer, stranger }) => {
    if (signer.headers.length === 0 || signer.covers === 'token') return [];
    const [own, other] = [stranger.sign(wanted), signer.sign(ordinary)];
    const headers = new Headers(wanted.headers);
    // Sent twice, a header is joined by commas.
    for (const name of signer.headers) {
      headers.set(name, `${own.headers.get(name) ?? ''}, ${other.headers.get(name) ?? ''}`);
    }
    return [{ ...own, headers }];
  },

  'too old, or of the future': ({ wanted, signer }) =>
    signer.maxAge === undefined
      ? []
      : [-1, 1].map((way) => signer.sign(wanted, new Date(Date.now() + way * ((signer.maxAge ?? 0) + 90) * 1000))),

  'signed by another algorithm, with what everybody knows': ({ wanted, signer }) => {
    const [name] = signer.headers.filter((each) => each.endsWith('signature') || each.endsWith('signature-256'));
    if (name === undefined) return [];
    const signed = signer.sign(wanted);
    // A public key as the secret of an HMAC; no key; a hash that is too weak; numbers that fit every key.
    const values = [
      ...['sha1', 'sha256', 'md5'].flatMap((hash) =>
        (['hex', 'base64'] as const).flatMap((form) => [
          createHmac(hash, signer.headers.length > 0 && signer.secret.length > 60 ? signer.secret : '')
            .update(wanted.body)
            .digest(form),
        ]),
      ),
      Buffer.from('3006020100020100', 'hex').toString('base64'),
      Buffer.from('3006020101020101', 'hex').toString('base64'),
      'none',
      'v1a,AAAA',
      'v2,AAAA',
      'sha1=0000',
    ];
    return values.map((value) => withHeaders(signed, { [name]: value }));
  },

  'that name their algorithm and their key themselves': ({ wanted, signer }) => {
    const text = textOf(signer.sign(wanted));
    if (!text.includes('"SignatureVersion"')) return [];
    return ['1', '0', '', 'none'].map((version) =>
      withBody(signer.sign(wanted), text.replace('"SignatureVersion":"2"', `"SignatureVersion":"${version}"`)),
    );
  },

  'with a signature in the body that says nothing': ({ wanted, signer }) => {
    if (signer.headers.length > 0) return [];
    const body = JSON.parse(textOf(wanted)) as Record<string, unknown>;
    const tries: unknown[] = [null, [], {}, '', 'd41d8cd98f00b204e9800998ecf8427e', { timestamp: [], token: {} }];
    return tries.flatMap((each) => [
      withBody(wanted, JSON.stringify({ ...body, signature: each, auth: each })),
      withBody(wanted, `{"__proto__":${JSON.stringify({ signature: each, auth: each })},${textOf(wanted).slice(1)}`),
    ]);
  },
};

function textOf({ body }: WebhookRequest): string {
  return new TextDecoder().decode(body);
}
