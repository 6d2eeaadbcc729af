import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

import { controls, given, LOCALES } from './controls.js';

interface Args {
  statuses?: string;
  locale?: string;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'mail-status-legend',
  component: 'mail-status-legend',
  argTypes: {
    statuses: controls.choice(['delivered opened clicked', 'bounced dropped deferred', 'spam-report unsubscribed']),
    locale: controls.choice(LOCALES),
  },
  // What is to be seen once a story is whole.
  parameters: { shows: ['mail-status-legend >>> [part="status"]'] },
  render: (args) =>
    html`<mail-status-legend statuses=${given(args.statuses)} locale=${given(args.locale)}></mail-status-legend>`,
};

export default meta;

export const All: Story = {};

export const Some: Story = { args: { statuses: 'delivered opened clicked' } };

export const InOwnWords: Story = {
  render: (args) =>
    html`<mail-status-legend
      statuses=${given(args.statuses)}
      .strings=${{ explanations: { statuses: { delivered: 'It has arrived.' } } }}
    ></mail-status-legend>`,
};
