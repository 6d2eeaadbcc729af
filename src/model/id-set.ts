const PARTS = 32;

/**
 * A set of very many ids. A plain set is laid out anew each time it has doubled, which at a million takes tens of
 * milliseconds at once; here each of the parts does so by itself.
 */
export class IdSet {
  #parts = [...Array(PARTS).keys()].map(() => new Set<string>());

  /** Adds an id; false if it was there already. */
  add(id: string): boolean {
    const part = this.#partOf(id);
    if (!part || part.has(id)) return false;
    part.add(id);
    return true;
  }

  has(id: string): boolean {
    return this.#partOf(id)?.has(id) === true;
  }

  clear(): void {
    for (const part of this.#parts) part.clear();
  }

  #partOf(id: string): Set<string> | undefined {
    // Ids mostly differ at their end.
    const end = id.length - 1;
    return this.#parts[(id.charCodeAt(end) + 7 * id.charCodeAt(end - 1)) % PARTS || 0];
  }
}
