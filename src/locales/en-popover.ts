import type { PopoverStrings } from './strings.js';

export const popover: PopoverStrings = {
  unknown: 'Nothing is known of this mail.',
  subject: 'Subject',
  from: 'From',
  to: 'To',
  since: 'Since',
  reason: 'Reason',
  opens: (count, formatted) => (count === 1 ? '1 open' : `${formatted} opens`),
  clicks: (count, formatted) => (count === 1 ? '1 click' : `${formatted} clicks`),
  noSubject: '(no subject)',
  showMailing: 'Show mailing',
};
