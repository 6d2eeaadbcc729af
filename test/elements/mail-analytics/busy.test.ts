import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import { Random } from '../../../fixtures/random.js';
import { sendgridLog } from '../../../fixtures/sendgrid-log.js';
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import { statuses as statusNames } from '../../../src/locales/en-icon.js';
import { formatsFor } from '../../../src/locales/formats.js';
import type { EventType, MailEvent } from '../../../src/model/mail-event.js';
import { totalsOf, type Totals } from '../../../src/model/mailing.js';
import { foldMessage, type MessageState } from '../../../src/model/message.js';
import { ribbonParts } from '../../../src/model/ribbon.js';
import type { Status } from '../../../src/model/status.js';
import { sendgrid } from '../../../src/providers/sendgrid.js';
import * as page from '../harness.js';

const SECONDS = 20;
const RATE = 1_000;

const { announcements, bodies } = sendgridLog({ seed: 'busy', now: page.NOW, mailings: 6, recipients: 2_400 });
const past = bodies.flatMap(
  ({ body }) => sendgrid.parse({ url: '', headers: new Headers(), body: new TextEncoder().encode(body) }).events,
);
const recipients = announcements.flatMap(({ id, recipients: all }) => all.map((each) => ({ ...each, mailingId: id })));

const KINDS: readonly (readonly [EventType, number, Partial<MailEvent>?])[] = [
  ['delivered', 20],
  ['opened', 40],
  ['opened', 10, { machine: true }],
  ['clicked', 15, { url: 'https://example.com/a' }],
  ['deferred', 4],
  ['bounced', 3, { bounceClass: 'soft' }],
  ['bounced', 2, { bounceClass: 'hard' }],
  ['dropped', 1],
  ['spam-report', 1],
  ['unsubscribed', 2],
  ['resubscribed', 2],
];

/** One thing after another that happens to anybody, a few of them told twice. */
function* happenings(): Generator<MailEvent, never> {
  const random = new Random('happenings');
  const start = Date.parse(page.NOW);
  for (let number = 1; ; number += 1) {
    const { messageId, email } = random.pick(recipients);
    const [type, , more] = random.weighted(KINDS.map((kind) => [kind, kind[1]] as const));
    const time = new Date(start + number * 50).toISOString();
    const event = page.mailEvent(messageId, type, time, { recipient: email, ...more });
    yield event;
    if (random.chance(0.05)) yield { ...event };
  }
}

