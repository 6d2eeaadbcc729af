import { md5 } from '../../../providers/md5.js';

/**
 * Texts as the database takes them. PostgreSQL has no NUL in texts, and half of a surrogate pair is no text in UTF-8: a
 * provider that hands on what a mail server said may send both. A byte order mark at the beginning is no part of a text to
 * whoever decodes it, as the embedded database does with each value.
 */
export function keptText(text: string): string {
  return text.replace(MARKS, '').replace(NOT_KEPT, '\ufffd');
}

const MARKS = /^\ufeff+/;

const NOT_KEPT = /[\0\p{Surrogate}]/gu;

/** Whether a JSON text has a character that the database does not take: JSON writes them all as escapes. */
const MAY_HAVE = /\\u(0000|[dD][89a-fA-F])/;

/** An object with texts, as it is kept, and as JSON. */
export function keptJson<Fields extends object>(fields: Fields): { kept: Fields; json: string } {
  const json = JSON.stringify(fields);
  if (!MAY_HAVE.test(json)) return { kept: fields, json };
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? keptText(value) : (value as unknown),
  ]);
  const kept = Object.fromEntries(entries) as Fields;
  return { kept, json: JSON.stringify(kept) };
}

/** Longer texts would not fit into an index: so many characters of them are kept, and a hash of the whole. */
const LONGEST = 200;

/** A text that stands for another one in an index. */
export function indexKey(text: string): string {
  return text.length <= LONGEST ? text : `${keptText(text.slice(0, 100))}…${digestOf(text)}`;
}

/** 128 bits in hexadecimal digits. */
export function digestOf(text: string): string {
  return [...md5(new TextEncoder().encode(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Ids are parts of the keys of tables. */
export const LONGEST_ID = 255;
