import type { Recipient } from '../../src/model/mailing.js';
import { recipientRows } from '../../fixtures/rows.js';
import { Random } from '../../fixtures/random.js';

/** People who are made up; the others are these again, told apart by a number. */
const PEOPLE = 5_000;
const PRESENT = Date.parse('2026-11-24T09:00:00Z');
const DAY = 86_400_000;

/**
 * As many recipients of mailing "m-1" as wanted. No two have one address, and the times of no two are alike, so that
 * there is one right order.
 */
export function manyRecipients(count: number): Recipient[] {
  const people = recipientRows(Math.min(count, PEOPLE), 'bench');
  const random = new Random('bench rows');
  const rows: Recipient[] = [];
  for (let round = 0; rows.length < count; round += 1) {
    const some = people.slice(0, count - rows.length).map(({ name, email }, place): Recipient => {
      const index = rows.length + place;
      const at = PRESENT - Math.floor(random.next() * 90) * DAY - ((index * 7919) % DAY);
      const statusAt = new Date(at).toISOString();
      return {
        // What becomes of the mail is another's each time.
        ...(people[(index * 7 + round) % people.length] as Recipient),
        messageId: `m-1.${String(index + 1)}`,
        name: name && round > 0 ? `${name} ${String(round)}` : name,
        email: round > 0 ? `${String(round)}.${email}` : email,
        statusAt,
        lastEventAt: statusAt,
      };
    });
    // As they come from a server: texts that are put together here would be made one by whoever reads them first.
    for (const row of JSON.parse(JSON.stringify(some)) as Recipient[]) rows.push(row);
  }
  return rows;
}
