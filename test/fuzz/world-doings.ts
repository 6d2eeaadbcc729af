/** What happens around a section: mail goes on, the line fails, the page changes it or moves it about. */
import fc from 'fast-check';

import { keepViewInUrl } from '../../src/elements/keep-view-in-url.js';
import { viewToParams } from '../../src/model/view-params.js';
import type { Fate } from './disturbed-adapter.js';
import { scrolled, scrolling } from './drawer-doings.js';
import { announcementOf, eventOf, peopleOf } from './made-mail.js';
import { frame } from './screen.js';
import { tableOf } from './section-flaws.js';
import { UNTOUCHED, type Doings, type Section } from './section.js';
import { doing } from './step.js';
import { opened, place } from './table-doings.js';

const isOnPage = ({ isConnected }: Doings): boolean => isConnected;
const of = doing<Doings, Section>;

const mailingCount = ({ announcements }: Doings): number => new Set(announcements.map(({ id }) => id)).size;

/** A message among all, and now and then one of a mailing that is not announced yet. */
function messageAt(doings: Doings, at: number): string {
  const ids = doings.announcements.flatMap(({ recipients }) => recipients.map(({ messageId }) => messageId));
  return at % 11 === 0 || ids.length === 0 ? `m-${String(mailingCount(doings))}.0` : (ids[at % ids.length] ?? '');
}

export const mailDoings = {
  report: doing<Doings, Section, [number, number, number][]>({
    with: fc.array(fc.tuple(fc.nat({ max: 5000 }), fc.nat({ max: 14 }), fc.nat({ max: 9000 })), {
      minLength: 1,
      maxLength: 6,
    }),
    act: (doings, section, all) => {
      const events = all.map(([at, kind, second]) => eventOf(messageAt(doings, at), kind, second));
      doings.events.push(...events);
      section.adapter.inner.addEvents(events);
    },
  }),
  reportAgain: doing<Doings, Section, number>({
    with: place,
    act: (doings, section, at) => {
      const { length } = doings.events;
      const event = doings.events[length - 1 - (at % Math.max(1, length))];
      if (event) section.adapter.inner.addEvents([event, { ...event }]);
      return !!event;
    },
  }),
  announce: doing<Doings, Section, number>({
    with: fc.nat({ max: 6 }),
    act: (doings, section, people) => {
      const announcement = announcementOf(mailingCount(doings), people);
      doings.announcements.push(announcement);
      section.adapter.inner.announce(announcement);
    },
  }),
  addPeople: doing<Doings, Section, [number, number]>({
    with: fc.tuple(place, fc.integer({ min: 1, max: 4 })),
    act: (doings, section, [at, count]) => {
      const { announcements } = doings;
      const before = announcements[at % Math.max(1, announcements.length)];
      if (!before || before.recipients.length === 0) return false;
      const known = announcements.filter(({ id }) => id === before.id).flatMap(({ recipients }) => recipients);
      const more = { ...before, recipients: [...known, ...peopleOf(before.id, known.length, count)] };
      announcements.push(more);
      section.adapter.inner.announce(more);
      return true;
    },
  }),
  missChanges: of({
    act: (doings, section) => {
      doings.hasGap = true;
      section.adapter.tellMissed();
    },
  }),
  fail: doing<Doings, Section, [number, number]>({
    with: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 0, 25)),
    act: (_, { adapter }, [times, delay]) => {
      adapter.fates.push(...Array<Fate>(times).fill({ isRejected: true, delay, isEarly: true }));
    },
  }),
  delay: doing<Doings, Section, [number, boolean][]>({
    with: fc.array(fc.tuple(fc.constantFrom(0, 10, 40, 90), fc.boolean()), { minLength: 1, maxLength: 4 }),
    act: (_, { adapter }, all) => {
      adapter.fates.push(...all.map(([delay, isEarly]) => ({ isRejected: false, delay, isEarly })));
    },
  }),
};

const ATTRIBUTES = fc.oneof(
  fc.tuple(fc.constant('sort'), fc.constantFrom('subject', '-opened', 'date', '-sent', 'status')),
  fc.tuple(fc.constant('search'), fc.constantFrom('a', 'news', 'ORG')),
  fc.tuple(fc.constant('statuses'), fc.constantFrom('sent', 'sent failed', 'draft')),
  fc.tuple(fc.constant('range'), fc.constantFrom('7d', '30d', '90d')),
  fc.tuple(
    fc.constant('columns'),
    fc.constantFrom('subject date opened', 'opened:120 subject:300 status', 'date sent'),
  ),
  fc.tuple(fc.constant('scope'), fc.constant('project:1')),
  fc.tuple(fc.constant('include-machine-opens'), fc.constant('')),
  fc.tuple(fc.constant('hide'), fc.constantFrom('summary chart toolbar', 'summary chart title', 'summary chart')),
  fc.tuple(fc.constant('locale'), fc.constantFrom('de', 'ar', 'ja', 'en-GB', 'pt-BR')),
  fc.tuple(fc.constant('density'), fc.constantFrom('compact', 'comfortable')),
  fc.tuple(fc.constant('dir'), fc.constantFrom('rtl', 'ltr')),
);

function take(doings: Doings, name: string, value: string | null): void {
  if (name in UNTOUCHED) {
    const usual = UNTOUCHED[name as keyof typeof UNTOUCHED];
    const set = name === 'statuses' ? (value ?? '').split(' ').filter(Boolean) : value;
    Object.assign(doings.wanted, { [name]: value === null ? usual : set });
  } else if (name === 'include-machine-opens') doings.withMachines = value !== null;
  else if (name === 'hide') doings.hide = value ?? '';
  else if (name === 'scope') {
    doings.scope = value ?? undefined;
    // Other changes are followed from now on.
    doings.isPaused = false;
    doings.hasGap = true;
  }
}

