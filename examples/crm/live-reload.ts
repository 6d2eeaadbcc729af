import { watch } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

import { eventStream } from './changes.js';

/** Tells the pages that are open to load again. */
export class LiveReload {
  #pages = new Set<(data: string) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watcher = watch(fileURLToPath(new URL('pages/', import.meta.url)), () => this.reload());

  /** Soon, and once for the many changes of one saving. */
  readonly reload = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pages.forEach((send) => send('reload')), 80);
  };

  /** `GET /live-reload`. */
  connect(response: ServerResponse): void {
    const send = eventStream(response, () => this.#pages.delete(send));
    this.#pages.add(send);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#watcher.close();
  }
}
