import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { sendgridLog, type SendgridBody } from '../../fixtures/sendgrid-log.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { MailEvent, MailingAnnouncement } from '../../src/model.js';
import { sendgrid } from '../../src/providers/sendgrid.js';
import { liamsMail } from './liam.js';

const SEED = 2026;
const FIXTURES = new URL('../../fixtures/', import.meta.url);
const CACHE = new URL('.data/', import.meta.url);

/** What the demo knows: what was sent, and all that was reported of it, folded. */
export interface DemoData {
  adapter: MemoryAdapter;
  announcements: readonly MailingAnnouncement[];
  /** The present in which the log was made: this day, some time before. */
  now: string;
}

interface Log {
  now: string;
  announcements: MailingAnnouncement[];
  bodies: SendgridBody[];
}

/** The log of today, made or, if it was made before on this day, read; then read by the provider and folded. */
export async function demoData(now: string): Promise<DemoData> {
  const log = (await readLog(now)) ?? makeLog(now);
  const liam = liamsMail(log.now);
  const announcements = [...log.announcements, ...liam.announcements];
  const adapter = new MemoryAdapter({ announcements, events: eventsOf([...log.bodies, ...liam.bodies]) });
  return { adapter, announcements, now: log.now };
}

function* eventsOf(bodies: readonly SendgridBody[]): Generator<MailEvent> {
  const encoder = new TextEncoder();
  const headers = new Headers();
  for (const { body } of bodies) yield* sendgrid.parse({ url: '', headers, body: encoder.encode(body) }).events;
}

function makeLog(now: string): Log {
  const { announcements, bodies } = sendgridLog({ seed: SEED, now });
  writeLog({ now, announcements, bodies });
  return { now, announcements, bodies };
}

/** Changes with the day, so that the dates look fresh, and with whatever makes the data. */
function keyOf(now: string): string {
  const hash = createHash('sha256').update(`${String(SEED)} ${now.slice(0, 10)}`);
  for (const name of readdirSync(FIXTURES).sort()) {
    if (name.endsWith('.ts')) hash.update(readFileSync(new URL(name, FIXTURES)));
  }
  return hash.digest('hex');
}

/** The lines are: what this is of, each announcement, each body. A log without its last line was cut short. */
function writeLog({ now, announcements, bodies }: Log): void {
  const head = { key: keyOf(now), now, announcements: announcements.length, bodies: bodies.length };
  try {
    mkdirSync(CACHE, { recursive: true });
    const unfinished = new URL(`log.${String(process.pid)}.tmp`, CACHE);
    writeFileSync(
      unfinished,
      [head, ...announcements, ...bodies].map((line) => JSON.stringify(line)).join('\n') + '\n',
    );
    renameSync(unfinished, new URL('log.ndjson', CACHE));
  } catch (error) {
    console.error(`The log could not be kept for the next start: ${String(error)}`);
  }
}

async function readLog(now: string): Promise<Log | undefined> {
  const lines: string[] = [];
  try {
    const input = createReadStream(fileURLToPath(new URL('log.ndjson', CACHE)));
    for await (const line of createInterface({ input, crlfDelay: Infinity })) lines.push(line);
    const head = JSON.parse(lines[0] ?? '') as { key: string; now: string; announcements: number; bodies: number };
    const isWhole = lines.length === 1 + head.announcements + head.bodies;
    if (head.key !== keyOf(now) || !isWhole) return undefined;
    const parsed = lines.slice(1).map((line) => JSON.parse(line) as unknown);
    return {
      now: head.now,
      announcements: parsed.slice(0, head.announcements) as MailingAnnouncement[],
      bodies: parsed.slice(head.announcements) as SendgridBody[],
    };
  } catch {
    // None yet, or not one of ours: it is made anew.
    return undefined;
  }
}
