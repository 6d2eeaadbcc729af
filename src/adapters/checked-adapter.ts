/**
 * The requests as the elements make them: what an adapter answers is checked where it enters, so that wrong data
 * are reported by field and never reach the screen. A function a request rather than a wrapper, in two files, so
 * that a page with nothing but icons does not load the checks of the table.
 */
import type { Message } from '../model/mailing.js';
import { checkMessage } from '../model/message-shape.js';
import { listOf, type Check } from '../model/shape.js';
import type { Answer, MailAnalyticsAdapter, RequestOptions } from './adapter.js';
import { onceThere } from './once-there.js';

const messages = listOf(checkMessage, 'messageId');

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function getMessages(
  adapter: MailAnalyticsAdapter,
  messageIds: readonly string[],
  options: RequestOptions,
): Answer<readonly Message[]> {
  return checked(messages, 'messages', () => adapter.getMessages(messageIds, options));
}

/** Asks, and checks the answer. What it throws at once is to be taken like a rejection. */
export function checked<Value>(check: Check, path: string, ask: () => Answer<Value>): Answer<Value> {
  return onceThere(ask(), (value) => {
    check(value, path);
    return value;
  });
}
