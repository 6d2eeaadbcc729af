import type { MailEvent } from '../model/mail-event.js';
import type { ParsedRequest, Provider } from '../providers/provider.js';
import { LineError } from './history-format.js';

const JSON_HEADERS = new Headers({ 'Content-Type': 'application/json' });
const FORM_HEADERS = new Headers({ 'Content-Type': 'application/x-www-form-urlencoded' });

/** Reads text as a body of the provider's webhook; what is wrong is told without "body", as it is the line. */
export function parseAs(provider: Provider, text: string, isForm = false): ParsedRequest {
  const body = new TextEncoder().encode(text);
  const { events, rejected } = provider.parse({ url: '', headers: isForm ? FORM_HEADERS : JSON_HEADERS, body });
  return { events, rejected: rejected.map((each) => ({ ...each, problem: each.problem.replace(/^body(: |\.)/, '') })) };
}

/**
 * The events of one webhook body that stands for a row.
 *
 * @param path - Where in the body the fields of the row stand, to be left out of a problem: "event-data.".
 * @throws {LineError} if the provider rejects it, or a part of it.
 */
export function eventsAs(provider: Provider, body: unknown, path = ''): MailEvent[] {
  const { events, rejected } = parseAs(provider, JSON.stringify(body));
  const [first] = rejected;
  if (first) throw new LineError(first.problem.startsWith(path) ? first.problem.slice(path.length) : first.problem);
  return events;
}
