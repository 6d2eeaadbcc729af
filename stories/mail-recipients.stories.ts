import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter, OwnColumn, Recipient } from '../src/index.js';
import { REACHED, STATUSES } from '../src/model/status.js';
import { lively, MAILING_ID, million, recorded, ROWS_MAILING_ID, rowsAlone, unusual, waiting } from './adapters.js';
import { COMMON, controls, given, type Common } from './controls.js';
import { withFaults } from './faults.js';
import { all, finds, presses, pressesNamed, reads, sees, types } from './person.js';

interface Args extends Common {
  'mailing-id': string;
  statuses?: string;
  reached?: string;
  sort?: string;
  search?: string;
  subject?: string;
  'include-machine-opens'?: boolean;
  actions?: string;
}

type Story = StoryObj<Args>;

const ROW = 'mail-recipients >>> [data-row]:not(.pending)';
const NOTE = 'mail-recipients >>> [part="note"]';
const ACTION = 'mail-recipients >>> .actions [part="action"]';
const PROBLEM = 'mail-recipients >>> [part="problem"]';

/** All that a host can do with recipients. */
const ACTIONS = 'follow-up fix-address suppress';

/** As a host would have it: in a panel of its own. */
const panel = (adapter: MailAnalyticsAdapter, args: Args): TemplateResult =>
  html`<div style="display: grid; block-size: 640px; max-inline-size: 560px; background: light-dark(#fff, #151820)">
    <mail-recipients
      .adapter=${withFaults(adapter, args)}
      mailing-id=${args['mailing-id']}
      statuses=${given(args.statuses)}
      reached=${given(args.reached)}
      sort=${given(args.sort)}
      search=${given(args.search)}
      subject=${given(args.subject)}
      ?include-machine-opens=${args['include-machine-opens']}
      actions=${given(args.actions)}
      locale=${given(args.locale)}
      time-zone=${given(args['time-zone'])}
    ></mail-recipients>
  </div>`;

const of = (adapter: MailAnalyticsAdapter, id: string): Story => ({
  args: { 'mailing-id': id },
  render: (args) => panel(adapter, args),
});

const meta: Meta<Args> = {
  title: 'mail-recipients',
  component: 'mail-recipients',
  args: { ...COMMON, 'mailing-id': MAILING_ID },
  argTypes: {
    ...controls.common,
    'mailing-id': controls.text,
    statuses: controls.choice([...STATUSES, 'clicked bounced']),
    reached: controls.choice(REACHED),
    sort: controls.choice(['-date', 'date', 'name', '-name', 'email', 'status', '-last-event']),
    search: controls.text,
    'include-machine-opens': controls.flag,
    subject: controls.text,
    actions: controls.choice(['follow-up', 'fix-address suppress', ACTIONS]),
  },
  // What is to be seen once a story is whole.
  parameters: { shows: [ROW] },
  render: (args) => panel(recorded, args),
};

export default meta;

export const Filled: Story = {};

/** Recipients of all nine statuses, by an adapter that tells neither histories nor links. */
export const ThreeMethodsAlone: Story = of(rowsAlone, ROWS_MAILING_ID);

export const OnlyThoseWhoOpened: Story = { args: { reached: 'opened' } };

export const PickedAndSorted: Story = { args: { statuses: 'clicked opened', sort: 'name' } };

/** Names as they also come: long, absent, from right to left, invisible; a time in the future. */
export const Unusual: Story = of(unusual, 'long');

export const OneRecipient: Story = of(unusual, 'one');

export const AMillion: Story = of(million, 'million');

export const Live: Story = { ...of(lively, 'lively'), parameters: { changes: true } };

export const Empty: Story = { ...of(unusual, 'none'), parameters: { shows: [NOTE] } };

export const NothingFound: Story = { args: { search: 'nobody like that' }, parameters: { shows: [NOTE] } };

export const Loading: Story = { ...of(waiting, 'm-1'), parameters: { shows: ['mail-recipients >>> .pending'] } };

export const Slow: Story = { args: { delay: 1500 } };

export const Failed: Story = { args: { failure: 'always' }, parameters: { shows: [PROBLEM] } };

export const WrongShape: Story = { args: { failure: 'wrong shape' }, parameters: { shows: [PROBLEM] } };

export const Searching: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    const name = reads(all(story, `${ROW} .name button`)[1]);
    await types(story, 'mail-recipients >>> input[type="search"]', name);
    await sees('only who was searched for', () => {
      const found = all(story, `${ROW} .name button`).map(reads);
      return found.length > 0 && found.every((each) => each.includes(name));
    });
  },
};

export const FilteringByStatus: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    await pressesNamed(story, 'mail-recipients >>> .chip', 'Opened');
    await sees('only those who opened', () => {
      const shown = all(story, `${ROW} .badge`).map(reads);
      return shown.length > 0 && shown.every((status) => status === 'Opened');
    });
  },
};

export const HistoryOpen: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    await presses(story, `${ROW} .disclosure`);
    await finds(story, 'mail-recipients >>> .history time');
  },
};

export const LinksOpen: Story = {
  play: async ({ canvasElement: story }) => {
    await finds(story, ROW);
    await pressesNamed(story, 'mail-recipients >>> button', 'Links');
    await finds(story, 'mail-recipients >>> [part="links"] li');
  },
};

export const TryingAgain: Story = {
  args: { failure: 'every second time' },
  play: async ({ canvasElement: story }) => {
    await presses(story, `${PROBLEM} button`);
    await finds(story, ROW);
  },
};

/** What the host can do, with how many. */
export const Actions: Story = {
  args: { actions: ACTIONS },
  parameters: { shows: [ROW, ACTION] },
  play: async ({ canvasElement: story }) => {
    await sees('numbers', () => /\d/.test(reads(all(story, ACTION)[2])));
    await presses(story, `${ROW} .disclosure`);
    await pressesNamed(story, ACTION, 'Suppress');
    await sees('that they were handed over', () => /\d/.test(reads(all(story, 'mail-recipients >>> .handed')[0])));
  },
};

const owner: OwnColumn<Recipient> = {
  name: 'owner',
  label: 'Owner',
  render: ({ name }) => ['Ines Alder', 'Noa Brandt', 'Teo Castellan'][name.length % 3],
};

const call: OwnColumn<Recipient> = {
  name: 'call',
  label: 'Call',
  width: 64,
  render: ({ name }) => html`<button type="button" aria-label=${`Call ${name}`}>Call</button>`,
};

/** What a host knows of a person, and can do: lines where there is no room for columns. */
export const OwnColumns: Story = {
  render: (args) =>
    html`<mail-recipients
      style="block-size: 480px; max-inline-size: 900px"
      .adapter=${withFaults(recorded, args)}
      .columns=${[owner, call]}
      mailing-id=${args['mailing-id']}
    ></mail-recipients>`,
  parameters: { shows: [`${ROW} [data-column="owner"] .value`] },
};

export const OwnColumnsNarrow: Story = {
  render: (args, context) => html`<div style="inline-size: 360px">${OwnColumns.render?.(args, context)}</div>`,
  parameters: { shows: [`${ROW} [data-column="owner"] .label`] },
};
