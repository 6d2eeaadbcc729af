import { open, type FileHandle } from 'node:fs/promises';

import { printable } from './printable.js';

/** A record that was not read. */
export interface Rejection {
  readonly line: number;
  readonly problem: string;
}

/** So many are shown at the end; who wants all of them asks for a file. */
const SHOWN = 20;

/** So many characters are written at once. */
const BATCH = 65_536;

/** Keeps the first of the records that were not read, and writes all of them to a file of NDJSON, if there is one. */
export class Rejections {
  readonly #path: string | undefined;
  #file: FileHandle | undefined;
  #first: Rejection[] = [];
  #count = 0;
  #text = '';

  constructor(path?: string) {
    this.#path = path;
  }

  /** Makes the file, also for no rejections at all: whoever asked for it looks into it. */
  async open(): Promise<void> {
    if (this.#path !== undefined) this.#file = await open(this.#path, 'w');
  }

  async add({ line, problem }: Rejection): Promise<void> {
    this.#count += 1;
    if (this.#first.length < SHOWN) this.#first.push({ line, problem });
    if (!this.#file) return;
    this.#text += `${JSON.stringify({ line, problem })}\n`;
    if (this.#text.length >= BATCH) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#file?.close();
    this.#file = undefined;
  }

  /** The first of them, a line each, and where the others are; empty if there are none. */
  report(): string {
    const lines = this.#first.map(({ line, problem }) => `line ${String(line)}: ${printable(problem)}`);
    const others = this.#count - this.#first.length;
    if (others > 0) lines.push(`and ${String(others)} more (${this.#path ?? '--rejected FILE keeps all of them'})`);
    return lines.map((line) => `${line}\n`).join('');
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (text !== '') await this.#file?.writeFile(text);
  }
}
