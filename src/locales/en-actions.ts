import type { ActionsStrings } from './action-strings.js';

/** English of what a host can do with recipients. */
export const actions: ActionsStrings = {
  label: 'Actions',
  notOpened: (count, formatted) =>
    count === 1 ? 'Follow up with 1 who has not opened' : `Follow up with ${formatted} who have not opened`,
  all: {
    'follow-up': (_count, formatted) => `Follow up with ${formatted}`,
    'fix-address': (count, formatted) => (count === 1 ? 'Fix 1 address' : `Fix ${formatted} addresses`),
    suppress: (_count, formatted) => `Suppress ${formatted}`,
  },
  one: { 'follow-up': 'Follow up', 'fix-address': 'Fix address', suppress: 'Suppress' },
  about: {
    'follow-up': 'Write once more to those who have the mail, without who unsubscribed or reported spam',
    'fix-address': 'Mail did not arrive because of the address',
    suppress: 'Write no more to hard bounces and wrong addresses, nor to who unsubscribed or reported spam',
  },
  counting: 'Recipients are being counted',
  uncertain: 'Who has opened is not certain: pictures may be blocked, and software opens mail as well.',
  machines: (_count, formatted) => `Of these, software has opened the mail of ${formatted}.`,
  progress: (read, total) => `${read} of ${total} handed over`,
  handed: (count, formatted) =>
    count === 1 ? '1 recipient handed over to this page' : `${formatted} recipients handed over to this page`,
  failed: 'Recipients could not be handed over',
};
