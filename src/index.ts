/** Classes, events, adapters and types. Registers nothing, and can be imported where there is no DOM. */
export { EmailStatusIcon } from './elements/email-status-icon/email-status-icon.js';
export { MailAnalytics } from './elements/mail-analytics/mail-analytics.js';
export { MailRecipients } from './elements/mail-recipients/mail-recipients.js';
export { MailStatusLegend } from './elements/mail-status-legend/mail-status-legend.js';
export * from './elements/events.js';
export { keepViewInUrl, type KeepViewOptions } from './elements/keep-view-in-url.js';

export type * from './adapters/adapter.js';
export { HttpAdapter, HttpError, type HttpAdapterOptions, type Problem } from './adapters/http-adapter.js';
export { MemoryAdapter, type MemoryEvents, type MemoryRows } from './adapters/memory-adapter.js';
export { viewsIn } from './adapters/views-in.js';
export { setDefaultAdapter } from './adapters/default-adapter.js';
export { registerLocale } from './controllers/register-locale.js';

export type { Strings, StringsOverride } from './locales/strings.js';
export type * from './model/mailing.js';
export type { ColumnList, OwnColumn } from './model/own-column.js';
export type * from './model/query.js';
export type { SavedView, ViewStorage, ViewText } from './model/saved-view.js';
export { MAILING_COLUMNS, RECIPIENT_COLUMNS } from './model/query.js';
export type { Reason } from './model/reason.js';
export type { RecipientAction, RecipientFilter } from './model/recipient-action.js';
export type { MailEvent } from './model/mail-event.js';
export { ShapeError } from './model/shape.js';
export * from './model/status.js';
export { viewFromParams, viewToParams, type Params, type ViewParamsOptions } from './model/view-params.js';
