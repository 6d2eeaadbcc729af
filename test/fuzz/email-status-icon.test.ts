import { sendKeys } from '@web/test-runner-commands';
import fc from 'fast-check';

import { turns } from '../share.js';
import type { Fate } from './disturbed-adapter.js';
import { Icons, type Thread } from './icons.js';
import { amount, eventOf, mailOf, type Amount } from './made-mail.js';
import { frame, press } from './screen.js';
import { doing, stepsOf } from './step.js';
import { trySequences } from './tried.js';

const SIZE = { mailings: { min: 1, max: 4 }, recipients: 4, longest: 5 };
const MOST = 9;
const place = fc.nat({ max: 40 });
const of = doing<Thread, Icons, number>;

function messageAt({ announcements }: Thread, at: number): string {
  const ids = announcements.flatMap(({ recipients }) => recipients.map(({ messageId }) => messageId));
  return at % 9 === 8 ? 'nobody' : (ids[at % Math.max(1, ids.length)] ?? 'nobody');
}

/** One of those that are on the page. */
function there({ icons }: Thread, at: number): number | undefined {
  const all = icons.flatMap(({ isThere }, index) => (isThere ? index : []));
  return all[at % Math.max(1, all.length)];
}

/** An icon goes elsewhere once its popover has come: what becomes of one that is yet to load is up to the network. */
async function hasCome(thread: Thread, real: Icons, index: number): Promise<void> {
  if (thread.open === index) await real.rest(thread);
}

/** What was pressed is not pressed again at once: a double click is one wish. */
async function isSettled(): Promise<void> {
  const end = performance.now() + 320;
  while (performance.now() < end) await frame();
}

const doings = {
  add: of({
    with: place,
    act: (thread, { icons, home, adapter }, at) => {
      if (icons.length >= MOST) return false;
      const messageId = messageAt(thread, at);
      const icon = document.createElement('email-status-icon');
      Object.assign(icon, { messageId, adapter, locale: 'en-GB', label: at % 2 === 0 ? 'icon' : 'icon-text' });
      icons.push(icon);
      home.append(icon);
      thread.icons.push({ messageId, status: undefined, isThere: true });
      return true;
    },
  }),
  remove: of({
    with: place,
    act: async (thread, real, at) => {
      const index = there(thread, at);
      const icon = thread.icons[index ?? -1];
      if (index === undefined || !icon) return false;
      await hasCome(thread, real, index);
      real.holdsFocus = false;
      real.icons[index]?.remove();
      icon.isThere = false;
      if (thread.open === index) thread.open = undefined;
      return true;
    },
  }),
  putBack: of({
    with: place,
    act: (thread, real, at) => {
      const index = thread.icons.findIndex(({ isThere }, each) => !isThere && each >= at % thread.icons.length);
      const icon = thread.icons[index];
      if (!icon) return false;
      real.home.prepend(real.icons[index] as HTMLElement);
      icon.isThere = true;
      return true;
    },
  }),
  move: of({
    with: place,
    act: async (thread, real, at) => {
      const index = there(thread, at);
      if (index === undefined) return false;
      await hasCome(thread, real, index);
      real.holdsFocus = false;
      const note = document.createElement('p');
      real.home.append(note);
      note.append(real.icons[index] as HTMLElement);
      if (thread.open === index) thread.open = undefined;
      return true;
    },
  }),
  rename: doing<Thread, Icons, [number, number]>({
    with: fc.tuple(place, place),
    act: (thread, real, [at, other]) => {
      const index = there(thread, at);
      if (index === undefined) return false;
      const messageId = messageAt(thread, other);
      Object.assign(real.icons[index] as object, { messageId });
      Object.assign(thread.icons[index] as object, { messageId });
      return true;
    },
  }),
  tellStatus: doing<Thread, Icons, [number, string | undefined]>({
    with: fc.tuple(place, fc.constantFrom('opened', 'bounced', undefined, undefined)),
    act: (thread, real, [at, status]) => {
      const index = there(thread, at);
      if (index === undefined) return false;
      Object.assign(real.icons[index] as object, { status });
      Object.assign(thread.icons[index] as object, { status });
      return true;
    },
  }),
  press: of({
    with: place,
    act: async (thread, real, at) => {
      const index = there(thread, at);
      if (index === undefined) return false;
      await isSettled();
      await real.rest(thread);
      const button = real.part(index, '#icon');
      if (!button) return false;
      press(button);
      thread.open = thread.open === index ? undefined : index;
      return true;
    },
  }),
  escape: of({
    can: ({ open }) => open !== undefined,
    act: async (thread, real) => {
      await real.rest(thread);
      await sendKeys({ press: 'Escape' });
      thread.open = undefined;
    },
  }),
  askWhy: of({
    can: ({ open }) => open !== undefined,
    act: async (thread, real) => {
      await real.rest(thread);
      const question = real.part(thread.open ?? -1, '#question');
      if (question) press(question);
      return !!question;
    },
  }),
  retry: of({
    can: ({ open, isUntold }) => open !== undefined && isUntold,
    act: async (thread, real) => {
      await real.rest(thread);
      const button = real.part(thread.open ?? -1, 'footer button');
      if (!button || real.part(thread.open ?? -1, '#popover')?.dataset['status']) return false;
      press(button);
      return true;
    },
  }),
  report: doing<Thread, Icons, [number, number, number][]>({
    with: fc.array(fc.tuple(place, fc.nat({ max: 14 }), fc.nat({ max: 9000 })), { minLength: 1, maxLength: 5 }),
    act: (thread, { adapter }, all) => {
      const events = all.map(([at, kind, second]) => eventOf(messageAt(thread, at), kind, second));
      thread.events.push(...events);
      adapter.inner.addEvents([...events, ...events.slice(0, 1)]);
    },
  }),
  missChanges: of({
    act: async (thread, { adapter }) => {
      while (adapter.pending > 0) await frame();
      adapter.fates = [];
      adapter.tellMissed();
      thread.isUntold = false;
    },
  }),
  fail: doing<Thread, Icons, number>({
    with: fc.constantFrom(0, 0, 20),
    act: (thread, { adapter }, delay) => {
      adapter.fates.push({ isRejected: true, delay, isEarly: true });
      thread.isUntold = true;
    },
  }),
  delay: doing<Thread, Icons, [number, boolean][]>({
    with: fc.array(fc.tuple(fc.constantFrom(0, 10, 60), fc.boolean()), { minLength: 1, maxLength: 4 }),
    act: (_, { adapter }, all) => {
      adapter.fates.push(...all.map(([delay, isEarly]): Fate => ({ isRejected: false, delay, isEarly })));
    },
  }),
};

describe('<email-status-icon>, many of them, under whatever is done to them', function () {
  this.timeout(3_600_000);

  it('shows what the events say, and one popover at the most', () =>
    trySequences<Amount, Thread, Icons>(
      amount(SIZE),
      (start) => {
        const mail = mailOf(SIZE, start);
        const { announcements, events } = mail;
        return {
          model: { announcements, events: [...events], icons: [], open: undefined, isUntold: false },
          real: new Icons(mail),
        };
      },
      {
        promise: 'Icons show what the events say, and one popover at the most',
        file: 'test/fuzz/email-status-icon.test.ts',
        runs: turns(25, 600),
        steps: stepsOf(doings),
        faultsOf: ({ adapter }) => adapter.faults,
        leave: (icons) => icons.leave(),
      },
    ));
});
