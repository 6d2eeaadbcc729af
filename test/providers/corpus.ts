/**
 * Recorded and documented payloads of a provider, with what they are to be read to, and signatures, with whether they
 * are right. They are not part of this repository; where they stand beside it, every runner takes them as cases.
 */
import type { MailEvent } from '../../src/model/mail-event.js';
import type { Provider, WebhookRequest } from '../../src/providers/provider.js';

export interface Expected {
  type: string;
  /** Some recordings are cut down to a part that names nobody, or no time: that part is to be rejected. */
  recipient: string | null;
  timestamp: string | null;
  nativeEvent: string;
  machine?: boolean;
  [field: string]: unknown;
}

export interface Sample {
  id: string;
  name: string;
  encoding: 'json' | 'form' | 'mandrill_events-json' | 'sns-message-json';
  headers?: Record<string, string>;
  payload: unknown;
  payloadText?: string;
  expected: Expected[];
}

export interface Vector {
  name: string;
  headers: Record<string, string>;
  bodyBase64?: string;
  /** Where the source has the fields of a form, and not its bytes. */
  fields?: Record<string, string>;
  valid: boolean;
  why?: string;
  url?: string;
  publicKey?: string;
  certificate?: string;
  secretBase64?: string;
  verifyAt?: number;
}

export interface Corpus {
  samples: readonly Sample[];
  vectors: readonly Vector[];
}

/** The names of providers whose folder in the corpus is called otherwise. */
export const FOLDERS: Readonly<Record<string, string>> = { 'unisender-go': 'unisender_go' };

/** The corpus of a provider, from whatever reads its files: `undefined` where there is no such file. */
export async function corpusFrom(provider: string, read: (path: string) => Promise<unknown>): Promise<Corpus> {
  const folder = FOLDERS[provider] ?? provider;
  const signatures = [(await read(`${folder}/signature.json`)) ?? []].flat() as {
    certificates?: Record<string, string>;
    vectors?: Vector[];
  }[];
  const vectors = signatures.flatMap(({ certificates = {}, vectors = [] }) =>
    vectors.map(({ certificate, ...vector }) =>
      certificate === undefined ? vector : { ...vector, certificate: certificates[certificate] ?? '' },
    ),
  );
  return { samples: ((await read(`${folder}/samples.json`)) ?? []) as Sample[], vectors };
}

export interface CorpusCase {
  name: string;
  run: () => void | Promise<void>;
}

/** What is expected of a payload, but for the parts without which there is no event. */
export function readableOf({ expected }: Sample): Expected[] {
  return expected.filter(({ recipient, timestamp, timestampAlternatives }) => {
    return recipient !== null && (timestamp !== null || timestampAlternatives !== undefined);
  });
}

/** The request in which a recorded payload came. */
export function requestOf({ encoding, headers = {}, payload, payloadText }: Sample): WebhookRequest {
  const json = payloadText ?? (typeof payload === 'string' ? payload : JSON.stringify(payload));
  if (encoding === 'mandrill_events-json') {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return request(String(new URLSearchParams({ mandrill_events: json })), form);
  }
  if (encoding === 'sns-message-json') {
    const envelope = { Type: 'Notification', MessageId: 'n-1', Timestamp: '2026-01-01T00:00:00.000Z', Message: json };
    return request(JSON.stringify(envelope), { 'Content-Type': 'text/plain; charset=UTF-8', ...headers });
  }
  return request(encoding === 'form' ? String(payload) : json, headers);
}

export function request(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  url = 'https://crm.example/webhooks',
): WebhookRequest {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { url, headers: new Headers(headers), body: bytes };
}

/** Each payload is read to what it is recorded to mean. */
export function sampleCases(provider: Provider, { samples }: Corpus): CorpusCase[] {
  return samples.map((sample) => ({
    name: `${sample.id}: ${sample.name}`,
    run() {
      const { events, rejected } = provider.parse(requestOf(sample));
      const readable = readableOf(sample);
      same('number of rejected parts', rejected.length, sample.expected.length - readable.length);
      expectEvents(events, readable);
    },
  }));
}

