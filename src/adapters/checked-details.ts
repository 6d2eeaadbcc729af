/** The requests for details, with their answers checked; see `checked-adapter.ts`. Not offered where absent. */
import { checkEvents, checkLinks } from '../model/detail-shape.js';
import type { MailEvent } from '../model/mail-event.js';
import type { LinkClicks } from '../model/query.js';
import type { MailAnalyticsAdapter, RequestOptions } from './adapter.js';
import { checked } from './checked-adapter.js';

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export async function listEvents(
  adapter: MailAnalyticsAdapter,
  messageId: string,
  options: RequestOptions,
): Promise<readonly MailEvent[]> {
  return checked(checkEvents, 'events', async () => (await adapter.listEvents?.(messageId, options)) ?? []);
}

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export async function listLinks(
  adapter: MailAnalyticsAdapter,
  mailingId: string,
  options: RequestOptions,
): Promise<readonly LinkClicks[]> {
  return checked(checkLinks, 'links', async () => (await adapter.listLinks?.(mailingId, options)) ?? []);
}
