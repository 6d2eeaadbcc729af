import type { MailAnalyticsAdapter } from './adapter.js';

let current: MailAnalyticsAdapter | undefined;
const listeners = new Set<() => void>();

/**
 * Serves every element on the page that has neither `adapter` nor `src` of its own: hundreds of status icons, one
 * adapter. May be called before or after the elements are there, and again; `undefined` takes it away.
 */
export function setDefaultAdapter(adapter: MailAnalyticsAdapter | undefined): void {
  if (adapter === current) return;
  current = adapter;
  for (const listener of [...listeners]) listener();
}

/** The adapter that `setDefaultAdapter` was last given. */
export function defaultAdapter(): MailAnalyticsAdapter | undefined {
  return current;
}

/** Calls the listener whenever another adapter becomes the default. Returns what ends that. */
export function onDefaultAdapter(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
