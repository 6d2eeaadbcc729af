import type { MailAnalyticsAdapter } from '../adapters/adapter.js';

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/**
 * What a page with the address of a back end will offer, whatever is at hand on the server: room is left for tiles, and
 * the badge that says that changes are followed is there from the beginning.
 *
 * @param adapter - What is at hand. Without it, nothing is answered.
 */
export function offering(adapter: Partial<MailAnalyticsAdapter> = {}): MailAnalyticsAdapter {
  return {
    listMailings: (...query) => (adapter.listMailings ? adapter.listMailings(...query) : never()),
    listRecipients: (...query) => (adapter.listRecipients ? adapter.listRecipients(...query) : never()),
    getMessages: (...query) => (adapter.getMessages ? adapter.getMessages(...query) : never()),
    getSummary: (...query) => (adapter.getSummary ? adapter.getSummary(...query) : never()),
    listEvents: never,
    listLinks: never,
    subscribe: () => () => undefined,
  };
}
