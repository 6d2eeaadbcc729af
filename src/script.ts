/**
 * What a page without a bundler loads: `dist/mail-analytics.js`, and from the folder `dist/mail-analytics/` beside it
 * what is loaded only when it is wanted. Registers every element. It leaves out `MemoryAdapter` and the model behind
 * it, which such a page imports from `dist/adapters/memory-adapter.js` if it needs them.
 */
import './elements/email-status-icon/email-status-icon.define.js';
import './elements/mail-analytics/mail-analytics.define.js';
import './elements/mail-recipients/mail-recipients.define.js';
import './elements/mail-status-legend/mail-status-legend.define.js';

export { setDefaultAdapter } from './adapters/default-adapter.js';
export { HttpAdapter } from './adapters/http-adapter.js';
export { EmailStatusIcon } from './elements/email-status-icon/email-status-icon.js';
export * from './elements/events.js';
export { MailAnalytics } from './elements/mail-analytics/mail-analytics.js';
export { MailRecipients } from './elements/mail-recipients/mail-recipients.js';
export { MailStatusLegend } from './elements/mail-status-legend/mail-status-legend.js';
