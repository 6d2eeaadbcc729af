/** Signs messages as SNS does, with a key and a certificate of its own. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import type { WebhookRequest } from '../../src/providers/provider.js';
import { request } from './corpus.js';

export const TOPIC = 'arn:aws:sns:eu-west-1:000000000000:mail-events';
export const NOW = new Date('2026-03-02T12:00:10Z');

/** The fields of a message, before it is signed. */
export type SnsMessage = Record<string, unknown>;

export const NOTIFICATION: SnsMessage = {
  Type: 'Notification',
  MessageId: 'n-1',
  TopicArn: TOPIC,
  Message: 'Hello\n',
  Timestamp: '2026-03-02T12:00:00.000Z',
};

export const CONFIRMATION: SnsMessage = {
  ...NOTIFICATION,
  Type: 'SubscriptionConfirmation',
  Token: 't-1',
  SubscribeURL: `https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=t-1`,
};

const SIGNED = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

let made = 0;

export class SnsSigner {
  readonly publicKey: KeyObject;
  readonly #privateKey: KeyObject;
  /** Of a certificate that nobody has asked for yet. */
  readonly url = `https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-${String((made += 1))}.pem`;
  /** The addresses that were asked for. */
  readonly fetched: string[] = [];

  constructor(modulusLength = 2048) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
  }

  readonly fetch = (url: string): Promise<Response> => {
    this.fetched.push(url);
    return Promise.resolve(new Response(certificateOf(this.publicKey)));
  };

  signature(message: SnsMessage, hash = 'sha1'): string {
    const text = SIGNED.filter((name) => typeof message[name] === 'string')
      .map((name) => `${name}\n${String(message[name])}\n`)
      .join('');
    return sign(hash, Buffer.from(text), this.#privateKey).toString('base64');
  }

  /** The message with its signature; what is told in `more` is put in afterwards. */
  signed(message: SnsMessage = NOTIFICATION, more: SnsMessage = {}, version: '1' | '2' = '1'): WebhookRequest {
    const Signature = this.signature(message, version === '1' ? 'sha1' : 'sha256');
    const whole = { ...message, SignatureVersion: version, Signature, SigningCertURL: this.url, ...more };
    return posted(whole);
  }
}

/** A message as SNS posts it. */
export function posted(message: SnsMessage): WebhookRequest {
  const headers = { 'Content-Type': 'text/plain; charset=UTF-8', 'x-amz-sns-message-type': String(message['Type']) };
  return request(JSON.stringify(message), headers);
}

/** A certificate in PEM: RFC 5280, section 4.1. Nobody has signed it. */
export function certificateOf(publicKey: KeyObject, version: 1 | 3 = 3): string {
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'));
  const name = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('sns')))));
  const validity = der(0x30, der(0x17, Buffer.from('260101000000Z')), der(0x17, Buffer.from('270101000000Z')));
  const serial = der(0x02, Buffer.of(1));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const first = version === 3 ? [der(0xa0, der(0x02, Buffer.of(2)))] : [];
  const content = der(0x30, ...first, serial, algorithm, name, validity, name, key);
  const whole = der(0x30, content, algorithm, der(0x03, Buffer.alloc(257)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
