/** How fast events become states: `node --import tsx bench/fold.ts`. Goal: 300,000 events a second on one core. */
import { performance } from 'node:perf_hooks';

import type { EventType, MailEvent } from '../src/model/mail-event.js';
import { foldMessage, stateOf, type MessageState } from '../src/model/message.js';
import { addEvent, noMilestones, type Milestones } from '../src/model/milestones.js';
import { sendgrid } from '../src/providers/sendgrid.js';

const MESSAGES = 250_000;
const EVENTS = 1_000_000;
/** Events that also go through the provider, in posts of a thousand. */
const PARSED = 200_000;
const POST = 1000;
const ROUNDS = 5;
const GOAL = 300_000;
const START = Date.parse('2026-03-02T08:00:00Z') / 1000;

/** mulberry32, by Tommy Ettinger, in the public domain. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomFrom(20_260_302);
const below = (limit: number): number => Math.floor(random() * limit);

const NAMES: Readonly<Partial<Record<EventType, string>>> = {
  bounced: 'bounce',
  opened: 'open',
  clicked: 'click',
  'spam-report': 'spamreport',
  unsubscribed: 'unsubscribe',
};

function eventOf(message: number, type: EventType, second: number): MailEvent {
  const event: MailEvent = {
    type,
    recipient: `person-${String(message)}@example.com`,
    time: new Date((START + second) * 1000).toISOString(),
    messageRef: `m-${String(message)}`,
    messageId: `p-${String(message)}.filter`,
    provider: 'sendgrid',
    providerEventId: `e-${String(below(1e9))}`,
    nativeType: NAMES[type] ?? type,
  };
  if (type === 'bounced')
    Object.assign(event, { bounceClass: random() < 0.5 ? 'hard' : 'block', reason: '550 5.1.1 no such user' });
  if (type === 'deferred') event.reason = '451 4.7.1 try again later';
  if (type === 'clicked') event.url = `https://example.com/${String(below(5))}`;
  if (type === 'opened') event.machine = random() < 0.3;
  return event;
}

/** What becomes of one message: nearly four events, one in seven told twice, and half of the lists out of order. */
function lifeOf(message: number, wanted: number): MailEvent[] {
  const second = below(3600);
  const events = [eventOf(message, 'processed', second)];
  const fate = random();
  if (fate < 0.1) events.push(eventOf(message, 'deferred', second + 5));
  events.push(eventOf(message, fate > 0.96 ? 'bounced' : fate > 0.94 ? 'dropped' : 'delivered', second + 30));
  while (events.length < wanted) {
    const draw = random();
    const repeated = events[below(events.length)];
    if (draw < 0.3 && repeated) events.push({ ...repeated, providerEventId: `e-${String(below(1e9))}` });
    else if (draw < 0.8) events.push(eventOf(message, 'opened', second + 60 + below(90_000)));
    else if (draw < 0.97) events.push(eventOf(message, 'clicked', second + 60 + below(90_000)));
    else events.push(eventOf(message, draw < 0.99 ? 'unsubscribed' : 'spam-report', second + 60 + below(90_000)));
  }
  events.length = wanted;
  return random() < 0.5 ? events.reverse() : events;
}

function posted(event: MailEvent): Record<string, unknown> {
  const { nativeType, recipient, time, messageRef, messageId, providerEventId, reason, url, machine } = event;
  return {
    event: nativeType,
    email: recipient,
    timestamp: Date.parse(time) / 1000,
    message_id: messageRef,
    sg_message_id: messageId,
    sg_event_id: providerEventId,
    reason,
    url,
    sg_machine_open: machine,
  };
}

function measure(name: string, events: number, run: () => number): number {
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    if (run() <= 0) throw new Error(`${name}: nothing came of it`);
    return events / ((performance.now() - start) / 1000);
  }).sort((a, b) => a - b);
  const median = rates[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(`${name.padEnd(34)} ${Math.round(median).toLocaleString('en-US').padStart(12)} events/s`);
  return median;
}

// From 2 to 6 events a message, in pairs that make 8, so that the sum is exact.
const lives = Array.from({ length: MESSAGES }, (_, message) => message).map((message) =>
  lifeOf(message, 2 + (message % 5)),
);
const flat = lives.flat();
if (flat.length !== EVENTS) throw new Error(`${String(flat.length)} events, not ${String(EVENTS)}`);
const arriving = flat.map((event) => ({ event, place: random() })).sort((a, b) => a.place - b.place);
const bodies = Array.from({ length: PARSED / POST }, (_, post) =>
  new TextEncoder().encode(JSON.stringify(flat.slice(post * POST, (post + 1) * POST).map(posted))),
);
const requests = bodies.map((body) => ({ url: 'https://crm.example/', headers: new Headers(), body }));

console.log(
  `${EVENTS.toLocaleString('en-US')} events on ${MESSAGES.toLocaleString('en-US')} messages, median of ${String(ROUNDS)}`,
);

const opensOf = (states: Iterable<MessageState>): number => [...states].reduce((sum, { opens }) => sum + opens, 0);

const folding = measure('foldMessage, message by message', EVENTS, () => {
  let opens = 0;
  for (const events of lives) opens += foldMessage(events).opens;
  return opens;
});

measure('addEvent as they arrive, stateOf', EVENTS, () => {
  const messages = new Map<string, Milestones>();
  for (const { event } of arriving) {
    const { messageRef = '' } = event;
    let milestones = messages.get(messageRef);
    if (!milestones) messages.set(messageRef, (milestones = noMilestones()));
    addEvent(milestones, event);
  }
  return opensOf([...messages.values()].map((milestones) => stateOf(milestones)));
});

measure('sendgrid.parse', PARSED, () =>
  requests.reduce((sum, request) => sum + sendgrid.parse(request).events.length, 0),
);

measure('sendgrid.parse, foldMessage', PARSED, () => {
  const messages = new Map<string, MailEvent[]>();
  for (const request of requests) {
    for (const event of sendgrid.parse(request).events) {
      const known = messages.get(event.messageRef ?? '');
      if (known) known.push(event);
      else messages.set(event.messageRef ?? '', [event]);
    }
  }
  return opensOf([...messages.values()].map((events) => foldMessage(events)));
});

console.log(
  `folding: ${folding >= GOAL ? 'at or above' : 'BELOW'} the goal of ${GOAL.toLocaleString('en-US')} events/s`,
);
process.exitCode = folding >= GOAL ? 0 : 1;
