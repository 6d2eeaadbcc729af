import type { TimelineStrings } from './strings.js';

/** English of a recipient's timeline. */
export const timeline: TimelineStrings = {
  label: (name) => `History of the mail to ${name}`,
  loading: 'The history is being loaded',
  empty: 'Nothing has been recorded of this mail yet.',
  decides: 'Decides the status',
  openedAgain: 'Opened again',
  clickedAgain: 'Clicked again',
  openedBySoftware: 'Opened by software',
  clickedBySoftware: 'Link followed by software',
  resubscribed: 'Subscribed again',
  other: 'Other event',
  accepted: 'Accepted for sending',
  program: (program, system) => `${program} on ${system}`,
  time: 'Time',
  reply: 'Word for word',
  code: 'Code',
  link: 'Link',
  userAgent: 'Program',
  ip: 'IP address',
  event: 'Reported as',
};
