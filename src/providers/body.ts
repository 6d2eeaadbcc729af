import type { MailEvent } from '../model/mail-event.js';
import { FieldError, Fields } from './fields.js';
import type { ParsedRequest, WebhookRequest } from './provider.js';

/**
 * The events of a body, read part by part: a part that cannot be read is rejected, and the others are used.
 *
 * @param posted - The parts; one that is not in a list stands for a list of one.
 * @param read - One part: its event or events; throws a `FieldError` where there is none.
 * @param path - Where the list stands in the body; empty for the body itself.
 */
export function readParts(posted: unknown, read: (part: Fields) => MailEvent | MailEvent[], path = ''): ParsedRequest {
  const result: ParsedRequest = { events: [], rejected: [] };
  const parts: readonly unknown[] = Array.isArray(posted) ? posted : [posted];
  parts.forEach((raw, index) => {
    const place = Array.isArray(posted) ? `${path}[${String(index)}]` : path;
    try {
      for (const event of [read(new Fields(raw, place || 'body'))].flat()) {
        if (place) event.place = place;
        result.events.push(event);
      }
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      result.rejected.push({ problem: error.message, raw });
    }
  });
  return result;
}

/**
 * What is known of an event, without the fields that the provider did not tell. Field by field, since this is done for
 * every event, and going through the names of an object takes as long as all the rest.
 */
export function eventOf(known: { [Key in keyof MailEvent]: MailEvent[Key] | undefined } & MailEvent): MailEvent {
  const { type, recipient, time, provider, nativeType } = known;
  const event: MailEvent = { type, recipient, time, provider, nativeType };
  if (known.messageId !== undefined) event.messageId = known.messageId;
  if (known.mailingRef !== undefined) event.mailingRef = known.mailingRef;
  if (known.messageRef !== undefined) event.messageRef = known.messageRef;
  if (known.bounceClass !== undefined) event.bounceClass = known.bounceClass;
  if (known.reason !== undefined) event.reason = known.reason;
  if (known.reasonCode !== undefined) event.reasonCode = known.reasonCode;
  if (known.url !== undefined) event.url = known.url;
  if (known.machine !== undefined) event.machine = known.machine;
  if (known.userAgent !== undefined) event.userAgent = known.userAgent;
  if (known.ip !== undefined) event.ip = known.ip;
  if (known.providerEventId !== undefined) event.providerEventId = known.providerEventId;
  if (known.place !== undefined) event.place = known.place;
  return event;
}

/** Reads a body of JSON; one that is none is rejected whole. */
export function parseJsonBody({ body }: WebhookRequest, read: (posted: unknown) => ParsedRequest): ParsedRequest {
  let text = '';
  let posted: unknown;
  try {
    text = utf8(body);
    posted = parseJson(text);
  } catch (error) {
    return { events: [], rejected: [{ problem: `body: expected JSON (${String(error)})`, raw: text }] };
  }
  return read(posted);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** @throws {TypeError} if the bytes are not UTF-8. */
export function utf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/**
 * As `JSON.parse`, but whole numbers beyond 2^53 come as text, with all their digits: Mailjet's message ids are such,
 * and neighbours would become one.
 *
 * @throws {SyntaxError} if it is not JSON.
 */
export function parseJson(text: string): unknown {
  const isLong = LONG.test(text) && LONG_NUMBER.test(text);
  return JSON.parse(isLong ? text.replace(STRING_OR_NUMBER, quoted) : text);
}

/** Most texts have no digits so many, which is soon seen: engines look at every sixteenth sign. */
const LONG = /\d{16}/;

/** And of those that have, most have them within other words. */
const LONG_NUMBER = /(?:^|[:,[\s])-?\d{16}/;

/**
 * Strings are matched so that digits inside them are passed over, and numbers whole, with fraction and exponent. A string
 * that does not end is one as well: else the rest of the body would be read once for each quotation mark in it, and it is
 * read before anybody knows who sent it.
 */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;

function quoted(token: string): string {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}
