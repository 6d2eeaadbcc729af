import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { MailEvent } from '../../src/model/mail-event.js';
import * as page from './harness.js';

/** Recipients of each mailing of `toldMail`. */
export const EACH = 6;

/** Mailings "m-1" to "m-4" whose recipients have a history; one person more opens each than the one before. */
export function toldMail(): MemoryAdapter {
  const ids = ['m-1', 'm-2', 'm-3', 'm-4'];
  const events = ids.flatMap((id, place) =>
    Array.from({ length: EACH }, (_, at): MailEvent[] => {
      const message = `${id}.${String(at + 1)}`;
      const arrived = page.mailEvent(message, 'delivered', '2026-11-24T08:01:00Z');
      return at > place ? [arrived] : [arrived, page.mailEvent(message, 'opened', `2026-11-24T08:1${String(at)}:00Z`)];
    }).flat(),
  );
  return new MemoryAdapter({ announcements: ids.map((id) => page.announcement(id, EACH)), events });
}
