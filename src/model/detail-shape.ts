import { EVENT_TYPES } from './mail-event.js';
import { count, date, flag, oneOf, optional, record, ShapeError, text, type Check } from './shape.js';
import { BOUNCE_CLASSES } from './status.js';

/** A list of which nothing identifies an item. */
function each(item: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) throw new ShapeError(path, 'not a list', value);
    value.forEach((entry: unknown, index) => item(entry, `${path}[${String(index)}]`));
  };
}

/** The events of one message, as far as they are shown. */
export const checkEvents = each(
  record({
    type: oneOf(EVENT_TYPES),
    time: date,
    bounceClass: optional(oneOf(BOUNCE_CLASSES)),
    reason: optional(text),
    reasonCode: optional(text),
    url: optional(text),
    machine: optional(flag),
    userAgent: optional(text),
    ip: optional(text),
    provider: optional(text),
    nativeType: optional(text),
  }),
);

/** Which links of a mailing were clicked, how often and by how many. */
export const checkLinks = each(record({ url: text, clicks: count, recipients: count }));
