import { pageWide, updateElements } from '../model/page-wide.js';
import type { MailAnalyticsAdapter } from './adapter.js';

/**
 * Serves every element on the page that has neither `adapter` nor `src` of its own: hundreds of status icons, one
 * adapter. May be called before or after the elements are there, and again; `undefined` takes it away.
 *
 * @param adapter - An adapter, or the address of a back end that follows `openapi.yaml`, as `src` takes it.
 */
export function setDefaultAdapter(adapter: MailAnalyticsAdapter | string | undefined): void {
  pageWide.adapter = adapter;
  updateElements();
}

/** What `setDefaultAdapter` was last given. */
export function defaultAdapter(): MailAnalyticsAdapter | string | undefined {
  return pageWide.adapter as MailAnalyticsAdapter | string | undefined;
}
