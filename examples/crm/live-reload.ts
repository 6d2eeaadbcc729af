import { watch } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

/** Tells the pages that are open to load again. */
export class LiveReload {
  #pages = new Set<(data: string) => unknown>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watcher = watch(fileURLToPath(new URL('pages/', import.meta.url)), () => this.reload());

  /** Soon, and once for the many changes of one saving. */
  readonly reload = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pages.forEach((send) => send('reload')), 80);
  };

  /** `GET /live-reload`, as server-sent events. */
  connect(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    const send = (data: string): boolean => response.write(`data: ${data}\n\n`);
    response.once('close', () => this.#pages.delete(send));
    this.#pages.add(send);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#watcher.close();
  }
}
