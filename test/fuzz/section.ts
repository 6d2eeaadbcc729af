import { setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { ViewChangeEvent } from '../../src/elements/events.js';
import type { MailAnalytics } from '../../src/elements/mail-analytics/mail-analytics.js';
import type { SavedView } from '../../src/model/saved-view.js';
import type { View } from '../../src/model/view.js';
import '../elements/harness.js';
import { DisturbedAdapter } from './disturbed-adapter.js';
import { sendingsOf, type Mail, type Sending } from './oracle.js';
import { focused, frame, named, typedOut, type SeenRow } from './screen.js';
import { flawsOfSection } from './section-flaws.js';
import { WatchedConsole } from './watched-console.js';

/** What a person has set, as it has to be on screen. */
export interface Wanted {
  search: string;
  statuses: readonly string[];
  sort: string;
  range: string;
  from: string;
  to: string;
  columns: string;
}

export interface WantedDrawer {
  id: string;
  reached: string | undefined;
  statuses: readonly string[];
  search: string;
  sort: string;
}

/** The model: what has been done so far, and so what has to be there. */
export interface Doings {
  announcements: Mail['announcements'][number][];
  events: Mail['events'][number][];
  wanted: Wanted;
  drawer: WantedDrawer | undefined;
  withMachines: boolean;
  scope: string | undefined;
  hide: string;
  isConnected: boolean;
  isPaused: boolean;
  /** Whether changes may have gone by unheard: of a mailing that is in no list, nobody can be asked. */
  hasGap: boolean;
  saved: Map<string, Wanted>;
}

export const UNTOUCHED: Wanted = { search: '', statuses: [], sort: '-date', range: '', from: '', to: '', columns: '' };

export function doingsWith({ announcements, events }: Mail): Doings {
  return {
    announcements: [...announcements],
    events: [...events],
    wanted: { ...UNTOUCHED },
    drawer: undefined,
    withMachines: false,
    scope: undefined,
    hide: 'summary chart',
    isConnected: true,
    isPaused: false,
    hasGap: false,
    saved: new Map(),
  };
}

/** Milliseconds in which everything comes to rest, or never does. */
const PATIENCE = 6_000;

/** The real element, on a page of its own, with all that a person and the world do to it. */
export class Section {
  readonly element: MailAnalytics;
  readonly home = document.createElement('main');
  readonly adapter: DisturbedAdapter;
  readonly console = new WatchedConsole();
  /** The view that was told last, unless the page has set something since. */
  told: View | undefined;
  /** Whether the focus is inside, and is not to get lost; and on what it was. */
  holdsFocus = false;
  focusedOn = '';
  /** Of the whole of it: commands that did something. */
  steps = 0;
  #truth: { key: string; sendings: Sending[] } | undefined;
  #stored: SavedView[] = [];

  constructor({ announcements, events }: Mail) {
    this.adapter = new DisturbedAdapter(new MemoryAdapter({ announcements, events }));
    this.element = this.make(this.adapter);
    this.element.views = {
      list: () => [...this.#stored],
      save: (view) => void (this.#stored = [...this.#stored.filter(({ name }) => name !== view.name), view]),
      remove: (gone) => void (this.#stored = this.#stored.filter(({ name }) => name !== gone)),
    };
    this.element.addEventListener('view-change', (event: ViewChangeEvent) => {
      if (event.target === this.element) this.told = event.view;
    });
    this.home.style.inlineSize = '1000px';
    this.home.append(this.element);
    document.body.append(this.home);
  }

  make(adapter: MailAnalytics['adapter'], attributes: Record<string, string> = {}): MailAnalytics {
    const element = document.createElement('mail-analytics');
    const usual = { hide: 'summary chart', locale: 'en-GB', 'time-zone': 'UTC' };
    for (const [name, value] of Object.entries({ ...usual, ...attributes })) element.setAttribute(name, value);
    element.adapter = adapter;
    element.style.setProperty('--mail-table-max-height', '420px');
    return element;
  }

  async leave(): Promise<void> {
    this.console.restore();
    this.home.remove();
    for (const root of [document.documentElement, document.body]) root.scrollTop = 0;
    // What is still on its way is not to fall into the next sequence.
    while (this.adapter.pending > 0) await frame();
  }

  /** The truth as of now, counted once for all that look at it. */
  truth({ announcements, events, withMachines }: Doings): Sending[] {
    const key = [announcements.length, events.length, withMachines].join();
    if (this.#truth?.key !== key) this.#truth = { key, sendings: sendingsOf({ announcements, events }, withMachines) };
    return this.#truth.sendings;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  find<Found extends Element = HTMLElement>(selector: string): Found | null {
    return this.root.querySelector<Found>(selector);
  }

  /** What a person can press: what is seen, and is not disabled. */
  seen<Found extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = this.root): Found[] {
    return [...root.querySelectorAll<Found>(selector)].filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && !(each as { disabled?: boolean }).disabled,
    );
  }

  /** The list in the drawer, once it is there. */
  get people(): HTMLElement | null {
    return this.find('dialog[open] mail-recipients');
  }

  rows(list: HTMLElement = this.element): SeenRow[] {
    return [...(list.shadowRoot?.querySelectorAll<HTMLElement>('#rows [data-row]:not(.pending)') ?? [])].map(
      (element) => ({
        place: Number(element.getAttribute('aria-rowindex')) - 2,
        id:
          element.dataset['id'] ??
          element.querySelector<HTMLElement>('.email')?.title.replace('@example.com', '') ??
          '',
        element,
      }),
    );
  }

  /** Waits until everything is as it has to be, and stays so for a frame; what is wrong then fails. */
  async rest(doings: Doings): Promise<void> {
    const end = performance.now() + PATIENCE;
    let flaws: string[];
    for (let calm = 0; calm < 2; calm += 1) {
      await frame();
      flaws = [...this.console.said, ...flawsOfSection(this, doings)];
      if (flaws.length === 0) continue;
      calm = -1;
      if (performance.now() > end || this.console.said.length > 0) throw new Error(flaws.slice(0, 6).join('\n'));
    }
    this.holdsFocus = document.activeElement === this.element;
    this.focusedOn = named(focused());
  }

  /** The same, once nothing is being typed any more that would take the place of what comes next. */
  async settle(doings: Doings): Promise<void> {
    await typedOut();
    await this.rest(doings);
  }

  /** Not every engine can be made smaller while it runs. */
  async resize(width: number, height: number): Promise<void> {
    await setViewport({ width, height }).catch(() => undefined);
  }
}
