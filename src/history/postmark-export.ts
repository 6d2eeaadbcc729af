import { postmark } from '../providers/postmark.js';
import type { Fields } from '../providers/fields.js';
import type { HistoryFormat } from './history-format.js';
import { eventsAs } from './provider-lines.js';

/** A list of Postmark's API: what its webhooks post as `RecordType`, by its other fields. */
interface List {
  record: string;
  columns: readonly string[];
  more: readonly string[];
}

/**
 * https://postmarkapp.com/developer/api/bounce-api#bounces
 * https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api
 * https://postmarkapp.com/developer/api/messages-api#message-clicks
 */
const LISTS: readonly List[] = [
  { record: 'Bounce', columns: ['BouncedAt', 'Type', 'Email', 'MessageID'], more: ['ID', 'Details', 'Description'] },
  { record: 'Click', columns: ['ReceivedAt', 'Recipient', 'MessageID', 'OriginalLink'], more: ['UserAgent'] },
  { record: 'Open', columns: ['ReceivedAt', 'Recipient', 'MessageID', 'FirstOpen'], more: ['UserAgent'] },
];

/**
 * Postmark, the lists of bounces, opens and clicks as CSV, with the names of the API's fields as columns. A row is read as
 * what the webhook would have posted. The lists do not tell deliveries.
 */
export const postmarkExports: readonly HistoryFormat[] = LISTS.map(({ record, columns, more }) => {
  const names = [...columns, ...more];
  return {
    name: 'postmark',
    columns,
    more,
    read: (fields) => eventsAs(postmark, { RecordType: record, ...filled(fields, names) }),
  };
});

function filled(fields: Fields, names: readonly string[]): Record<string, string> {
  const posted: Record<string, string> = {};
  for (const name of names) {
    const text = fields.text(name);
    if (text !== undefined) posted[name] = text;
  }
  return posted;
}
