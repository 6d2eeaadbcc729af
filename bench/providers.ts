/**
 * How fast the posts of every provider become statuses: `node --import tsx bench/providers.ts`. Goals, on one core:
 * 100,000 events a second, read and folded; 20,000 signed SendGrid posts of ten events a minute.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import { posts } from '../fixtures/providers/all.js';
import { happenings } from '../fixtures/providers/happenings.js';
import { stateOf } from '../src/model/message.js';
import { addEvent, noMilestones, type Milestones } from '../src/model/milestones.js';
import { providers } from '../src/providers/all.js';
import type { Provider, WebhookRequest } from '../src/providers/provider.js';
import { sendgrid } from '../src/providers/sendgrid.js';

const EVENTS = 10_000;
/** Events of a post, of providers that put several into one. */
const POST = 100;
const ROUNDS = 21;
const GOAL = 100_000;
const SIGNED = 2_000;
const SIGNED_GOAL = 20_000;

/** As a server does it: post by post, into what is known of each message. Ends with the states of all. */
function readAndFold(provider: Provider, requests: readonly WebhookRequest[]): number {
  const messages = new Map<string, Milestones>();
  let events = 0;
  for (const request of requests) {
    for (const event of provider.parse(request).events) {
      const key = event.messageRef ?? event.messageId ?? '';
      let milestones = messages.get(key);
      if (!milestones) messages.set(key, (milestones = noMilestones()));
      addEvent(milestones, event);
      events += 1;
    }
  }
  for (const milestones of messages.values()) stateOf(milestones);
  return events;
}

/** The headers are the server's to keep: fifty thousand of them would be measured as memory that is tidied up. */
function withSharedHeaders(requests: readonly WebhookRequest[]): WebhookRequest[] {
  const [first] = requests;
  return requests.map((request) => ({ ...request, headers: first?.headers ?? request.headers }));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function say(name: string, value: number, unit: string, goal: number): void {
  const isReached = value >= goal;
  if (!isReached) process.exitCode = 1;
  const number = Math.round(value).toLocaleString('en-US').padStart(10);
  console.log(`${isReached ? 'ok   ' : 'BELOW'} ${name.padEnd(28)} ${number} ${unit}`);
}

for (const [name, { types, posts: post }] of Object.entries(posts)) {
  const provider = providers.get(name);
  if (!provider) throw new Error(`There is no provider ${name}.`);
  const happened = happenings(EVENTS, types);
  const requests: WebhookRequest[] = [];
  for (let at = 0; at < EVENTS; at += POST) requests.push(...post(happened.slice(at, at + POST)));
  const shared = withSharedHeaders(requests);
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const events = readAndFold(provider, shared);
    if (events !== EVENTS) throw new Error(`${name}: ${String(events)} events of ${String(EVENTS)}`);
    return EVENTS / ((performance.now() - start) / 1000);
  });
  say(`${name}, ${String(requests.length)} posts`, median(rates), 'events/s', GOAL);
}

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const signed = Array.from({ length: SIGNED }, (_, index) => {
  const [request] = posts['sendgrid']?.posts(happenings(10, ['delivered', 'opened'], index)) ?? [];
  if (!request) throw new Error('no post');
  const timestamp = String(1_772_452_800 + index);
  const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), request.body]), privateKey);
  request.headers.set('X-Twilio-Email-Event-Webhook-Signature', signature.toString('base64'));
  request.headers.set('X-Twilio-Email-Event-Webhook-Timestamp', timestamp);
  return request;
});
const start = performance.now();
for (const request of signed) {
  if (!(await sendgrid.verify?.(request, key))) throw new Error('a right signature is refused');
  sendgrid.parse(request);
}
say('sendgrid, verified', (SIGNED / (performance.now() - start)) * 60_000, 'posts/min', SIGNED_GOAL);
