import type { LinksStrings } from './strings.js';

/** English of the links of a mailing. */
export const links: LinksStrings = {
  label: 'Links clicked',
  loading: 'Links are being loaded',
  empty: 'No link has been clicked yet.',
  clicks: (count, formatted) => (count === 1 ? '1 click' : `${formatted} clicks`),
  recipients: (count, formatted) => (count === 1 ? '1 recipient' : `${formatted} recipients`),
};
