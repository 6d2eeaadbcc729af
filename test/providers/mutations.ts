/**
 * Copies of recorded payloads that are changed in a known way: what is read from the copy is what was read from the
 * payload, changed in the same way. Whoever has the recordings by heart does not pass these.
 */
import { parseJson } from '../../src/providers/body.js';
import { formOf } from '../../src/providers/form.js';
import type { MailEvent } from '../../src/model/mail-event.js';
import type { WebhookRequest } from '../../src/providers/provider.js';
import { request } from './corpus.js';

const DAY = 86_400;

/** Changes every text and number of a body, whose key is known, and leaves the rest as it is. */
export type Change = (value: string | number, key: string) => string | number;

/** A request with every value of its body changed; JSON in forms and in texts of JSON is gone through as well. */
export function changed(original: WebhookRequest, change: Change): WebhookRequest {
  return rewritten(original, (tree, key) => walk(tree, key, change));
}

/** A request whose list of parts is put through `rearrange`; absent where its body has no list of parts. */
export function rearranged(
  original: WebhookRequest,
  rearrange: (parts: readonly unknown[]) => unknown[],
): WebhookRequest | undefined {
  let isList = false;
  const copy = rewritten(original, (tree, key) => {
    // Headers of a mail are a list too, in forms of Mailgun's, and not of events.
    if (!Array.isArray(tree) || key === 'message-headers') return tree;
    isList = true;
    return rearrange(tree as unknown[]);
  });
  return isList ? copy : undefined;
}

/** A request without the fields whose keys match. */
export function without(original: WebhookRequest, keys: RegExp): WebhookRequest {
  return rewritten(original, (tree) => pruned(tree, keys));
}

/** Puts other addresses in the place of these, whatever their case. */
export function renaming(names: ReadonlyMap<string, string>): (text: string) => string {
  const escaped = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (escaped.length === 0) return (text) => text;
  const pattern = new RegExp(escaped.join('|'), 'gi');
  return (text) => text.replace(pattern, (name) => names.get(name.toLowerCase()) ?? name);
}

const TIME_KEY = /time|stamp|date|epoch|(^|_)(ts|at)(_|$)/i;
const ISO = /^(\d{4}-\d\d-\d\d)([T ]\d\d:\d\d.*)$/;

/** Moves every time by whole days, in whatever way it is written. */
export function moving(days: number): Change {
  return (value, key) => {
    if (typeof value === 'string') {
      const iso = ISO.exec(value);
      if (iso) return movedDay(iso[1] ?? '', days) + (iso[2] ?? '');
      const isNumber = TIME_KEY.test(key) && /^\d{9,13}(\.\d+)?$/.test(value);
      return isNumber ? String(movedNumber(Number(value), days)) : value;
    }
    return TIME_KEY.test(key) ? movedNumber(value, days) : value;
  };
}

/** The time of an event, moved as its source was. */
export function movedTime(time: string, days: number): string {
  return movedDay(time.slice(0, 10), days) + time.slice(10);
}

/** Everything of an event but where it stood, and what a client told of itself. */
export function essence({
  place: _place,
  userAgent: _agent,
  ip: _ip,
  ...event
}: MailEvent): Omit<MailEvent, 'place' | 'userAgent' | 'ip'> {
  return event;
}

function movedNumber(value: number, days: number): number {
  if (value > 1e8 && value < 2.2e9) return value + days * DAY;
  return value > 9e11 && value < 2.2e12 ? value + days * DAY * 1000 : value;
}

function movedDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY * 1000).toISOString().slice(0, 10);
}

function rewritten(original: WebhookRequest, rewrite: (tree: unknown, key: string) => unknown): WebhookRequest {
  const form = formOf(original);
  if (form) {
    const copy = form.map(([name, value]) => {
      const inner = treeOf(value);
      return [name, inner === undefined ? String(rewrite(value, name)) : JSON.stringify(rewrite(inner, name))] as [
        string,
        string,
      ];
    });
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return request(String(new URLSearchParams(copy)), { ...Object.fromEntries(original.headers), ...type });
  }
  const tree = parseJson(new TextDecoder().decode(original.body)) as Record<string, unknown>;
  const copy =
    typeof tree['Message'] === 'string' && treeOf(tree['Message']) !== undefined
      ? { ...tree, Message: JSON.stringify(rewrite(treeOf(tree['Message']), '')) }
      : rewrite(tree, '');
  return request(JSON.stringify(copy), Object.fromEntries(original.headers));
}

function treeOf(text: string): unknown {
  try {
    const tree = parseJson(text);
    return typeof tree === 'object' && tree !== null ? tree : undefined;
  } catch {
    return undefined;
  }
}

function walk(tree: unknown, key: string, change: Change): unknown {
  if (typeof tree === 'string' || typeof tree === 'number') return change(tree, key);
  if (Array.isArray(tree)) return tree.map((each) => walk(each, key, change));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, walk(value, name, change)]));
}

function pruned(tree: unknown, keys: RegExp): unknown {
  if (Array.isArray(tree)) return tree.map((each) => pruned(each, keys));
  if (typeof tree !== 'object' || tree === null) return tree;
  const kept = Object.entries(tree).filter(([name]) => !keys.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, pruned(value, keys)]));
}
