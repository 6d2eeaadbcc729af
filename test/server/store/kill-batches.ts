import type { MailEvent } from '../../../src/model/mail-event.js';
import { happened, mailing } from './store-case.js';

const MESSAGES = 40;

export const HOT = mailing('hot', MESSAGES);

/** Events of which no two batches have the same, on messages that other batches are on too. */
export function batchOf(batch: number): MailEvent[] {
  return Array.from({ length: 12 }, (_, index) =>
    happened(index % 3 ? 'opened' : 'clicked', `hot/${String((batch * 7 + index) % MESSAGES)}`, batch, {
      url: 'https://example.org/',
    }),
  );
}
