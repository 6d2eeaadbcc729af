import { MemoryAdapter } from '/node_modules/mail-analytics/dist/adapters/memory-adapter.js';
import { totalsOf } from '/node_modules/mail-analytics/dist/model.js';

const sender = { name: 'Grace Miller', email: 'grace@example.com' };

const recipientsOf = {
  autumn: [
    recipient('autumn-ada', 'Ada Park', 'clicked', '2026-11-20T10:12:00Z', 2, 1),
    recipient('autumn-ben', 'Ben Okoye', 'opened', '2026-11-20T09:40:00Z', 1, 0),
    recipient('autumn-cleo', 'Cleo Brandt', 'bounced', '2026-11-20T09:01:00Z', 0, 0),
  ],
  welcome: [recipient('welcome-ada', 'Ada Park', 'delivered', '2026-11-03T08:00:30Z', 0, 0)],
};

export const adapter = new MemoryAdapter({
  mailings: [
    mailing('autumn', 'Autumn offers', '2026-11-20T09:00:00Z'),
    mailing('welcome', 'Welcome aboard', '2026-11-03T08:00:00Z'),
  ],
  recipients: recipientsOf,
});

function mailing(id, subject, sentAt) {
  return { id, subject, sender, status: 'sent', sentAt, totals: totalsOf(recipientsOf[id]) };
}

function recipient(messageId, name, status, statusAt, opens, clicks) {
  const email = `${name.split(' ')[0].toLowerCase()}@example.com`;
  return { messageId, name, email, status, statusAt, lastEventAt: statusAt, opens, clicks };
}
