import type { MailAnalyticsAdapter } from './adapter.js';

let current: MailAnalyticsAdapter | string | undefined;
const listeners = new Set<() => void>();

/**
 * Serves every element on the page that has neither `adapter` nor `src` of its own: hundreds of status icons, one
 * adapter. May be called before or after the elements are there, and again; `undefined` takes it away.
 *
 * @param adapter - An adapter, or the address of a back end that follows `openapi.yaml`, as `src` takes it.
 */
export function setDefaultAdapter(adapter: MailAnalyticsAdapter | string | undefined): void {
  if (adapter === current) return;
  current = adapter;
  for (const listener of [...listeners]) listener();
}

/** What `setDefaultAdapter` was last given. */
export function defaultAdapter(): MailAnalyticsAdapter | string | undefined {
  return current;
}

/** Calls the listener whenever another adapter becomes the default. Returns what ends that. */
export function onDefaultAdapter(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
