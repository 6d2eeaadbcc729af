import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, it, mock } from 'node:test';

import fc from 'fast-check';

import type { VerifyOptions, WebhookRequest } from '../../src/providers/provider.js';
import { confirmationOf, publicKeyOf, verifySns } from '../../src/providers/sns.js';
import { request } from './corpus.js';
import { certificateOf, CONFIRMATION, NOTIFICATION, NOW, posted, SnsSigner, TOPIC } from './sns-signer.js';

const signer = new SnsSigner();

/** Why a request is refused; empty if it is not. */
async function refusal(
  signed: WebhookRequest,
  topics = TOPIC,
  options: VerifyOptions = { fetch: signer.fetch },
): Promise<string> {
  const reasons: string[] = [];
  const isAccepted = await verifySns(signed, topics, {
    now: NOW,
    ...options,
    onRefused: (why) => reasons.push(why),
  });
  assert.equal(reasons.length, isAccepted ? 0 : 1);
  return reasons.join();
}

describe('a message of SNS', () => {
  const unsubscribed = { ...CONFIRMATION, Type: 'UnsubscribeConfirmation' };
  const messages = {
    'a notification': NOTIFICATION,
    'a notification with a subject': { ...NOTIFICATION, Subject: 'Привет' },
    'a notification with an empty subject': { ...NOTIFICATION, Subject: '' },
    'a notification whose subject is null': { ...NOTIFICATION, Subject: null },
    'a confirmation of a subscription': CONFIRMATION,
    'a confirmation of an end': unsubscribed,
  };
  for (const [name, message] of Object.entries(messages)) {
    it(`that is ${name} is accepted in both versions of the signature`, async () => {
      assert.equal(await refusal(signer.signed(message, {}, '1')), '');
      assert.equal(await refusal(signer.signed(message, {}, '2')), '');
    });
  }

  it('is accepted as Lambda spells it', async () => {
    const SigningCertUrl = signer.url;
    const { SubscribeURL: SubscribeUrl } = CONFIRMATION;
    assert.equal(await refusal(signer.signed(NOTIFICATION, { SigningCertURL: undefined, SigningCertUrl })), '');
    const lambda = { SigningCertURL: undefined, SigningCertUrl, SubscribeURL: undefined, SubscribeUrl };
    assert.equal(await refusal(signer.signed(CONFIRMATION, lambda)), '');
  });

  it('may have more fields, which are not signed', async () => {
    assert.equal(await refusal(signer.signed(NOTIFICATION, { UnsubscribeURL: 'https://example.com/' })), '');
  });

  it('is refused with any other value of a signed field', async () => {
    for (const message of [{ ...NOTIFICATION, Subject: 'Hello' }, CONFIRMATION, unsubscribed]) {
      for (const name of Object.keys(message).filter((each) => each !== 'Type')) {
        const changed = name === 'Timestamp' ? '2026-03-02T12:00:01.000Z' : `${TOPIC}2`;
        const topics = `${TOPIC} ${TOPIC}2`;
        assert.equal(await refusal(signer.signed(message, { [name]: changed }), topics), 'the signature is wrong');
      }
    }
    assert.equal(await refusal(signer.signed(NOTIFICATION, { Message: 'Hello' })), 'the signature is wrong');
    assert.equal(await refusal(signer.signed(NOTIFICATION, { Subject: 'Hello' })), 'the signature is wrong');
    const other = signer.signed(CONFIRMATION, { Type: 'UnsubscribeConfirmation' });
    assert.equal(await refusal(other), 'the signature is wrong');
  });

  it('is refused with the signature of another version, key, or none', async () => {
    const wrong = [
      { SignatureVersion: '2' },
      { Signature: new SnsSigner().signature(NOTIFICATION) },
      { Signature: '*not base64*' },
      { Signature: signer.signature(NOTIFICATION).slice(4) },
    ];
    for (const more of wrong) {
      assert.equal(await refusal(signer.signed(NOTIFICATION, more)), 'the signature is wrong');
    }
    for (const SignatureVersion of ['3', '', null, 'constructor']) {
      assert.match(await refusal(signer.signed(NOTIFICATION, { SignatureVersion })), /version .* unknown/);
    }
    for (const Signature of ['', undefined, 7.5]) {
      assert.notEqual(await refusal(signer.signed(NOTIFICATION, { Signature })), '');
    }
  });

  it('is refused where it is none', async () => {
    const bodies = ['', '{', 'null', '[]', '"Notification"', '{"eventType":"Open"}', '{"Type":"constructor"}'];
    for (const body of [...bodies, Uint8Array.of(0xff)]) {
      assert.match(await refusal(request(body), '*'), /^this is no signed message of SNS/);
    }
  });

  it('is refused without the header that names its type, or with another type there', async () => {
    const signed = signer.signed();
    for (const headers of [new Headers(), new Headers({ 'x-amz-sns-message-type': 'SubscriptionConfirmation' })]) {
      assert.match(await refusal({ ...signed, headers }), /^the header x-amz-sns-message-type/);
    }
  });
});

