/** Registers every element, and gives everything that `mail-analytics` itself does. */
import './elements/email-status-icon/email-status-icon.define.js';
import './elements/mail-analytics/mail-analytics.define.js';
import './elements/mail-recipients/mail-recipients.define.js';
import './elements/mail-status-legend/mail-status-legend.define.js';

export * from './index.js';
