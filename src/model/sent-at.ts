import type { MailingStatus } from './status.js';

/**
 * When a mailing went out, or is to, by an announcement of it. One that names no date leaves the one that there is, and
 * of a mailing that has gone out and has none makes itself the date: else it would be in no period. A draft has none.
 *
 * @param known - The date that the mailing has had so far, if any.
 * @param now - ISO 8601.
 */
export function sentAtBy(
  { status = 'sent', sentAt }: { status?: MailingStatus; sentAt?: string },
  known: string | undefined,
  now: string,
): string | undefined {
  if (sentAt !== undefined || status === 'draft') return sentAt;
  return known ?? (status === 'scheduled' || status === 'cancelled' ? undefined : now);
}