describe('the topic of a message', () => {
  it('may be one of several', async () => {
    for (const topics of [`arn:other, ${TOPIC}`, `${TOPIC}\narn:other`, `${TOPIC},arn:other`, ` ${TOPIC} `]) {
      assert.equal(await refusal(signer.signed(), topics), '');
    }
  });

  it('may be any, if that is asked for', async () => {
    assert.equal(await refusal(signer.signed({ ...NOTIFICATION, TopicArn: 'arn:foreign' }), '*'), '');
  });

  it('is refused if it is not expected, and its certificate is not fetched', async () => {
    const other = new SnsSigner();
    for (const topics of ['', ' ', ',', 'arn:other', TOPIC.slice(0, -1), `${TOPIC}s`, TOPIC.toUpperCase(), '.*']) {
      assert.match(await refusal(other.signed(), topics, { fetch: other.fetch }), /^the topic is not one/);
    }
    for (const TopicArn of ['', undefined]) {
      const signed = other.signed({ ...NOTIFICATION, TopicArn });
      for (const topics of ['', '*']) {
        assert.match(await refusal(signed, topics, { fetch: other.fetch }), /^the topic is not one/);
      }
    }
    assert.deepEqual(other.fetched, []);
  });

  it('is told to the log in one line', async () => {
    const why = await refusal(signer.signed({ ...NOTIFICATION, TopicArn: `a\nb${'c'.repeat(9999)}` }));
    assert.match(why, /: "a\\nbc+"$/);
    assert.ok(why.length < 400);
  });
});

describe('the age of a message', () => {
  const at = (time: string): Promise<string> =>
    refusal(signer.signed(), TOPIC, { now: new Date(time), fetch: signer.fetch });

  it('may be a day', async () => {
    for (const time of ['2026-03-02T12:00:00Z', '2026-03-03T12:00:00Z', '2026-03-01T12:00:00Z']) {
      assert.equal(await at(time), '');
    }
  });

  it('may not be more, in either direction', async () => {
    for (const time of ['2026-03-03T12:00:01Z', '2026-03-01T11:59:59Z']) {
      assert.match(await at(time), /^the message is more than a day old/);
    }
  });

  it('is that of the clock where no other is given', async () => {
    assert.notEqual(await refusal(signer.signed(), TOPIC, { now: undefined, fetch: signer.fetch }), '');
    const fresh = signer.signed({ ...NOTIFICATION, Timestamp: new Date().toISOString() });
    assert.equal(await refusal(fresh, TOPIC, { now: undefined, fetch: signer.fetch }), '');
  });

  it('has to be known', async () => {
    for (const Timestamp of ['', 'yesterday', undefined, 1_772_452_800]) {
      assert.match(await refusal(signer.signed({ ...NOTIFICATION, Timestamp })), /^the message is more than a day/);
    }
  });
});

