import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MailAnalyticsAdapter } from '../adapters/adapter.js';
import { defaultAdapter } from '../adapters/default-adapter.js';
import { pageWide } from '../model/page-wide.js';

/** What an element tells of where its data come from. */
export interface AdapterSource {
  adapter?: MailAnalyticsAdapter;
  src?: string;
}

/** What an element cannot do without. */
export type Method = 'listMailings' | 'listRecipients' | 'getMessages';

// Shared by address, so that the icons of a page which all have the same `src` make one request together.
const bySource = new Map<string, Promise<MailAnalyticsAdapter>>();

function adapterFor(src: string): Promise<MailAnalyticsAdapter> {
  // A link has its address whole; what is no address stays what it is, and is named by the adapter.
  const { href: url } = Object.assign(document.createElement('a'), { href: src });
  let adapter = bySource.get(url);
  if (!adapter) {
    adapter = import('../adapters/http-adapter.js').then(({ HttpAdapter }) => new HttpAdapter(url));
    bySource.set(url, adapter);
  }
  return adapter;
}

/** Finds the adapter of an element: its own, else one for its `src`, else the default of the page. */
export class AdapterController implements ReactiveController {
  /**
   * Undefined while there is none, or while the code that speaks HTTP is being loaded. Where one is set that is none, it
   * is still the one before.
   */
  adapter: MailAnalyticsAdapter | undefined;
  /** Whether an adapter is on its way. */
  isLoading = false;
  /** Fails with what is wrong with the adapter that is set. */
  #failing: MailAnalyticsAdapter | undefined;
  /** An address, or something that is no adapter, of which it is being found out what is to be asked, or has been. */
  #wanted: unknown;

  constructor(private readonly host: ReactiveControllerHost & AdapterSource) {
    host.addController(this);
  }

  /** Whom to ask for what the element is there for: what is wrong with an adapter is then told as other failures are. */
  get asked(): MailAnalyticsAdapter | undefined {
    return this.#failing ?? this.adapter;
  }

  hostConnected(): void {
    pageWide.elements.add(this.host);
    // Another adapter may have become the default while the element was out of the page.
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    pageWide.elements.delete(this.host);
  }

  hostUpdate(): void {
    const { adapter: own, src } = this.host;
    const wanted = own ?? (src || defaultAdapter()) ?? undefined;
    // The one that an element of this class cannot do without.
    const { method } = this.host.constructor as { method?: Method };
    if (wanted === undefined || !method || typeof (wanted as MailAnalyticsAdapter)[method] === 'function') {
      this.#wanted = this.#failing = undefined;
      this.isLoading = false;
      this.adapter = wanted as MailAnalyticsAdapter | undefined;
    } else if (wanted !== this.#wanted) {
      this.#wanted = wanted;
      const isAddress = own === undefined && typeof wanted === 'string';
      // What was on screen stays where another adapter is none.
      if (isAddress) this.adapter = this.#failing = undefined;
      this.isLoading = !this.adapter;
      void this.#find(wanted, method, isAddress);
    }
  }

  async #find(wanted: unknown, method: Method, isAddress: boolean): Promise<void> {
    let adapter: MailAnalyticsAdapter | undefined;
    let problem: unknown;
    try {
      adapter = isAddress
        ? await adapterFor(wanted as string)
        : (await import('../adapters/wrong-adapter.js')).refuseAdapter(wanted, method, this.host);
    } catch (error) {
      // It is none, or code could not be had.
      problem = error;
    }
    if (this.#wanted !== wanted) return;
    this.isLoading = false;
    if (adapter) this.adapter = adapter;
    else this.#failing = { [method]: () => Promise.reject(problem) } as never;
    this.host.requestUpdate();
  }
}
