import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { sendgridLog } from '../../fixtures/sendgrid-log.js';
import type { MailEvent, MailingAnnouncement } from '../../src/model.js';
import { sendgrid } from '../../src/providers/sendgrid.js';
import { openStore } from '../../src/server/store/open-store.js';
import { liamsMail } from './liam.js';

/** The CRM's name in the back end. */
export const ACCOUNT = 'alder-search';

const SEED = 2026;
/** As many as are there within seconds of the first start of a day. */
const RECIPIENTS = 3000;
const BATCH = 5000;

const ROOT = new URL('../../', import.meta.url);
const FOLDER = fileURLToPath(new URL('.data/', import.meta.url));

/** Files that decide what is in the database. */
const SOURCES = ['fixtures/', 'examples/crm/', 'src/server/migrations/', 'src/server/store/', 'src/model/'];

/** What the demo knows: what was sent, and where the back end keeps what became of it. */
export interface DemoData {
  /** Of this process alone. */
  folder: string;
  announcements: readonly MailingAnnouncement[];
  /** The present in which the log was made: this day, some time before. */
  now: string;
  /** Throws the folder away. */
  close(): Promise<void>;
}

interface Head {
  now: string;
  announcements: MailingAnnouncement[];
}

/** A database of today: a copy of the one that was filled before on this day, or, if there is none, a new one. */
export async function demoData(now: string): Promise<DemoData> {
  const name = `filled-${keyOf(now)}`;
  await clearAway(name);
  const filled = join(FOLDER, name);
  let head = await headOf(filled);
  if (!head) {
    await fill(filled, now);
    head = await headOf(filled);
  }
  if (!head) throw new Error(`${filled} has just been filled, and cannot be read.`);
  const own = join(FOLDER, `run-${String(process.pid)}`);
  await rm(own, { recursive: true, force: true });
  await cp(join(filled, 'database'), own, { recursive: true });
  return { ...head, folder: own, close: () => rm(own, { recursive: true, force: true }) };
}

/** Elsewhere first, so that one that was cut short is not taken for one that is whole. */
async function fill(target: string, now: string): Promise<void> {
  const making = join(FOLDER, `run-${String(process.pid)}-making`);
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const log = sendgridLog({ seed: SEED, now, recipients: RECIPIENTS });
  const liam = liamsMail(now);
  const announcements = [...log.announcements, ...liam.announcements];
  const store = await openStore(join(making, 'database'));
  await store.migrate();
  for (const announcement of announcements) await store.announce(ACCOUNT, announcement);
  const events = [...log.bodies, ...liam.bodies].flatMap(({ body }) => eventsOf(body));
  for (let start = 0; start < events.length; start += BATCH) {
    await store.ingest(ACCOUNT, events.slice(start, start + BATCH));
  }
  await store.close();
  const head: Head = { now, announcements };
  await writeFile(join(making, 'head.json'), JSON.stringify(head));
  // Another process that was as quick has put the same there.
  await rename(making, target).catch(() => rm(making, { recursive: true, force: true }));
}

const encoder = new TextEncoder();

function eventsOf(body: string): MailEvent[] {
  return sendgrid.parse({ url: '', headers: new Headers(), body: encoder.encode(body) }).events;
}

async function headOf(folder: string): Promise<Head | undefined> {
  const text = await readFile(join(folder, 'head.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Head);
}

/** Changes with the day, so that the dates look fresh, and with whatever makes the data. */
function keyOf(now: string): string {
  const hash = createHash('sha256').update(`${String(SEED)} ${String(RECIPIENTS)}`);
  for (const source of SOURCES) {
    const folder = new URL(source, ROOT);
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.ts')) hash.update(readFileSync(new URL(name, folder)));
    }
  }
  return `${now.slice(0, 10)}-${hash.digest('hex').slice(0, 16)}`;
}

/** Removes what processes that were killed have left, and databases of other days and of older sources. */
async function clearAway(current: string): Promise<void> {
  for (const name of await readdir(FOLDER).catch(() => [])) {
    const owner = /^run-(\d+)/.exec(name)?.[1];
    const isUsed = owner === undefined ? name === current : isAlive(Number(owner));
    if (!isUsed) await rm(join(FOLDER, name), { recursive: true, force: true });
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
