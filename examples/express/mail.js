import { createMailAnalytics } from 'mail-analytics/server.js';
import { trackMailing } from 'mail-analytics/server/track-mailing.js';

export const mail = createMailAnalytics({
  database: './mail-data',
  // Yours asks your session who this is, and has the key that webhooks are signed with.
  authorize: () => ({ account: 'example', rights: ['read', 'see-addresses', 'register'] }),
  webhookAccount: 'example',
  insecureWebhooks: true,
});

const url = 'http://localhost/mail-analytics/api';
const sender = { name: 'Grace Miller', email: 'grace@example.com' };

/** Announces a mailing as your sending code does, then reports what became of it as the provider does. */
async function send(id, subject, sentAt, events) {
  const names = [...new Set(events.map(([name]) => name))];
  const recipients = names.map((name) => ({ name, email: emailOf(name), messageId: `${id}-${name.split(' ')[0]}` }));
  const mailing = { id, subject, sender, sentAt, recipients };
  const { messages } = await trackMailing(mailing, { url, fetch: mail.fetch });
  const body = events.map(([name, event, time]) => {
    const { email, metadata } = messages.find((message) => message.email === emailOf(name));
    return { event, email, timestamp: Date.parse(time) / 1000, ...metadata('sendgrid').custom_args };
  });
  await mail.fetch(new Request(`${url}/webhooks/sendgrid`, { method: 'POST', body: JSON.stringify(body) }));
}

const emailOf = (name) => `${name.split(' ')[0].toLowerCase()}@example.com`;

// Announced and reported again at the next start, which changes nothing.
await send('autumn', 'Autumn offers', '2026-11-20T09:00:00Z', [
  ['Ada Park', 'delivered', '2026-11-20T09:00:04Z'],
  ['Ada Park', 'open', '2026-11-20T10:11:30Z'],
  ['Ada Park', 'click', '2026-11-20T10:12:00Z'],
  ['Ben Okoye', 'delivered', '2026-11-20T09:00:05Z'],
  ['Ben Okoye', 'open', '2026-11-20T09:40:00Z'],
  ['Cleo Brandt', 'bounce', '2026-11-20T09:01:00Z'],
]);
await send('welcome', 'Welcome aboard', '2026-11-03T08:00:00Z', [['Ada Park', 'delivered', '2026-11-03T08:00:30Z']]);
