/** Events that come while a list is read: a thousand a second, folded as a host with a MemoryAdapter has them. */
import { Random } from '../../fixtures/random.js';
import type { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { EventType, MailEvent } from '../../src/model/mail-event.js';
import { drawn, frameFigures, nextFrame, nextTask, pause, until, type FrameFigures } from './frames.js';
import { list, rows, show } from './lists.js';
import { host } from './load.js';
import { rowAt, says, scrollBox, textOf } from './shown.js';

const SENT_AT = Date.parse('2026-11-23T09:00:00Z');
const KINDS: readonly EventType[] = ['delivered', 'opened', 'clicked', 'deferred', 'bounced'];
/** Rows around the top of the view that half of the events are of. */
const NEAR = 24;
/** Events that come at once at most, after a frame that took long. */
const BURST = 200;
/** Rows of which it is watched how soon they change on screen. */
const WATCHED = 5;

let adapter: MemoryAdapter;
let sent = 0;

/** The list of all that is prepared, newest first, made of one event each. */
export async function mountLive(): Promise<void> {
  const sender = { name: 'Marcus Bell', email: 'marcus@aldersearch.example' };
  adapter = new host.MemoryAdapter({
    announcements: [{ id: 'm-1', subject: 'Shortlist', sender, recipients: rows }],
    events: rows.map((_, index) => eventOf(index, 'delivered', -index)),
  });
  show('mail-recipients', adapter, { mailingId: 'm-1' });
  await until(() => says(rowAt(list, 0), rows[0]?.email ?? ''), 'the first row');
}

/**
 * A thousand events a second, told once a frame: one half of rows in view, the other of any.
 *
 * @param time - Milliseconds.
 */
export async function live(time: number, isScrolling: boolean): Promise<FrameFigures & { events: number }> {
  const box = scrollBox(list);
  const random = new Random('live');
  const times: number[] = [];
  let done = 0;
  box.scrollTop = 0;
  await drawn();
  await pause(200);
  await drawn();
  const start = performance.now();
  for (let now = start; now - start < time; now = performance.now()) {
    const due = Math.min(Math.floor(now - start), done + BURST);
    const top = Math.floor((box.scrollTop / box.scrollHeight) * rows.length);
    const events: MailEvent[] = [];
    for (; done < due; done += 1) {
      const index = done % 2 ? Math.min(rows.length - 1, top + random.int(0, NEAR)) : random.int(0, rows.length - 1);
      events.push(eventOf(index, random.pick(KINDS), (sent += 1)));
    }
    if (events.length > 0) adapter.addEvents(events);
    if (isScrolling) box.scrollTop += 60;
    times.push(await nextFrame());
    await nextTask();
  }
  return { ...frameFigures(times), events: done };
}

/** From a single event until its row has been drawn anew; of several rows, one after the other. */
export async function latencies(): Promise<number[]> {
  const byEmail = new Map(rows.map(({ email }, index) => [email, index]));
  scrollBox(list).scrollTop = 0;
  await until(() => rowAt(list, 0) !== undefined, 'the first row');
  await pause(500);
  const found: number[] = [];
  for (let place = 0; place < WATCHED; place += 1) {
    const index = [...(rowAt(list, place)?.querySelectorAll('td, button') ?? [])]
      .map((cell) => byEmail.get(textOf(cell)))
      .find((each) => each !== undefined);
    if (index === undefined) throw new Error(`row ${String(place)}: nobody known`);
    const read = (): string => textOf(rowAt(list, place) ?? document.head);
    const before = read();
    await drawn();
    const start = performance.now();
    // Nothing else was a complaint, which stands above all else, so that what is read changes for certain.
    adapter.addEvents([eventOf(index, 'spam-report', (sent += 1))]);
    await until(() => read() !== before, 'a change');
    await nextTask();
    found.push(performance.now() - start);
  }
  return found;
}

/** @param second - When it happens, after the mailing was sent. */
function eventOf(index: number, type: EventType, second: number): MailEvent {
  const { messageId, email } = rows[index] ?? { messageId: '', email: '' };
  return {
    type,
    recipient: email,
    time: new Date(SENT_AT + second * 1000).toISOString(),
    messageRef: messageId,
    provider: 'bench',
    nativeType: type,
  };
}
