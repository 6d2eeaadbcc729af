import { DROP_ORIGINS } from './drop-origin.js';
import { anObject, count, date, flag, id, oneOf, optional, record, text } from './shape.js';
import { BOUNCE_CLASSES, OUTCOMES, REACTIONS, STATUSES } from './status.js';

/** Who a mailing is sent by. */
export const sender = record({ name: optional(text), email: text });

const messageFields = {
  messageId: id,
  name: optional(text),
  email: text,
  status: oneOf(STATUSES),
  statusAt: date,
  lastEventAt: date,
  opens: count,
  clicks: count,
  reason: optional(anObject),
};

/** A recipient, as a row of a mailing. */
export const checkRecipient = /* @__PURE__ */ (() =>
  record({
    ...messageFields,
    unsubscribed: optional(flag),
    machineOpened: optional(flag),
    outcome: optional(oneOf(OUTCOMES)),
    reaction: optional(oneOf(REACTIONS)),
    reason: optional(
      record({
        text: optional(text),
        code: optional(text),
        bounceClass: optional(oneOf(BOUNCE_CLASSES)),
        dropOrigin: optional(oneOf(DROP_ORIGINS)),
        // A kind that is newer than this page is no mistake; there are no words for it yet.
        kind: optional(text),
      }),
    ),
  }))();

/**
 * A message with its mailing. What it says beyond its status is looked at when its popover is opened, so that the
 * words for that need not be loaded with the icon.
 */
export const checkMessage = record({
  ...messageFields,
  mailing: record({ id, subject: text, sender, sentAt: optional(date) }),
});
