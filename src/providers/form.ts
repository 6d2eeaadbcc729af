import { utf8 } from './body.js';
import type { WebhookRequest } from './provider.js';

/** What providers post has some dozens, and what a host adds to it; each more costs memory before it is known who sent it. */
const MOST_FIELDS = 1000;

/**
 * The fields of a form, in the order in which they were posted: `application/x-www-form-urlencoded`, or
 * `multipart/form-data` (RFC 7578). Files are passed over. Read here because the platform's own reader waits, and
 * `parse` does not.
 *
 * @returns `undefined` if the body is neither, or has more than 1000 fields.
 */
export function formOf({
  headers,
  body,
}: WebhookRequest): readonly (readonly [name: string, value: string])[] | undefined {
  const type = headers.get('Content-Type') ?? '';
  try {
    const boundary = /^multipart\/form-data\b.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
    if (boundary) return multipart(utf8(body), boundary[1] ?? boundary[2] ?? '');
    if (/^application\/x-www-form-urlencoded\b/i.test(type)) return urlencoded(utf8(body));
  } catch {
    // Not UTF-8: no form that we can read.
  }
  return undefined;
}

/** A field by its name: the first of them. */
export function fieldOf(form: readonly (readonly [string, string])[] | undefined, name: string): string | undefined {
  return form?.find(([each]) => each === name)?.[1];
}

function urlencoded(text: string): [string, string][] | undefined {
  return partsOf(text, '&') && [...new URLSearchParams(text)];
}

/** The text between separators; absent where there are too many. */
function partsOf(text: string, separator: string): string[] | undefined {
  const parts = text.split(separator, MOST_FIELDS + 1);
  return parts.length > MOST_FIELDS ? undefined : parts;
}

const NAME = /^content-disposition:\s*form-data\s*;.*?\bname="([^"]*)"/im;
const FILE = /^content-disposition:.*\bfilename\*?=/im;

function multipart(text: string, boundary: string): [string, string][] | undefined {
  // The line end before a boundary is part of it; the first boundary may have none.
  const parts = partsOf(`\r\n${text}`, `\r\n--${boundary}`);
  return parts?.slice(1).flatMap((part) => {
    const end = part.indexOf('\r\n\r\n');
    if (part.startsWith('--') || end < 0) return [];
    const head = part.slice(0, end);
    const name = NAME.exec(head)?.[1];
    return name === undefined || FILE.test(head) ? [] : [[name, part.slice(end + 4)] as [string, string]];
  });
}
