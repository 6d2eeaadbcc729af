import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { drawInFrame } from './draw-in-frame.js';

/** Milliseconds for which a row that has changed is marked, at least; at most it is twice as long. */
const MARKED_FOR = 1_250;

/** Which rows have just changed, so that a person sees what moved without anything moving away. */
export class MarkController implements ReactiveController {
  #marked = new Set<string>();
  /** Of those, the ones that were marked since it was last looked. */
  #recent = new Set<string>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Ids of the rows that are marked now. */
  get marked(): ReadonlySet<string> {
    return this.#marked;
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#marked.clear();
    this.#recent.clear();
  }

  /** Marks rows. Only such as are here, since a mark is kept for each. */
  mark(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) {
      this.#marked.add(id);
      this.#recent.add(id);
    }
    this.#timer ??= setInterval(() => this.#look(), MARKED_FOR);
    drawInFrame(this.host);
  }

  #look(): void {
    for (const id of this.#marked) if (!this.#recent.has(id)) this.#marked.delete(id);
    this.#recent.clear();
    drawInFrame(this.host);
    if (this.#marked.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
