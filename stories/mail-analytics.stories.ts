import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

import type { Mailing, MailAnalyticsAdapter, OwnColumn, SavedView, ViewStorage } from '../src/index.js';
import { empty, lively, recorded, rowsAlone, unusual, waiting } from './adapters.js';
import { COMMON, controls, given, type Common } from './controls.js';
import { withFaults } from './faults.js';
import { all, finds, lookUp, presses, pressesNamed, reads, sees, types } from './person.js';

interface Args extends Common {
  scope?: string;
  from?: string;
  to?: string;
  range?: string;
  columns?: string;
  density?: 'comfortable' | 'compact';
  sort?: string;
  search?: string;
  statuses?: string;
  hide?: string;
  'include-machine-opens'?: boolean;
  'drawer-width'?: number;
}

type Story = StoryObj<Args>;

const section = (adapter: MailAnalyticsAdapter, args: Args): TemplateResult =>
  html`<mail-analytics
    .adapter=${withFaults(adapter, args)}
    scope=${given(args.scope)}
    from=${given(args.from)}
    to=${given(args.to)}
    range=${given(args.range)}
    columns=${given(args.columns)}
    density=${given(args.density)}
    sort=${given(args.sort)}
    search=${given(args.search)}
    statuses=${given(args.statuses)}
    hide=${given(args.hide)}
    ?include-machine-opens=${args['include-machine-opens']}
    drawer-width=${given(args['drawer-width'])}
    locale=${given(args.locale)}
    time-zone=${given(args['time-zone'])}
  ></mail-analytics>`;

const of = (adapter: MailAnalyticsAdapter): Story => ({ render: (args) => section(adapter, args) });

const ROW = 'mail-analytics >>> [data-row]:not(.pending)';
const CHART = 'mail-analytics >>> .chart[data-painted]';
const NOTE = 'mail-analytics >>> [part="note"]';
const PROBLEM = 'mail-analytics >>> [part="problem"]';
const RECIPIENT = 'mail-analytics >>> mail-recipients >>> [data-row]:not(.pending)';

const subjects = (story: Element): string[] => all(story, `${ROW} [part="subject"]`).map(reads);

const meta: Meta<Args> = {
  title: 'mail-analytics',
  component: 'mail-analytics',
  args: COMMON,
  argTypes: {
    ...controls.common,
    scope: controls.choice(['project:42', 'project:43', 'project:44', 'project:45', 'project:46']),
    from: controls.text,
    to: controls.text,
    range: controls.choice(['7d', '30d', '90d']),
    columns: controls.text,
    density: controls.choice(['comfortable', 'compact']),
    sort: controls.choice(['-date', 'date', 'subject', '-sent', '-opened', '-clicked', '-bounced']),
    search: controls.text,
    statuses: controls.choice(['draft', 'scheduled', 'sending', 'sent', 'failed', 'cancelled', 'sent sending']),
    hide: controls.choice(['title', 'summary', 'chart', 'toolbar', 'summary chart', 'title summary chart toolbar']),
    'include-machine-opens': controls.flag,
    'drawer-width': controls.number,
  },
  // What is to be seen once a story is whole.
  parameters: { shows: [ROW, CHART] },
  render: (args) => section(recorded, args),
};

export default meta;

export const Filled: Story = {};

/** The three methods suffice: what an adapter does not have is not offered. */
export const ThreeMethodsAlone: Story = { ...of(rowsAlone), parameters: { shows: [ROW] } };

export const InAProject: Story = { args: { scope: 'project:46', range: '90d' } };

export const Last30Days: Story = { args: { range: '30d' } };

export const FromDayToDay: Story = {
  args: { from: '2026-11-01', to: '2026-11-20', statuses: 'sent' },
};

export const SomeColumns: Story = { args: { columns: 'subject:320 date sent opened clicked', sort: '-opened' } };

const OWNERS = ['Ines Alder', 'Noa Brandt', 'Teo Castellan'];

/** What a host knows of a mailing, and what can be done with it: columns of its own among ours. */
const owner: OwnColumn<Mailing> = {
  name: 'owner',
  label: 'Owner',
  render: ({ subject }) => OWNERS[subject.length % OWNERS.length],
};

const reopen: OwnColumn<Mailing> = {
  name: 'reopen',
  label: 'Actions',
  width: 96,
  render: ({ subject }) => html`<button type="button" aria-label=${`Copy ${subject}`}>Copy</button>`,
};

export const OwnColumns: Story = {
  render: (args) =>
    html`<mail-analytics
      .adapter=${withFaults(recorded, args)}
      .columns=${['subject', owner, 'status', 'date', 'sent', 'opened', 'clicked', reopen]}
      hide="summary chart"
      locale=${given(args.locale)}
    ></mail-analytics>`,
  parameters: { shows: [`${ROW} [data-column="owner"] .value`] },
  play: async ({ canvasElement: story }) => {
    const cell = await finds(story, `${ROW} [data-column="reopen"]`);
    cell.focus();
    cell.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    await finds(story, `${ROW} [data-column="reopen"] button:focus`);
  },
};

export const OwnColumnsNarrow: Story = {
  render: (args, context) => html`<div style="inline-size: 360px">${OwnColumns.render?.(args, context)}</div>`,
  parameters: { shows: [`${ROW} [data-column="owner"] .label`] },
};

export const Compact: Story = { args: { density: 'compact' } };

export const WithoutSummaryAndChart: Story = { args: { hide: 'summary chart' }, parameters: { shows: [ROW] } };

export const TableAlone: Story = {
  args: { hide: 'title summary chart toolbar' },
  parameters: { shows: [ROW] },
};

export const WithMachineOpens: Story = { args: { 'include-machine-opens': true } };

