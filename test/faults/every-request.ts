/** Every request that an element makes, with how it is made again and what a person sees of it. */
import { waitUntil } from '@open-wc/testing';

import type { HttpAdapter } from '../../src/adapters/http-adapter.js';
import type { EmailStatusIcon } from '../../src/elements/email-status-icon/email-status-icon.js';
import type { AdapterErrorEvent } from '../../src/elements/events.js';
import * as page from '../elements/harness.js';
import { exportButton } from '../elements/saved-files.js';
import { Stream, type Which } from './faulty-server.js';

/** An element that shows the answer to a request. */
export interface Shown {
  readonly element: HTMLElement;
  /** Has it asked once more. */
  again(): void | Promise<void>;
  /** What a person reads of the answer, or had on screen before it. */
  seen(): string;
  /** What a person reads of its failure; absent where it has not failed. */
  problem(): string | undefined;
  /** What is pressed to try again. */
  retry(): void;
}

export interface EveryRequest {
  readonly name: string;
  /** The method of the adapter that makes it. */
  readonly method: Exclude<keyof HttpAdapter, 'subscribe'>;
  readonly which: Which;
  open(adapter: HttpAdapter): Promise<Shown>;
}

/** Something may have been missed: all that is shown is asked for anew. */
const missed = (): void => Stream.say('[]');

const limitOf = (parameters: URLSearchParams): number => Number(parameters.get('limit'));
const isList = (path: string): boolean => path === '/mailings';
const isRecipients = (path: string): boolean => /^\/mailings\/[^/]+\/recipients$/.test(path);

/** @param place - Where the failure is said. */
function problemIn(element: HTMLElement, place: string): Pick<Shown, 'problem' | 'retry'> {
  return {
    problem: () => (page.has(element, place) ? page.textOf(page.find(element, place)) : undefined),
    retry: () => page.find(element, `${place} button`).click(),
  };
}

async function section(
  adapter: HttpAdapter,
  period: { from?: string } = {},
  hide = 'summary chart',
): Promise<HTMLElement> {
  return page.mounted('mail-analytics', { adapter, hide, ...period });
}

async function list(adapter: HttpAdapter, actions = ''): Promise<HTMLElement> {
  const element = await page.mounted('mail-recipients', { adapter, mailingId: 'm-1', actions, sort: 'email' });
  element.style.blockSize = '600px';
  return element;
}

async function exporting(element: HTMLElement): Promise<Shown> {
  return {
    element,
    again: () => exportButton(element).click(),
    seen: () => page.all(element, '[data-row] td:first-child').map(page.textOf).join(),
    ...problemIn(element, '.export .problem'),
  };
}

async function summed(adapter: HttpAdapter, period: { from?: string } = {}): Promise<Shown> {
  const element = await section(adapter, period, 'chart');
  const values = (): string[] => page.all(element, '.tiles .value b').map(page.textOf);
  await waitUntil(() => values().length === 5, 'no numbers come');
  return { element, again: missed, seen: () => values().join(), ...problemIn(element, '[part="summary-problem"]') };
}

/** @param retry - The button of the popover, where the icon has no status; else nothing but news make it ask again. */
function iconIn(element: HTMLElement, again: Shown['again'], retry?: () => void): Shown {
  let failure: string | undefined;
  element.addEventListener('adapter-error', (event) => (failure = String((event as AdapterErrorEvent).error)));
  const status = (): string => page.find(element, '#icon').dataset['status'] ?? '';
  return {
    element,
    again: () => {
      failure = undefined;
      return again();
    },
    seen: status,
    problem: () => {
      if (!retry) return failure;
      const words =
        page.has(element, '#popover footer') && status() === '' ? page.find(element, '#popover header') : null;
      return words ? page.textOf(words) : undefined;
    },
    retry: () => {
      failure = undefined;
      (retry ?? again)();
    },
  };
}

async function icon(adapter: HttpAdapter, id: string): Promise<EmailStatusIcon> {
  const element = await page.mount('email-status-icon', { adapter, messageId: id });
  await waitUntil(() => page.has(element, '#icon'), 'there is no icon');
  return element;
}

