import { reached } from './en-reached.js';
import type { RecipientsStrings } from './strings.js';

export const recipients: RecipientsStrings = {
  label: 'Recipients',
  columns: { name: 'Name', email: 'Email', status: 'Status', date: 'Date', 'last-event': 'Last event' },
  search: 'Search name or address',
  all: 'All',
  filterByStatus: 'Filter by status',
  only: (what) => `Only ${what}`,
  removeFilter: (filter) => `Remove filter: ${filter}`,
  reached,
  recipients: (count, formatted) => (count === 1 ? '1 recipient' : `${formatted} recipients`),
  unsubscribed: 'Unsubscribed',
  showPerson: (name) => `Show ${name}`,
  empty: 'This mailing has no recipients',
  nothingFound: 'No recipient matches',
  clearFilters: 'Clear filters',
  loading: 'Recipients are being loaded',
  exportCsv: 'Export CSV',
  history: 'History',
  showHistory: (name) => `History of ${name}`,
  links: 'Links',
  newTab: 'opens in a new tab',
};
