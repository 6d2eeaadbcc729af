/** Two made-up mailings and what became of them, in the form that `MemoryAdapter` takes. */
const sender = { name: 'Grace Miller', email: 'grace@example.com' };

const none = {
  sent: 0,
  delivered: 0,
  bounced: 0,
  dropped: 0,
  deferred: 0,
  pending: 0,
  opened: 0,
  clicked: 0,
  spamReports: 0,
  unsubscribed: 0,
  machineOpened: 0,
  totalOpens: 0,
  totalClicks: 0,
};

export const mail = {
  mailings: [
    {
      id: 'autumn',
      subject: 'Autumn offers',
      sender,
      status: 'sent',
      sentAt: '2026-11-20T09:00:00Z',
      totals: { ...none, sent: 3, delivered: 2, bounced: 1, opened: 2, clicked: 1, totalOpens: 3, totalClicks: 1 },
    },
    {
      id: 'welcome',
      subject: 'Welcome aboard',
      sender,
      status: 'sent',
      sentAt: '2026-11-03T08:00:00Z',
      totals: { ...none, sent: 1, delivered: 1 },
    },
  ],
  recipients: {
    autumn: [
      recipient('autumn-ada', 'Ada Park', 'clicked', '2026-11-20T10:12:00Z', 2, 1),
      recipient('autumn-ben', 'Ben Okoye', 'opened', '2026-11-20T09:40:00Z', 1, 0),
      recipient('autumn-cleo', 'Cleo Brandt', 'bounced', '2026-11-20T09:01:00Z', 0, 0),
    ],
    welcome: [recipient('welcome-ada', 'Ada Park', 'delivered', '2026-11-03T08:00:30Z', 0, 0)],
  },
};

function recipient(messageId, name, status, statusAt, opens, clicks) {
  const email = `${name.split(' ')[0].toLowerCase()}@example.com`;
  return { messageId, name, email, status, statusAt, lastEventAt: statusAt, opens, clicks };
}
