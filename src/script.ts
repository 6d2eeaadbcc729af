/**
 * What a page without a bundler loads: `dist/mail-analytics.js`, and from the folder `dist/mail-analytics/` beside it
 * what is loaded only when it is wanted. Registers every element; `<mail-recipients>` a moment later, since the drawer
 * waits for a press and the table does not wait for the drawer. Adapters are left out: the HTTP adapter comes
 * with an address (`src`, or `setDefaultAdapter('/mail-analytics/api')`), and a page that needs one of its own imports
 * it from `dist/adapters/`.
 */
import './elements/email-status-icon/email-status-icon.define.js';
import './elements/mail-analytics/mail-analytics.define.js';
import './elements/mail-status-legend/mail-status-legend.define.js';

export { setDefaultAdapter } from './adapters/default-adapter.js';
export { registerLocale } from './controllers/register-locale.js';
export { EmailStatusIcon } from './elements/email-status-icon/email-status-icon.js';
export * from './elements/events.js';
export { MailAnalytics } from './elements/mail-analytics/mail-analytics.js';
export { MailStatusLegend } from './elements/mail-status-legend/mail-status-legend.js';

void import('./elements/mail-recipients/mail-recipients.define.js');
