import { html } from 'lit';

import { failing, filled, MAILING_ID, waiting } from './adapters.js';

export default { title: 'mail-recipients', component: 'mail-recipients' };

const inAPanel = (content: unknown) => html`<div style="display: grid; block-size: 600px">${content}</div>`;

export const Filled = {
  render: () => inAPanel(html`<mail-recipients .adapter=${filled} mailing-id=${MAILING_ID}></mail-recipients>`),
};

export const OnlyThoseWhoOpened = {
  render: () =>
    inAPanel(html`<mail-recipients .adapter=${filled} mailing-id=${MAILING_ID} reached="opened"></mail-recipients>`),
};

export const PickedAndSorted = {
  render: () =>
    inAPanel(
      html`<mail-recipients
        .adapter=${filled}
        mailing-id=${MAILING_ID}
        statuses="clicked bounced"
        sort="name"
      ></mail-recipients>`,
    ),
};

export const NothingFound = {
  render: () =>
    inAPanel(html`<mail-recipients .adapter=${filled} mailing-id=${MAILING_ID} search="nobody"></mail-recipients>`),
};

export const Loading = {
  render: () => inAPanel(html`<mail-recipients .adapter=${waiting} mailing-id="m-1"></mail-recipients>`),
};

export const Failed = {
  render: () => inAPanel(html`<mail-recipients .adapter=${failing} mailing-id="m-1"></mail-recipients>`),
};