/** Names, subjects and numbers as they also come: long, absent, from right to left, invisible, millions. */
export const Unusual: Story = of(unusual);

export const Live: Story = { ...of(lively), parameters: { changes: true } };

export const Empty: Story = { ...of(empty), parameters: { shows: [NOTE] } };

export const NothingFound: Story = { args: { search: 'nothing like it' }, parameters: { shows: [NOTE] } };

export const Loading: Story = { ...of(waiting), parameters: { shows: ['mail-analytics >>> .pending'] } };

export const Slow: Story = { args: { delay: 1500 } };

export const Failed: Story = { args: { failure: 'always' }, parameters: { shows: [PROBLEM] } };

export const WrongShape: Story = { args: { failure: 'wrong shape' }, parameters: { shows: [PROBLEM] } };

export const WithoutAdapter: Story = {
  render: (args) => html`<mail-analytics locale=${given(args.locale)}></mail-analytics>`,
  parameters: { shows: [NOTE] },
};

export const Narrow: Story = {
  render: (args) => html`<div style="inline-size: 360px">${section(recorded, args)}</div>`,
};

export const Narrowest: Story = {
  render: (args) => html`<div style="inline-size: 320px">${section(unusual, args)}</div>`,
};

export const RightToLeft: Story = {
  render: (args) => html`<div dir="rtl" lang="ar">${section(recorded, args)}</div>`,
};

export const OwnColours: Story = {
  render: (args) =>
    html`<div
      style="--mail-accent: light-dark(#8a3ffc, #be95ff); --mail-radius: 4px; --mail-font: 14px/1.5 Georgia, serif"
    >
      ${section(recorded, args)}
    </div>`,
};

export const Searching: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    const sought = subjects(story)[2] ?? '';
    await types(story, 'mail-analytics >>> input[type="search"]', sought);
    await sees('only what was searched for', () => {
      const found = subjects(story);
      return found.length > 0 && found.every((subject) => subject === sought);
    });
  },
};

export const FilteringByStatus: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    await pressesNamed(story, 'mail-analytics >>> .toolbar .chip', 'Scheduled');
    await sees('only scheduled mailings', () => {
      const shown = all(story, `${ROW} [data-column="status"]`).map(reads);
      return shown.length > 0 && shown.every((status) => status.includes('Scheduled'));
    });
  },
};

export const Sorting: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    await presses(story, 'mail-analytics >>> th[data-column="subject"] button');
    await sees('subjects in order', () => {
      const found = subjects(story);
      const inOrder = found.toSorted(new Intl.Collator('en', { sensitivity: 'base' }).compare);
      const { ariaSort } = lookUp(story, 'mail-analytics >>> th[data-column="subject"]') ?? {};
      return ariaSort === 'ascending' && found.join() === inOrder.join();
    });
  },
};

export const DrawerOpen: Story = {
  play: async ({ canvasElement: story }) => {
    const button = await sees('a number of opened', () =>
      all(story, `${ROW} [data-column="opened"] button`).find((each) => Number.parseInt(reads(each)) > 2),
    );
    const count = Number.parseInt(reads(button));
    button.click();
    await sees('the recipients behind the number', () => all(story, RECIPIENT).length === count);
  },
};

export const HistoryInTheDrawer: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    await pressesNamed(story, `${ROW} [data-column="clicked"] button`, '');
    await finds(story, RECIPIENT);
    await presses(story, `${RECIPIENT} .disclosure`);
    await finds(story, 'mail-analytics >>> mail-recipients >>> .history time');
  },
};

export const ChoosingColumns: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, 'mail-analytics >>> th[data-column="sending-email"]');
    await presses(story, 'mail-analytics >>> [part="choose-columns"]');
    // The focus comes into the list by itself.
    await finds(story, 'mail-analytics >>> [data-choice] input:focus');
    await presses(story, 'mail-analytics >>> [data-choice="sending-email"] input');
    await sees('one column less', () => !lookUp(story, 'mail-analytics >>> th[data-column="sending-email"]'));
  },
};

/** A storage of this story's own, which forgets everything with it. */
const kept = (...views: SavedView[]): ViewStorage => {
  const byName = new Map(views.map((view) => [view.name, view]));
  return {
    list: () => [...byName.values()],
    save: (view) => void byName.set(view.name, view),
    remove: (name) => void byName.delete(name),
  };
};

export const SavedViews: Story = {
  render: (args) =>
    html`<mail-analytics
      .adapter=${withFaults(recorded, args)}
      .views=${kept(
        { name: 'Most bounced', view: { sort: '-bounced', columns: 'subject:320 date sent bounced dropped' } },
        { name: 'Drafts', view: { statuses: 'draft' } },
      )}
      locale=${given(args.locale)}
      time-zone=${given(args['time-zone'])}
      hide="summary chart"
    ></mail-analytics>`,
  parameters: { shows: [ROW] },
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    await presses(story, 'mail-analytics >>> [part="saved-views"]');
    await pressesNamed(story, 'mail-analytics >>> #saved-views .pick', 'Most bounced');
    await finds(story, 'mail-analytics >>> th[data-column="bounced"][aria-sort="descending"]');
    await presses(story, 'mail-analytics >>> th[data-column="date"] button');
    await finds(story, 'mail-analytics >>> [part="saved-views"] .dot');
    await presses(story, 'mail-analytics >>> [part="saved-views"]');
    await finds(story, 'mail-analytics >>> #saved-views .pick[aria-current]');
  },
};

export const TryingAgain: Story = {
  args: { failure: 'every second time', hide: 'summary chart' },
  parameters: { shows: [ROW] },
  play: async ({ canvasElement: story }) => {
    await presses(story, `${PROBLEM} button`);
    await finds(story, ROW);
  },
};
