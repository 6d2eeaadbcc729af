import { html } from 'lit';

import { empty, failing, filled, waiting } from './adapters.js';

export default { title: 'mail-analytics', component: 'mail-analytics' };

export const Filled = { render: () => html`<mail-analytics .adapter=${filled}></mail-analytics>` };

export const InAProject = {
  render: () => html`<mail-analytics .adapter=${filled} scope="project:42" range="90d"></mail-analytics>`,
};

export const SomeColumns = {
  render: () =>
    html`<mail-analytics .adapter=${filled} columns="subject date sent opened" sort="-opened"></mail-analytics>`,
};

export const FromDayToDay = {
  render: () => html`<mail-analytics .adapter=${filled} from="2026-11-01" to="2026-11-20"></mail-analytics>`,
};

export const NothingFound = {
  render: () => html`<mail-analytics .adapter=${filled} search="nothing like it"></mail-analytics>`,
};

export const Empty = { render: () => html`<mail-analytics .adapter=${empty}></mail-analytics>` };

export const Loading = { render: () => html`<mail-analytics .adapter=${waiting}></mail-analytics>` };

export const Failed = { render: () => html`<mail-analytics .adapter=${failing}></mail-analytics>` };

export const Narrow = {
  render: () => html`<div style="inline-size: 380px"><mail-analytics .adapter=${filled}></mail-analytics></div>`,
};

export const RightToLeft = {
  render: () => html`<div dir="rtl" lang="ar"><mail-analytics .adapter=${filled}></mail-analytics></div>`,
};

export const OwnColours = {
  render: () =>
    html`<div style="--mail-accent: #8a3ffc; --mail-radius: 4px">
      <mail-analytics .adapter=${filled}></mail-analytics>
    </div>`,
};
