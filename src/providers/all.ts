import { brevo } from './brevo.js';
import { mailjet } from './mailjet.js';
import type { Provider } from './provider.js';
import { sendgrid } from './sendgrid.js';
import { ses } from './ses.js';
import { sparkpost } from './sparkpost.js';

/** Every provider, by the name in its webhook's path. */
export const providers: ReadonlyMap<string, Provider> = new Map(
  [brevo, mailjet, sendgrid, ses, sparkpost].map((provider) => [provider.name, provider]),
);
