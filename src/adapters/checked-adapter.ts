/**
 * The requests as the elements make them: what an adapter answers is checked where it enters, so that wrong data
 * are reported by field and never reach the screen. A function a request rather than a wrapper, in two files, so
 * that a page with nothing but icons does not load the checks of the table.
 */
import type { Message } from '../model/mailing.js';
import { checkMessage } from '../model/message-shape.js';
import { listOf, type Check } from '../model/shape.js';
import type { MailAnalyticsAdapter, RequestOptions } from './adapter.js';

const messages = listOf(checkMessage, 'messageId');

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function getMessages(
  adapter: MailAnalyticsAdapter,
  messageIds: readonly string[],
  options: RequestOptions,
): Promise<readonly Message[]> {
  return checked(messages, 'messages', () => adapter.getMessages(messageIds, options));
}

/** Asks, and checks the answer. An adapter that throws at once is as one that rejects. */
export async function checked<Answer>(check: Check, path: string, ask: () => Promise<Answer>): Promise<Answer> {
  const answer = await ask();
  check(answer, path);
  return answer;
}