export const pageDoings = {
  setAttribute: doing<Doings, Section, [string, string]>({
    with: ATTRIBUTES,
    act: async (doings, section, [name, value]) => {
      // What is still being typed would take its place.
      await section.settle(doings);
      const { element } = section;
      if (element.getAttribute(name) === value) return false;
      element.setAttribute(name, value);
      take(doings, name, value);
      section.told = undefined;
      return true;
    },
  }),
  removeAttribute: doing<Doings, Section, string>({
    with: ATTRIBUTES.map(([name]) => name).filter((name) => name !== 'hide' && name !== 'locale'),
    act: async (doings, section, name) => {
      await section.settle(doings);
      if (!section.element.hasAttribute(name)) return false;
      section.element.removeAttribute(name);
      take(doings, name, null);
      section.told = undefined;
      return true;
    },
  }),
  openByPage: doing<Doings, Section, number>({
    can: isOnPage,
    with: place,
    act: async (doings, section, at) => {
      await section.settle(doings);
      const rows = section.rows();
      const row = rows[at % Math.max(1, rows.length)];
      if (!row || row.id === doings.drawer?.id) return false;
      section.element.mailingId = row.id;
      // Whatever else is set in the drawer stays.
      doings.drawer = { ...opened(row.id), ...doings.drawer, id: row.id, reached: undefined };
      section.told = undefined;
      return true;
    },
  }),
  closeByPage: of({
    can: ({ drawer }) => drawer !== undefined,
    act: (doings, section) => {
      section.element.mailingId = '';
      doings.drawer = undefined;
      section.told = undefined;
    },
  }),
  scroll: doing<Doings, Section, [string, number]>({
    can: isOnPage,
    with: scrolling,
    act: (_, section, how) => scrolled(section.find('#rows'), how),
  }),
  resizeBox: doing<Doings, Section, number>({
    with: fc.constantFrom(1200, 1000, 700, 420, 320),
    act: (_, section, width) => {
      section.home.style.inlineSize = `${String(width)}px`;
    },
  }),
  resizePage: doing<Doings, Section, [number, number]>({
    with: fc.constantFrom<[number, number]>([1280, 800], [800, 600], [390, 700], [1000, 300]),
    act: (_, section, [width, height]) => section.resize(width, height),
  }),
  disconnect: of({
    can: isOnPage,
    act: async (doings, section) => {
      // What is still being typed goes with it.
      await section.settle(doings);
      section.holdsFocus = false;
      section.element.remove();
      doings.isConnected = doings.isPaused = false;
      doings.hasGap = true;
    },
  }),
  reconnect: of({
    can: ({ isConnected }) => !isConnected,
    act: (doings, section) => {
      section.home.append(section.element);
      doings.isConnected = true;
    },
  }),
  moveElsewhere: of({
    can: isOnPage,
    act: async (doings, section) => {
      await section.settle(doings);
      section.holdsFocus = false;
      const box = document.createElement('div');
      section.home.append(box);
      box.append(section.element);
      doings.isPaused = false;
      doings.hasGap = true;
    },
  }),
  sendAddress: of({
    can: isOnPage,
    act: async (doings, section) => {
      await section.settle(doings);
      return showsTheSame(doings, section);
    },
  }),
};

/** The address of what is shown, opened in another place, shows the same. */
async function showsTheSame(doings: Doings, section: Section): Promise<boolean> {
  const { told, adapter, element } = section;
  const isStale = section.find('[part="problem"]') !== null || doings.isPaused || adapter.untold.size > 0;
  if (!told || isStale) return false;
  const { href } = location;
  const url = new URL(href);
  viewToParams(told, url.searchParams, {
    prefix: 'fuzz-',
    defaults: { sort: { by: 'date', direction: 'descending' } },
  });
  history.replaceState(history.state, '', url);
  const other = section.make(adapter.inner);
  if (doings.scope !== undefined) other.scope = doings.scope;
  other.includeMachineOpens = doings.withMachines;
  document.body.append(other);
  const stop = keepViewInUrl(other, { prefix: 'fuzz-' });
  const before = element.shadowRoot?.activeElement;
  section.holdsFocus = false;
  try {
    const right = tableOf(section, doings).rows.map(({ id }) => id);
    const isReachable = right.slice(0, 100).includes(told.mailingId ?? '');
    const flaws = (): string[] => {
      const names = ['search', 'statuses', 'sort', 'range', 'from', 'to', 'columns', 'drawerWidth'] as const;
      const differ: string[] = names.filter((name) => other[name] !== element[name]);
      const ids = section.rows(other).map(({ id }) => id);
      if (ids.join() !== right.slice(0, ids.length).join() || (ids.length === 0) !== (right.length === 0))
        differ.push('rows');
      if (isReachable && !other.shadowRoot?.querySelector('dialog[open] mail-recipients')) differ.push('drawer');
      return differ;
    };
    for (let tries = 0; flaws().length > 0; tries += 1) {
      if (tries > 200) throw new Error(`${url.search} shows another ${flaws().join(', ')}`);
      await frame();
    }
  } finally {
    stop();
    other.remove();
    history.replaceState(history.state, '', href);
    (before as HTMLElement | null | undefined)?.focus({ preventScroll: true });
  }
  return true;
}
