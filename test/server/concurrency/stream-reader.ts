import assert from 'node:assert/strict';

import type { Message } from '../../../src/model/mailing.js';
import type { Change } from '../../../src/model/query.js';
import { EventReader } from '../http/event-reader.js';
import type { Writer } from './story.js';

/**
 * Follows the changes as a page does: by the last id that it has seen, at whatever server answers, and asking anew when
 * it is told to. What it shows is what it was told, and nothing else.
 */
export class StreamReader {
  /** By the ids of the messages. */
  readonly shown = new Map<string, Message>();
  reconnects = 0;
  refreshes = 0;
  /** What it was told and must not have been: it has stopped reading. */
  failure: unknown;
  readonly #servers: () => Writer;
  readonly #ids: readonly string[];
  #lastEventId: string | undefined;
  #leaving = new AbortController();
  #done: Promise<void> | undefined;

  /** @param servers - Gives one of them. */
  constructor(servers: () => Writer, ids: readonly string[]) {
    this.#servers = servers;
    this.#ids = ids;
  }

  /** Begins, and resolves when it knows from where on it is to be told. */
  async follow(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#done = this.#read(resolve);
      this.#done.catch((error: unknown) => (this.failure = error));
    });
  }

  /** Leaves the server that it is at, and goes on at another one. */
  leave(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
  }

  async end(): Promise<void> {
    const done = this.#done;
    this.#done = undefined;
    this.leave();
    await done;
  }

  async #read(onBegun: () => void): Promise<void> {
    for (;;) {
      try {
        await this.#readOne(onBegun);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
      }
      if (!this.#done) return;
      this.reconnects += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #readOne(onBegun: () => void): Promise<void> {
    const server = this.#servers();
    const headers = { ...(this.#lastEventId !== undefined && { 'last-event-id': this.#lastEventId }) };
    const response = await server('/changes', { headers, signal: this.#leaving.signal });
    if (!response.ok) return;
    const reader = new EventReader(response);
    for (let block = await reader.block(); block !== undefined; block = await reader.block()) {
      const id = /^id: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (/^event: refresh$/m.test(block)) await this.#askAnew(server);
      else if (data !== undefined) for (const change of JSON.parse(data) as Change[]) this.#show(change.message);
      // Not before what it stands for has been taken in.
      if (id !== undefined) this.#lastEventId = id;
      if (this.#lastEventId !== undefined) onBegun();
    }
  }

  #show(message: Message | undefined): void {
    if (!message) return;
    const before = this.shown.get(message.messageId);
    const [opens, clicks] = [before?.opens ?? 0, before?.clicks ?? 0];
    // No event is ever taken back, so what comes later counts no fewer.
    assert.ok(message.opens >= opens && message.clicks >= clicks, `${message.messageId} went back`);
    this.shown.set(message.messageId, message);
  }

  async #askAnew(server: Writer): Promise<void> {
    this.refreshes += 1;
    const query = this.#ids.map((id) => `id=${encodeURIComponent(id)}`).join('&');
    const response = await server(`/messages?${query}`);
    if (!response.ok) throw new Error(`asked anew: ${String(response.status)}`);
    for (const message of (await response.json()) as readonly Message[]) this.#show(message);
  }
}
