/** The optional back end, framework-neutral: `Request` in, `Response` out. */
export { createMailAnalytics, type MailAnalytics, type MailAnalyticsOptions } from './server/handler.js';
export { RIGHTS, type Authorize, type Caller, type Right } from './server/http/access.js';
export type { LogEntry } from './server/http/log.js';
export type { WebhookSecret } from './server/http/webhook-secrets.js';
export type { Limits } from './server/routes/backend.js';
export { StoreUnavailableError } from './server/store/store-errors.js';
export type * from './server/store/store.js';
