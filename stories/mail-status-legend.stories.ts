import { html } from 'lit';

export default { title: 'mail-status-legend', component: 'mail-status-legend' };

export const All = { render: () => html`<mail-status-legend></mail-status-legend>` };

export const Some = {
  render: () => html`<mail-status-legend statuses="delivered opened clicked"></mail-status-legend>`,
};