describe('the certificate of a message', () => {
  it('is fetched from a host of SNS in any region', async () => {
    const hosts = [
      'sns.us-east-1.amazonaws.com',
      'sns.ap-southeast-2.amazonaws.com',
      'sns.us-gov-west-1.amazonaws.com',
      'sns.cn-northwest-1.amazonaws.com.cn',
    ];
    for (const host of hosts) {
      const SigningCertURL = `https://${host}/SimpleNotificationService-a.pem`;
      assert.equal(await refusal(signer.signed(NOTIFICATION, { SigningCertURL })), '', host);
      assert.equal(signer.fetched.at(-1), SigningCertURL);
    }
  });

  it('is not fetched from anywhere else', async () => {
    const other = new SnsSigner();
    const wrong = [
      'http://sns.us-east-1.amazonaws.com/a.pem',
      'https://sns.us-east-1.amazonaws.com/a.key',
      'https://sns.us-east-1.amazonaws.com/a.pem?b',
      'https://sns.us-east-1.amazonaws.com/?Action=a&b=.pem',
      'https://sns.us-east-1.amazonaws.com/#.pem',
      'https://sns.us-east-1.amazonaws.com/a.pem\n.pem',
      'https://sns.us-east-1.amazonaws.com:8443/a.pem',
      'https://user@sns.us-east-1.amazonaws.com/a.pem',
      'https://sns.us-east-1.amazonaws.com@example.com/a.pem',
      'https://sns.us-east-1.amazonaws.com\\@example.com/a.pem',
      'https://sns.us-east-1.amazonaws.com.example.com/a.pem',
      'https://sns.us-east-1.example.com/amazonaws.com/a.pem',
      'https://example.com/sns.us-east-1.amazonaws.com/a.pem',
      'https://snsXus-east-1.amazonaws.com/a.pem',
      'https://sns.us-east-1Xamazonaws.com/a.pem',
      'https://a.sns.us-east-1.amazonaws.com/a.pem',
      'https://sns.s3.amazonaws.com/a.pem',
      'https://sns.s3-us-west-2.amazonaws.com/a.pem',
      'https://sns.s3.us-west-2.amazonaws.com/a.pem',
      'https://sns.amazonaws.com/a.pem',
      'file:///a.pem',
      '',
      undefined,
    ];
    for (const SigningCertURL of wrong) {
      const signed = other.signed(NOTIFICATION, { SigningCertURL });
      const why = await refusal(signed, TOPIC, { fetch: other.fetch });
      assert.equal(why, 'the address of the certificate is not one of SNS', String(SigningCertURL));
    }
    assert.deepEqual(other.fetched, []);
  });

  it('is fetched once', async () => {
    const other = new SnsSigner();
    for (let round = 0; round < 3; round += 1) {
      assert.equal(await refusal(other.signed(), TOPIC, { fetch: other.fetch }), '');
    }
    assert.deepEqual(other.fetched, [other.url]);
  });

  it('is fetched again once many others have come after it', async () => {
    const other = new SnsSigner();
    const verify = (SigningCertURL: string): Promise<string> =>
      refusal(other.signed(NOTIFICATION, { SigningCertURL }), TOPIC, { fetch: other.fetch });
    await verify(other.url);
    for (let index = 0; index < 20; index += 1) await verify(other.url.replace('.pem', `-${String(index)}.pem`));
    await verify(other.url);
    assert.equal(other.fetched.length, 22);
  });

  it('that cannot be had or read means refusal, and is asked for again', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other = new SnsSigner();
    const failures: (() => Promise<Response>)[] = [
      () => Promise.reject(new TypeError('no network')),
      () => {
        throw new TypeError('no network');
      },
      () => Promise.resolve(new Response(certificateOf(other.publicKey), { status: 404 })),
      () => Promise.resolve(Response.redirect('https://example.com/a.pem')),
      () => Promise.resolve(new Response('<html>')),
      () => Promise.resolve(new Response('')),
    ];
    for (const fetch of failures) {
      assert.match(await refusal(other.signed(), TOPIC, { fetch }), /^the certificate could not be had: \w*Error/);
    }
    assert.equal(await refusal(other.signed(), TOPIC, { fetch: other.fetch }), '');
    const curve = (): Promise<Response> => Promise.resolve(new Response(certificateOf(publicKey)));
    const SigningCertURL = other.url.replace('.pem', '-curve.pem');
    const signed = other.signed(NOTIFICATION, { SigningCertURL });
    assert.equal(await refusal(signed, TOPIC, { fetch: curve }), 'the signature is wrong');
  });

  it('is fetched by the platform, without following to elsewhere, where nothing else is given', async () => {
    const other = new SnsSigner();
    const fetch = mock.method(globalThis, 'fetch', other.fetch);
    try {
      assert.equal(await refusal(other.signed(), TOPIC, {}), '');
      const [url, init] = fetch.mock.calls[0]?.arguments as unknown as [string, RequestInit];
      assert.equal(url, other.url);
      assert.equal(init.redirect, 'manual');
      assert.ok(init.signal instanceof AbortSignal);
    } finally {
      fetch.mock.restore();
    }
  });
});

