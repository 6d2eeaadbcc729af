import type { Fields } from '../providers/fields.js';
import { mailgun } from '../providers/mailgun.js';
import { fromIso } from '../providers/time.js';
import type { HistoryFormat } from './history-format.js';
import { eventsAs } from './provider-lines.js';

const TIME = 'timestamp';

/** An empty value of it says that no bot was seen, which is not the same as saying nothing. */
const BOT = 'client-info.bot';

/**
 * Mailgun, events as CSV: the fields of an event as columns, those of an inner object by their path
 * ("delivery-status.message", or with underscores). A row is read as what the webhook would have posted.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-structure
 */
export const mailgunExport: HistoryFormat = {
  name: 'mailgun',
  // "@timestamp" of the Logs API is the same column: signs do not count in a header.
  columns: ['event', 'recipient', TIME],
  more: [
    'id',
    'severity',
    'reason',
    'url',
    'ip',
    'message.headers.message-id',
    'message.headers.to',
    'delivery-status.message',
    'delivery-status.description',
    'delivery-status.enhanced-code',
    'delivery-status.bounce-code',
    'reject.reason',
    'reject.description',
    'client-info.user-agent',
    BOT,
    'user-variables.mailing_id',
    'user-variables.message_id',
  ],

  read: (fields) => eventsAs(mailgun, mailgunBody(nested(fields)), 'event-data.'),
};

/**
 * An event as the webhook would have posted it: from the Events API it comes without the envelope, from the Logs API with
 * a time in ISO 8601 beside. A body of the webhook stays as it is.
 * https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/logs
 */
export function mailgunBody(posted: unknown): unknown {
  if (typeof posted !== 'object' || posted === null || Array.isArray(posted) || 'event-data' in posted) return posted;
  const event: Record<string, unknown> = { ...posted };
  return { 'event-data': { ...event, [TIME]: epochOf(event[TIME] ?? event[`@${TIME}`]) } };
}

/** Seconds since 1970 of a time in ISO 8601; anything else as it is. */
function epochOf(time: unknown): unknown {
  const iso = typeof time === 'string' ? fromIso(time) : undefined;
  return iso === undefined ? time : Date.parse(iso) / 1000;
}

/** The event of a row, with its inner objects. */
function nested(fields: Fields): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  for (const path of [...mailgunExport.columns, ...mailgunExport.more]) {
    const text = fields.text(path) ?? (path === BOT ? fields.value(path) : undefined);
    if (text !== undefined) put(event, path.split('.'), text);
  }
  return event;
}

function put(object: Record<string, unknown>, [name = '', ...inner]: readonly string[], value: unknown): void {
  if (inner.length === 0) object[name] = value;
  else put((object[name] ??= {}) as Record<string, unknown>, inner, value);
}