/** Each signature is accepted or refused as it is recorded to be. */
export function vectorCases(provider: Provider, { vectors }: Corpus): CorpusCase[] {
  return vectors.map((vector) => ({
    name: `${vector.valid ? 'accepted' : 'refused'}: ${vector.name}`,
    async run() {
      const { url, verifyAt } = vector;
      const now = verifyAt === undefined ? signedAt(vector) : new Date(verifyAt * 1000);
      let why = '';
      const isAccepted = await provider.verify?.(signedRequest(vector, url), secretOf(vector), {
        now,
        onRefused: (reason) => (why = reason),
        fetch: () => Promise.resolve(new Response(vector.certificate)),
      });
      same('accepted', isAccepted, vector.valid);
      same('the log says why', why !== '', !vector.valid);
    },
  }));
}

/** The events are those expected, in their order; where several readings are defensible, any of them. */
export function expectEvents(events: readonly MailEvent[], expected: readonly Expected[]): void {
  same('number of events', events.length, expected.length);
  expected.forEach((wanted, index) => {
    const event = events[index] as MailEvent;
    oneOf(wanted, 'type', event.type, wanted.type === 'complained' ? 'spam-report' : wanted.type);
    same('recipient', event.recipient.toLowerCase(), wanted.recipient?.toLowerCase());
    oneOf(wanted, 'timestamp', new Date(event.time).toISOString(), wanted.timestamp);
    for (const field of ['messageId', 'reason', 'url', 'bounceClass'] as const) {
      oneOf(wanted, field, event[field], wanted[field]);
    }
    oneOf(wanted, 'nativeEvent', event.nativeType.toLowerCase(), wanted.nativeEvent.toLowerCase());
    if (wanted.machine !== undefined) oneOf(wanted, 'machine', event.machine, wanted.machine);
  });
}

const plain = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : (value ?? undefined));

function oneOf(expected: Expected, field: string, value: unknown, wanted: unknown): void {
  const accepted = [wanted, ...((expected[`${field}Alternatives`] ?? []) as unknown[])].map(plain);
  if (!accepted.includes(plain(value))) {
    throw new Error(`${field}: ${JSON.stringify(value)}, not one of ${JSON.stringify(accepted)}`);
  }
}

/** Without a test framework, so that it runs in Node and in a browser. */
function same(what: string, actual: unknown, expected: unknown): void {
  const [was, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (was !== wanted) throw new Error(`${what}: ${was}, and not ${wanted}`);
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function signedRequest({ bodyBase64, fields, headers }: Vector, url?: string): WebhookRequest {
  if (bodyBase64 !== undefined) return request(bytesOf(bodyBase64), headers, url);
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return request(String(new URLSearchParams(fields)), { ...headers, ...form }, url);
}

function secretOf({ publicKey, certificate, secretBase64 = '' }: Vector): string {
  // SNS signs with a certificate that it names; its secret is the topic, and here any will do.
  if (certificate !== undefined) return '*';
  return publicKey ?? new TextDecoder().decode(bytesOf(secretBase64));
}

/** Schemes with an age limit whose vectors do not name a clock: the moment at which they say they were signed. */
function signedAt({ bodyBase64 = '', fields, headers }: Vector): Date {
  if (fields) return new Date(Number(fields['timestamp']) * 1000);
  const stamp = new Headers(headers).get('X-MOM-Webhook-Timestamp');
  if (stamp) return new Date(Number(stamp) * 1000);
  const body = new TextDecoder().decode(bytesOf(bodyBase64));
  const iso = /"Timestamp"\s*:\s*"(\d{4}-[^"]+)"/.exec(body)?.[1];
  if (iso !== undefined) return new Date(iso);
  const seconds =
    /"timestamp":\s*"?(1\d{9})(?=\D[^{}]*"signature")|"signature":\s*\{[^{}]*"timestamp":\s*"?(1\d{9})/.exec(body);
  const multipart = /name="timestamp"\r\n\r\n(1\d{9})/.exec(body) ?? /(?:^|&)timestamp=(1\d{9})/.exec(body);
  return new Date(Number(seconds?.[1] ?? seconds?.[2] ?? multipart?.[1] ?? 0) * 1000);
}
