import { html } from 'lit';

import { STATUSES } from '../src/model/status.js';
import { failing, filled, MAILING_ID, waiting } from './adapters.js';

export default { title: 'email-status-icon', component: 'email-status-icon' };

export const FromAttributes = {
  render: () =>
    STATUSES.map(
      (status) =>
        html`<email-status-icon
          status=${status}
          status-at="2026-11-22T10:12:41Z"
          subject="Introducing our Q4 leadership search"
          sender="Marcus Bell <marcus@aldersearch.example>"
          recipient="liam.schmidt@halden.example"
        ></email-status-icon> `,
    ),
};

export const WithText = {
  render: () =>
    STATUSES.map((status) => html`<email-status-icon status=${status} label="icon-text"></email-status-icon> `),
};

export const FromAnAdapter = {
  render: () =>
    STATUSES.map(
      (_, index) =>
        html`<email-status-icon
          .adapter=${filled}
          message-id=${`${MAILING_ID}.${String(index + 1)}`}
        ></email-status-icon> `,
    ),
};

export const Unknown = {
  render: () => html`<email-status-icon .adapter=${filled} message-id="nobody knows it"></email-status-icon>`,
};

export const Loading = {
  render: () => html`<email-status-icon .adapter=${waiting} message-id="m-1"></email-status-icon>`,
};

export const Failed = {
  render: () => html`<email-status-icon .adapter=${failing} message-id="m-1"></email-status-icon>`,
};
