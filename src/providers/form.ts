import { utf8 } from './body.js';
import type { WebhookRequest } from './provider.js';

/**
 * The fields of a form, in the order in which they were posted: `application/x-www-form-urlencoded`, or
 * `multipart/form-data` (RFC 7578). Files are passed over. Read here because the platform's own reader waits, and
 * `parse` does not.
 *
 * @returns `undefined` if the body is neither.
 */
export function formOf({
  headers,
  body,
}: WebhookRequest): readonly (readonly [name: string, value: string])[] | undefined {
  const type = headers.get('Content-Type') ?? '';
  try {
    const boundary = /^multipart\/form-data\b.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
    if (boundary) return multipart(utf8(body), boundary[1] ?? boundary[2] ?? '');
    if (/^application\/x-www-form-urlencoded\b/i.test(type)) return [...new URLSearchParams(utf8(body))];
  } catch {
    // Not UTF-8: no form that we can read.
  }
  return undefined;
}

/** A field by its name: the first of them. */
export function fieldOf(form: readonly (readonly [string, string])[] | undefined, name: string): string | undefined {
  return form?.find(([each]) => each === name)?.[1];
}

const NAME = /^content-disposition:\s*form-data\s*;.*?\bname="([^"]*)"/im;
const FILE = /^content-disposition:.*\bfilename\*?=/im;

function multipart(text: string, boundary: string): [string, string][] {
  // The line end before a boundary is part of it; the first boundary may have none.
  const parts = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1);
  return parts.flatMap((part) => {
    const end = part.indexOf('\r\n\r\n');
    if (part.startsWith('--') || end < 0) return [];
    const head = part.slice(0, end);
    const name = NAME.exec(head)?.[1];
    return name === undefined || FILE.test(head) ? [] : [[name, part.slice(end + 4)] as [string, string]];
  });
}
