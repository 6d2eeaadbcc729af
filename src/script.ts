/**
 * What a page without a bundler loads: `dist/mail-analytics.js`, and from the folder `dist/mail-analytics/` beside it
 * what is loaded only when it is wanted. Registers every element; `<mail-recipients>` and `<mail-status-legend>` a
 * moment later, since neither the table nor an icon waits for them. Adapters are left out: the HTTP adapter comes
 * with an address (`src`, or `setDefaultAdapter('/mail-analytics/api')`), and a page that needs one of its own imports
 * it from `dist/adapters/`.
 *
 * The sheets come first, so that they stand side by side in the file: what is alike packs better together.
 */
import './elements/email-status-icon/email-status-icon.styles.js';
import './elements/mail-analytics/cards.styles.js';
import './elements/mail-analytics/mail-analytics.styles.js';
import './elements/mail-analytics/table.styles.js';
import './styles/list.js';
import './styles/reset.js';
import './styles/status-tokens.js';
import './styles/tokens.js';

import './elements/email-status-icon/email-status-icon.define.js';
import './elements/mail-analytics/mail-analytics.define.js';

export { setDefaultAdapter } from './adapters/default-adapter.js';
export { registerLocale } from './controllers/register-locale.js';
export { EmailStatusIcon } from './elements/email-status-icon/email-status-icon.js';
export * from './elements/events.js';
export { MailAnalytics } from './elements/mail-analytics/mail-analytics.js';

// Small, and wanted by nearly all that is loaded later: not to be requests of their own.
import './model/visible-text.js';
import './styles/adopt.js';

void import('./elements/mail-recipients/mail-recipients.define.js');
void import('./elements/mail-status-legend/mail-status-legend.define.js');
// What these two and the table need comes beside them, and not one after the other.
void import('./adapters/page-shape.js');
void import('./elements/mail-analytics/table-body.js');
void import('./locales/en-explanations.js');
