import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../src/index.js';
import { STATUSES } from '../src/model/status.js';
import { MAILING_ID, recorded, ROWS_MAILING_ID, rowsAlone, waiting } from './adapters.js';
import { COMMON, controls, given, type Common } from './controls.js';
import { withFaults } from './faults.js';
import { all, finds, presses, sees } from './person.js';

interface Args extends Common {
  'message-id'?: string;
  status?: string;
  'status-at'?: string;
  subject?: string;
  sender?: string;
  recipient?: string;
  label?: 'icon' | 'icon-text';
}

type Story = StoryObj<Args>;

const BUTTON = 'email-status-icon >>> [part="icon"]';
const KNOWN = `${BUTTON}[data-status]`;
const POPOVER = 'email-status-icon >>> #popover:popover-open';

const icon = (args: Args, adapter?: MailAnalyticsAdapter): TemplateResult =>
  html`<email-status-icon
    .adapter=${adapter && withFaults(adapter, args)}
    message-id=${given(args['message-id'])}
    status=${given(args.status)}
    status-at=${given(args['status-at'])}
    subject=${given(args.subject)}
    sender=${given(args.sender)}
    recipient=${given(args.recipient)}
    label=${given(args.label)}
    locale=${given(args.locale)}
    time-zone=${given(args['time-zone'])}
  ></email-status-icon>`;

const MAIL: Partial<Args> = {
  'status-at': '2026-11-22T10:12:41Z',
  subject: 'Introducing our Q4 leadership search',
  sender: 'Marcus Bell <marcus@aldersearch.example>',
  recipient: 'liam.schmidt@halden.example',
};

/** Room for the popover, which is beside its icon. */
const thread = (content: unknown): TemplateResult =>
  html`<div style="display: flex; flex-wrap: wrap; gap: 8px; align-content: start; min-block-size: 460px">
    ${content}
  </div>`;

const each = (args: Args): TemplateResult => thread(STATUSES.map((status) => icon({ ...MAIL, ...args, status })));

const meta: Meta<Args> = {
  title: 'email-status-icon',
  component: 'email-status-icon',
  args: COMMON,
  argTypes: {
    ...controls.common,
    'message-id': controls.text,
    status: controls.choice(STATUSES),
    'status-at': controls.text,
    subject: controls.text,
    sender: controls.text,
    recipient: controls.text,
    label: controls.choice(['icon', 'icon-text']),
  },
  // What is to be seen once a story is whole.
  parameters: { shows: [KNOWN] },
  render: (args) => thread(icon(args, recorded)),
};

export default meta;

export const OfAMessage: Story = { args: { 'message-id': `${MAILING_ID}.1` } };

/** As a server's template writes them; no request is made. */
export const FromAttributes: Story = { render: each };

export const WithText: Story = { args: { label: 'icon-text' }, render: each };

export const InTheSizesOfText: Story = {
  render: (args) =>
    thread(
      [12, 16, 20, 28, 40].map(
        (size) =>
          html`<span style=${`--mail-icon-size: ${String(size)}px`}
            >${STATUSES.map((status) => icon({ ...MAIL, ...args, status }))}</span
          >`,
      ),
    ),
};

/** Thirty icons, one request. */
export const Thread: Story = {
  render: (args) =>
    thread(
      Array.from({ length: 30 }, (_, index) =>
        icon({ ...args, 'message-id': `${ROWS_MAILING_ID}.${String(index + 1)}` }, rowsAlone),
      ),
    ),
};

export const Unknown: Story = { args: { 'message-id': 'nobody knows it' }, parameters: { shows: [BUTTON] } };

export const Loading: Story = {
  args: { 'message-id': 'm-1' },
  parameters: { shows: [BUTTON] },
  render: (args) => thread(icon(args, waiting)),
};

export const Failed: Story = {
  args: { 'message-id': `${MAILING_ID}.1`, failure: 'always' },
  parameters: { shows: [`${BUTTON}[aria-label="Status could not be loaded"]`] },
};

const opens: Story['play'] = async ({ canvasElement: story }) => {
  await finds(story, KNOWN);
  await presses(story, BUTTON);
  await finds(story, POPOVER);
};

export const PopoverOpen: Story = { args: { 'message-id': `${MAILING_ID}.2` }, play: opens };

export const PopoverFromAttributes: Story = { args: { ...MAIL, status: 'opened' }, play: opens };

export const PopoverOfABounce: Story = {
  args: { 'message-id': `${ROWS_MAILING_ID}.${String(STATUSES.indexOf('bounced') + 1)}` },
  render: (args) => thread(icon(args, rowsAlone)),
  play: opens,
};

export const PopoverOfAFailure: Story = {
  args: { 'message-id': `${MAILING_ID}.3`, failure: 'always' },
  parameters: { shows: [BUTTON] },
  play: async ({ canvasElement: story }) => {
    await finds(story, `${BUTTON}[aria-label="Status could not be loaded"]`);
    await presses(story, BUTTON);
    await finds(story, `${POPOVER} footer button`);
  },
};

/** The rule, and what happened, with the event that decided. */
export const WhyThisStatus: Story = {
  args: { 'message-id': `${MAILING_ID}.2` },
  play: async (context) => {
    await opens(context);
    const { canvasElement: story } = context;
    await presses(story, 'email-status-icon >>> #question');
    await sees('what happened', () => all(story, 'email-status-icon >>> #events li').length > 1);
    await finds(story, 'email-status-icon >>> #events em');
  },
};

export const WithDetailsOfTheHost: Story = {
  args: { ...MAIL, status: 'clicked' },
  render: (args) =>
    thread(
      html`<email-status-icon status=${given(args.status)} subject=${given(args.subject)} locale=${given(args.locale)}>
        <p slot="details">Task: <a href="#called">call Liam on Tuesday</a></p>
      </email-status-icon>`,
    ),
  play: opens,
};

/** Neither the box that clips nor the edge of the window does so to the popover. */
export const InABoxThatClips: Story = {
  args: { ...MAIL, status: 'delivered' },
  render: (args) =>
    html`<div style="position: absolute; inset: auto 0 0 auto; inline-size: 40px; overflow: hidden; contain: paint">
      ${icon(args)}
    </div>`,
  play: opens,
};
