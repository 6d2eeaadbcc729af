import { brevo } from './brevo.js';
import { mailgun } from './mailgun.js';
import { mailjet } from './mailjet.js';
import { mandrill } from './mandrill.js';
import { postal } from './postal.js';
import { postmark } from './postmark.js';
import type { Provider } from './provider.js';
import { sendgrid } from './sendgrid.js';
import { ses } from './ses.js';
import { sparkpost } from './sparkpost.js';
import { unisenderGo } from './unisender-go.js';

/** Every provider, by the name in its webhook's path. */
export const providers: ReadonlyMap<string, Provider> = new Map(
  [brevo, mailgun, mailjet, mandrill, postal, postmark, sendgrid, ses, sparkpost, unisenderGo].map((provider) => [
    provider.name,
    provider,
  ]),
);
