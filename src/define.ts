/**
 * Registers every element, and gives everything that `mail-analytics` itself does. `<mail-recipients>` and
 * `<mail-status-legend>` come a moment later, in files of their own where the host's bundler makes such: neither the table
 * nor an icon waits for them.
 */
import './elements/email-status-icon/email-status-icon.define.js';
import './elements/mail-analytics/mail-analytics.define.js';

export * from './index.js';

void import('./elements/mail-recipients/mail-recipients.define.js');
void import('./elements/mail-status-legend/mail-status-legend.define.js');