describe('the key of a certificate', () => {
  it('is found in certificates of both shapes and keys of every size', () => {
    for (const modulusLength of [1024, 2048, 4096]) {
      const { publicKey } = new SnsSigner(modulusLength);
      for (const version of [1, 3] as const) {
        const pem = certificateOf(publicKey, version);
        assert.ok(new X509Certificate(pem).publicKey.equals(publicKey));
        const key = publicKeyOf(pem) ?? assert.fail('no key');
        assert.deepEqual(Buffer.from(key), publicKey.export({ type: 'spki', format: 'der' }));
      }
    }
  });

  it('is that of the first certificate, with any line ends', () => {
    const key = publicKeyOf(certificateOf(signer.publicKey));
    const chain = `subject=sns\n${certificateOf(signer.publicKey)}\n${certificateOf(new SnsSigner().publicKey)}`;
    assert.deepEqual(publicKeyOf(chain.replaceAll('\n', '\r\n')), key);
  });

  it('is none where bytes are missing', () => {
    const der = Buffer.from(
      certificateOf(signer.publicKey)
        .split('\n')
        .filter((line) => !line.startsWith('-'))
        .join(''),
      'base64',
    );
    for (let length = 0; length < der.length; length += 1) {
      assert.equal(publicKeyOf(pemOf(der.subarray(0, length))), undefined, String(length));
    }
    assert.notEqual(publicKeyOf(pemOf(der)), undefined);
  });

  it('is none in anything else, which does no harm', () => {
    for (const pem of ['', '-----BEGIN CERTIFICATE-----*-----END CERTIFICATE-----', pemOf(Buffer.of(0x30, 0x84))]) {
      assert.equal(publicKeyOf(pem), undefined);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const key = publicKeyOf(pemOf(bytes));
        assert.ok(key === undefined || key.length <= bytes.length);
      }),
      { numRuns: 2000 },
    );
  });

  function pemOf(der: Uint8Array): string {
    return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----`;
  }
});

describe('a confirmation', () => {
  const confirm = (more: Record<string, unknown>): string | undefined =>
    confirmationOf(posted({ ...CONFIRMATION, ...more }));

  it('has the address to fetch, in either spelling', () => {
    const { SubscribeURL } = CONFIRMATION;
    assert.equal(confirm({}), SubscribeURL);
    assert.equal(confirm({ SubscribeURL: undefined, SubscribeUrl: SubscribeURL }), SubscribeURL);
  });

  it('has none where it is another message', () => {
    for (const Type of ['UnsubscribeConfirmation', 'Notification', '', undefined, null]) {
      assert.equal(confirm({ Type }), undefined);
    }
    for (const body of ['', 'null', '[]', '{}', Uint8Array.of(0xff)]) {
      assert.equal(confirmationOf(request(body)), undefined);
    }
  });

  it('has none that leads elsewhere', () => {
    const wrong = [
      'http://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
      'https://sns.eu-west-1.amazonaws.com:444/?Action=ConfirmSubscription',
      'https://user@sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
      'https://sns.eu-west-1.amazonaws.com.example.com/?Action=ConfirmSubscription',
      'https://sns.eu-west-1.amazonaws.com@example.com/?Action=ConfirmSubscription',
      'https://sns.eu-west-1.amazonaws.com/?Action=Confirm Subscription',
      'https://sns.s3-eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
      'https://169.254.169.254/?Action=ConfirmSubscription',
      'https://example.com/?https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
      '/?Action=ConfirmSubscription',
      undefined,
    ];
    for (const SubscribeURL of wrong) assert.equal(confirm({ SubscribeURL }), undefined, SubscribeURL);
  });
});
