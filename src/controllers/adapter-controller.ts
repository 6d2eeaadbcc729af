import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MailAnalyticsAdapter } from '../adapters/adapter.js';
import { defaultAdapter } from '../adapters/default-adapter.js';
import { pageWide } from '../model/page-wide.js';

/** What an element tells of where its data come from. */
export interface AdapterSource {
  adapter?: MailAnalyticsAdapter;
  src?: string;
}

// Shared by address, so that the icons of a page which all have the same `src` make one request together.
const bySource = new Map<string, Promise<MailAnalyticsAdapter>>();

function adapterFor(src: string): Promise<MailAnalyticsAdapter> {
  const url = new URL(src, document.baseURI).href;
  let adapter = bySource.get(url);
  if (!adapter) {
    adapter = import('../adapters/http-adapter.js').then(({ HttpAdapter }) => new HttpAdapter(url));
    bySource.set(url, adapter);
  }
  return adapter;
}

/** Finds the adapter of an element: its own, else one for its `src`, else the default of the page. */
export class AdapterController implements ReactiveController {
  /** Undefined while there is none, or while the code that speaks HTTP is being loaded. */
  adapter: MailAnalyticsAdapter | undefined;
  /** Whether an adapter is on its way. */
  isLoading = false;
  #src: string | undefined;

  constructor(private readonly host: ReactiveControllerHost & AdapterSource) {
    host.addController(this);
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
    const { adapter, src: own } = this.host;
    const wanted = adapter ?? (own || defaultAdapter());
    if (typeof wanted !== 'string') {
      this.#src = undefined;
      this.isLoading = false;
      this.adapter = wanted;
    } else if (wanted !== this.#src) {
      this.#src = wanted;
      this.isLoading = true;
      this.adapter = undefined;
      void adapterFor(wanted).then((made) => {
        if (this.#src !== wanted) return;
        this.isLoading = false;
        this.adapter = made;
        this.host.requestUpdate();
      });
    }
  }
}
