import type { EventType } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf } from '../providers/body.js';
import { Fields } from '../providers/fields.js';
import { epochTime, isoTime } from '../providers/time.js';
import type { HistoryFormat } from './history-format.js';

/**
 * Events by their names, in lower case and without spaces and underscores: the export writes them as the webhook does,
 * the Email Activity API in its own way ("bounced", "spam_report"). What is not listed is kept as `other`.
 * https://www.twilio.com/docs/sendgrid/api-reference/email-activity/filter-messages-by-message-id
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    processed: 'processed',
    deferred: 'deferred',
    delivered: 'delivered',
    bounce: 'bounced',
    bounced: 'bounced',
    drop: 'dropped',
    dropped: 'dropped',
    open: 'opened',
    opened: 'opened',
    click: 'clicked',
    clicked: 'clicked',
    spamreport: 'spam-report',
    unsubscribe: 'unsubscribed',
    groupunsubscribe: 'unsubscribed',
    groupresubscribe: 'resubscribed',
  } as const),
);

/** `type` of a bounce, in the words of the webhook and in those of the API. */
const BOUNCE_CLASSES: ReadonlyMap<string, BounceClass> = new Map([
  ['bounce', 'hard'],
  ['hard', 'hard'],
  ['soft', 'soft'],
  ['blocked', 'block'],
]);

/** Events whose `reason` tells why; that of a delivery is the server's answer. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * Twilio SendGrid, CSV of the Email Activity Feed: an event a row, times in UTC without an offset
 * ("2026-03-02 12:00:00"). `message_id` is SendGrid's own here, and `originating_ip` that of the sender, not of the reader.
 * https://www.twilio.com/docs/sendgrid/api-reference/email-activity/request-a-csv
 */
export const sendgridActivity: HistoryFormat = {
  name: 'sendgrid',
  columns: ['processed', 'message_id', 'event', 'email'],
  more: ['reason', 'type', 'url', 'user_agent', 'unique_args'],

  read(fields) {
    const name = fields.requiredText('event');
    const recipient = fields.requiredText('email', 'an address');
    const time =
      fields.number('processed') === undefined ? isoTime(fields, 'processed') : epochTime(fields, 'processed');
    const type = TYPES.get(name.toLowerCase().replace(/[\s_]/g, '')) ?? 'other';
    const bounceType = type === 'bounced' ? fields.text('type') : undefined;
    const own = customArguments(fields);
    return eventOf({
      type,
      recipient,
      time,
      messageId: fields.text('message_id'),
      mailingRef: own.text('mailing_id'),
      messageRef: own.text('message_id'),
      bounceClass: BOUNCE_CLASSES.get(bounceType?.toLowerCase() ?? ''),
      reason: FAILURES.has(type) ? fields.text('reason') : undefined,
      url: type === 'clicked' ? fields.text('url') : undefined,
      userAgent: fields.text('user_agent'),
      provider: 'sendgrid',
      nativeType: bounceType ? `${name}:${bounceType}` : name,
    });
  },
};

/** What the host put into the custom arguments, an object of JSON in one column; nothing where it is none. */
function customArguments(fields: Fields): Fields {
  try {
    return new Fields(JSON.parse(fields.text('unique_args') ?? '{}'), fields.pathOf('unique_args'));
  } catch {
    return new Fields({}, fields.pathOf('unique_args'));
  }
}