/** How often the root of an element is drawn anew, by the frame in which it is: the time of a document stands still in one. */
function watchFrames(root: ShadowRoot): { frames: Map<number, number>; stop: () => void } {
  const frames = new Map<number, number>();
  const observer = new MutationObserver(() => {
    const frame = Number(document.timeline.currentTime);
    frames.set(frame, (frames.get(frame) ?? 0) + 1);
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  return { frames, stop: () => observer.disconnect() };
}

describe('<mail-analytics> while a thousand things happen in a second', function () {
  this.timeout(90_000);

  const adapter = new MemoryAdapter({ announcements, events: past });
  const spy = new page.SpyAdapter(adapter);
  const events: MailEvent[] = [...past];
  const formats = formatsFor('en', 'UTC');
  let section: HTMLElement;
  let list: HTMLElement;
  let icons: HTMLElement[];
  let openId: string;
  let states: Map<string, MessageState>;
  const order: { subjects: string[]; names: string[] }[] = [];
  const watched: { element: string; frames: number[] }[] = [];
  // The page of all these tests; what is mounted for one is taken away after it.
  const home = document.createElement('div');

  /** All folded anew, from the events alone. */
  function recount(): Map<string, MessageState> {
    const own = new Map<string, MailEvent[]>(recipients.map(({ messageId }) => [messageId, []]));
    const byProvider = new Map<string, string>();
    for (const { messageRef, messageId, recipient } of events) {
      if (messageRef && messageId) byProvider.set(`${messageId} ${recipient.toLowerCase()}`, messageRef);
    }
    for (const event of events) {
      const learnt = byProvider.get(`${event.messageId ?? ''} ${event.recipient.toLowerCase()}`);
      own.get(event.messageRef ?? learnt ?? '')?.push(event);
    }
    return new Map([...own].map(([id, all]) => [id, foldMessage(all)]));
  }

  const stateOf = (id: string): MessageState => states.get(id) as MessageState;
  const totalsFor = (mailingId: string): Totals =>
    totalsOf(recipients.filter((each) => each.mailingId === mailingId).map(({ messageId }) => stateOf(messageId)));

  const read = (): { subjects: string[]; names: string[] } => ({
    subjects: page.subjects(section),
    names: page.names(list),
  });

  /** Tells the adapter what is due, until the time is over. */
  async function drive(): Promise<void> {
    const next = happenings();
    const start = performance.now();
    let told = 0;
    while (told < SECONDS * RATE) {
      await page.pause(10);
      const due = Math.min(SECONDS * RATE, Math.floor((performance.now() - start) * (RATE / 1000)));
      const batch = Array.from({ length: due - told }, () => next.next().value);
      adapter.addEvents(batch);
      events.push(...batch);
      if (Math.floor(told / RATE) < Math.floor(due / RATE)) order.push(read());
      told = due;
    }
  }

  before(async () => {
    await setViewport({ width: 1400, height: 900 });
    document.body.append(home);
    section = await page.mounted('mail-analytics', { adapter: spy, locale: 'en', timeZone: 'UTC' });
    home.append(section);
    await page.changed(section);
    const sent = announcements.find(({ status = 'sent', recipients: all }) => status === 'sent' && all.length > 150);
    openId = sent?.id ?? '';
    const row = page.rows(section).findIndex((each) => each.dataset['id'] === openId);
    list = await page.openDrawer(section, row);
    const some = recipients.filter((_, index) => index % 40 === 0);
    icons = await Promise.all(
      some.map(({ messageId }) => page.mount('email-status-icon', { adapter: spy, messageId })),
    );
    home.append(...icons);
    await waitUntil(() => icons.every((icon) => page.has(icon, '[data-status]')));
    order.push(read());
    spy.calls.length = 0;
    const watches = [section, list].map((element) => ({ element, ...watchFrames(element.shadowRoot as ShadowRoot) }));
    await drive();
    for (const { element, frames, stop } of watches) {
      stop();
      watched.push({ element: element.localName, frames: [...frames.values()] });
    }
    states = recount();
    // The last changes wait for a frame, and the counts for their turn.
    await page.pause(800);
  });

  after(() => home.remove());

  it('is drawn anew no more than once a frame', () => {
    for (const { element, frames } of watched) {
      expect(frames.length, `frames in which ${element} changed`).to.be.greaterThan(SECONDS);
      // A few more: chips that come make the box smaller, which is measured within the frame.
      const drawn = frames.reduce((sum, times) => sum + times, 0);
      expect(drawn, `updates of ${element} in ${String(frames.length)} frames`).to.be.at.most(1.02 * frames.length + 5);
    }
  });

  it('asks its adapter few times', () => {
    expect(spy.calls.length).to.be.lessThan(6 * SECONDS);
  });

  it('moves no row under the reader', () => {
    expect(order.length).to.be.at.least(SECONDS);
    for (const each of order) expect(each).to.deep.equal(order[0]);
    expect(page.textOf(page.find(list, '[part="refresh"]'))).to.match(/^[\d,]+ changes · refresh order$/);
  });

  it('shows in every number of the table what a recount of the events gives', () => {
    const columns = ['delivered', 'opened', 'clicked', 'bounced', 'dropped', 'deferred', 'spam-report'] as const;
    for (const row of page.rows(section)) {
      const totals = totalsFor(row.dataset['id'] ?? '');
      const isUnsent = announcements.find(({ id }) => id === row.dataset['id'])?.status === 'draft';
      const cell = (name: string): HTMLElement => page.find(row, `[data-column="${name}"]`);
      expect(page.textOf(cell('sent'))).to.equal(formats.number(totals.sent));
      if (isUnsent) continue;
      for (const name of columns) {
        const count = totals[name === 'spam-report' ? 'spamReports' : name];
        const of = ['opened', 'clicked', 'spam-report'].includes(name) ? totals.delivered : totals.sent;
        const share = `${formats.number(count)} of ${formats.number(of)} · ${formats.percent(count / of)}`;
        const button = cell(name).querySelector('button');
        expect(page.textOf(button ?? cell(name)), name).to.equal(formats.number(count));
        if (button && of > 0) expect(button.title, name).to.equal(share);
      }
    }
  });

  it('shows in the ribbon of the drawer, and of its row, what the numbers say', () => {
    const totals = totalsFor(openId);
    const parts = ribbonParts(totals);
    const drawn = page.all(section, 'dialog .parts button');
    expect(drawn.map((each) => each.dataset['status'])).to.deep.equal(parts.map(({ status }) => status));
    drawn.forEach((each, index) => expect(Number(each.style.flexGrow)).to.equal(parts[index]?.count));
  });

  it('shows in the chips and the count of the drawer what the rows are', () => {
    const own = recipients
      .filter(({ mailingId }) => mailingId === openId)
      .map(({ messageId }) => stateOf(messageId).status);
    const counted = [...new Set(own)].map((status) => [status, own.filter((each) => each === status).length] as const);
    const expected = counted.map(([status, count]) => `${statusNames[status]} ${formats.number(count)}`);
    expect(page.chips(list)).to.have.members([`All ${formats.number(own.length)}`, ...expected]);
    expect(page.textOf(page.find(list, 'footer [role="status"]'))).to.equal(`${formats.number(own.length)} recipients`);
    expect(page.textOf(page.find(section, '.count'))).to.equal('6 mailings');
  });

  it('shows in every icon the status of its message', () => {
    expect(icons.length).to.be.greaterThan(50);
    const shown = icons.map((icon) => page.find(icon, '[data-status]').dataset['status']);
    const expected = icons.map((icon) => stateOf((icon as HTMLElement & { messageId: string }).messageId).status);
    expect(shown).to.deep.equal(expected);
  });

  it('shows in every row of the drawer what became of the message, and in order when asked to', async () => {
    const byEmail = new Map(
      recipients
        .filter(({ mailingId }) => mailingId === openId)
        .map(({ email, messageId }) => [email, stateOf(messageId)]),
    );
    const readRows = (): { email: string; status: string; at: string }[] =>
      page.rows(list).map((row) => ({
        email: row.querySelector<HTMLElement>('.email')?.title ?? '',
        status: page.textOf(page.find(row, '.badge')),
        at: page.find<HTMLTimeElement>(row, 'time').dateTime,
      }));
    const check = (): string[] =>
      readRows().map(({ email, status, at }) => {
        const state = byEmail.get(email);
        expect(status, email).to.equal(statusNames[state?.status as Status]);
        if (state?.statusAt) expect(Date.parse(at), email).to.equal(Date.parse(state.statusAt));
        return at;
      });
    expect(check()).to.not.be.empty;
    page.find(list, '[part="refresh"]').click();
    await page.changed(list);
    const box = page.find(list, '#rows');
    const seen = new Set<string>();
    let last = Infinity;
    for (box.scrollTop = 0; ; box.scrollTop += box.clientHeight / 2) {
      await page.pause(60);
      await page.loaded(list);
      const times = check().map((at) => Date.parse(at));
      expect(times, 'newest first').to.deep.equal([...times].sort((a, b) => b - a));
      readRows().forEach(({ email }) => seen.add(email));
      if (box.scrollTop === last) break;
      last = box.scrollTop;
    }
    expect(seen.size).to.equal(byEmail.size);
  });
});
