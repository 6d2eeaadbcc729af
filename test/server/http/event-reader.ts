/** One server-sent event as it came: its id, its type, its data. */
export interface SentEvent {
  id: string;
  type: string;
  data: string;
}

/** Reads server-sent events one by one. */
export class EventReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';

  constructor({ body }: Response) {
    if (!body) throw new Error('there is no body');
    this.#reader = body.getReader();
  }

  /** The next block, comments and bare ids included; `undefined` at the end. */
  async block(): Promise<string | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        return block;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  /** The next block with data. */
  async next(): Promise<SentEvent | undefined> {
    for (;;) {
      const block = await this.block();
      if (block === undefined) return undefined;
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      if (/^data:/m.test(block)) return { id: field('id'), type: field('event') || 'message', data: field('data') };
    }
  }

  leave(): Promise<void> {
    return this.#reader.cancel();
  }
}