export const REQUESTS: readonly EveryRequest[] = [
  {
    name: 'the sent-mail table, its rows',
    method: 'listMailings',
    which: (path, parameters) => isList(path) && limitOf(parameters) > 1 && limitOf(parameters) < 1000,
    open: async (adapter) => {
      const element = await section(adapter);
      return {
        element,
        again: () => page.find(element, 'th[data-column="subject"] button').click(),
        seen: () => page.subjects(element).toSorted().join(),
        ...problemIn(element, 'section > [part="problem"]'),
      };
    },
  },
  {
    name: 'the sent-mail table, its export',
    method: 'listMailings',
    which: (path, parameters) => isList(path) && limitOf(parameters) === 1000,
    open: async (adapter) => exporting(await section(adapter)),
  },
  {
    name: 'the tiles',
    method: 'getSummary',
    which: (path) => path === '/summary',
    open: (adapter) => summed(adapter),
  },
  {
    name: 'the day of the first mail',
    method: 'listMailings',
    which: (path, parameters) => isList(path) && limitOf(parameters) === 1,
    open: async (adapter) => {
      // Of a period that has a beginning it is not asked.
      const shown = await summed(adapter, { from: '2026-11-01' });
      return { ...shown, again: () => shown.element.setAttribute('from', '') };
    },
  },
  {
    name: 'the recipients, their rows',
    method: 'listRecipients',
    which: (path, parameters) =>
      isRecipients(path) && limitOf(parameters) > 1 && limitOf(parameters) < 1000 && !parameters.has('reached'),
    open: async (adapter) => {
      const element = await list(adapter);
      return {
        element,
        again: () => page.find(element, 'th[data-column="name"] button').click(),
        seen: () => page.names(element).toSorted().join(),
        ...problemIn(element, '[part="problem"]'),
      };
    },
  },
  {
    name: 'the recipients, their export',
    method: 'listRecipients',
    which: (path, parameters) => isRecipients(path) && limitOf(parameters) === 1000,
    open: async (adapter) => exporting(await list(adapter)),
  },
  {
    name: 'the recipients, with whom something can be done',
    method: 'listRecipients',
    which: (path, parameters) => isRecipients(path) && parameters.has('reached'),
    open: async (adapter) => {
      const element = await list(adapter, 'follow-up fix-address suppress');
      await waitUntil(() => page.has(element, '.actions [aria-busy="false"]'), 'the actions do not come');
      return {
        element,
        again: missed,
        seen: () => page.all(element, '.actions button').slice(0, 3).map(page.textOf).join(),
        ...problemIn(element, '.actions > .problem'),
      };
    },
  },
  {
    name: 'the links of a mailing',
    method: 'listLinks',
    which: (path) => path.endsWith('/links'),
    open: async (adapter) => {
      const element = await list(adapter);
      page.find(element, '.tools .plain[aria-expanded]').click();
      await waitUntil(() => page.has(element, '.links li'), 'the links do not come');
      return {
        element,
        again: missed,
        seen: () => page.all(element, '.links li').map(page.textOf).join(),
        ...problemIn(element, '.links .problem'),
      };
    },
  },
  {
    name: 'what happened to a message',
    method: 'listEvents',
    which: (path) => path.endsWith('/events'),
    open: async (adapter) => {
      const element = await list(adapter);
      page.find(element, '.disclosure').click();
      await waitUntil(() => page.has(element, '.history summary'), 'the history does not come');
      return {
        element,
        again: missed,
        seen: () => page.all(element, '.history summary .what').map(page.textOf).join(),
        ...problemIn(element, '.history .problem'),
      };
    },
  },
  {
    name: 'an icon, of a status that is known',
    method: 'getMessages',
    which: (path) => path === '/messages',
    open: async (adapter) => {
      const element = await icon(adapter, 'm-1.1');
      const shown = iconIn(element, missed);
      await waitUntil(() => shown.seen() !== '', 'the icon does not come');
      return shown;
    },
  },
  {
    name: 'an icon, of a message that is not known yet',
    method: 'getMessages',
    which: (path, parameters) => path === '/messages' && parameters.has('id', 'm-1.2'),
    open: async (adapter) => {
      const element = await icon(adapter, '');
      await element.show();
      const ask = (): void => void (element.messageId = 'm-1.2');
      return iconIn(element, ask, () => page.find(element, '#popover footer button').click());
    },
  },
];
