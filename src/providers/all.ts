import { brevo } from './brevo.js';
import { mailersend } from './mailersend.js';
import { mailgun } from './mailgun.js';
import { mailjet } from './mailjet.js';
import { mailomat } from './mailomat.js';
import { mailtrap } from './mailtrap.js';
import { mandrill } from './mandrill.js';
import { postal } from './postal.js';
import { postmark } from './postmark.js';
import type { Provider } from './provider.js';
import { resend } from './resend.js';
import { sendgrid } from './sendgrid.js';
import { ses } from './ses.js';
import { sparkpost } from './sparkpost.js';
import { sweego } from './sweego.js';
import { unisenderGo } from './unisender-go.js';

/** Every provider, by the name in its webhook's path. */
export const providers: ReadonlyMap<string, Provider> = new Map(
  [
    brevo,
    mailersend,
    mailgun,
    mailjet,
    mailomat,
    mailtrap,
    mandrill,
    postal,
    postmark,
    resend,
    sendgrid,
    ses,
    sparkpost,
    sweego,
    unisenderGo,
  ].map((provider) => [provider.name, provider]),
);
