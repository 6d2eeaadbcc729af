/** Why a stream of a client ended. */
export type StreamEnd = 'left' | 'too-slow' | 'expired' | 'closing';

/**
 * What one client hears: server-sent events, handed on as fast as it reads. What it leaves unread is not kept for it:
 * beyond a limit its stream is ended, and it comes back by itself, with the id of the last event that it has seen.
 */
export class ClientStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #most: number;
  readonly #onEnd: (why: StreamEnd) => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #wasStalled = false;

  /** @param most - Bytes that may wait. A single event may be longer, if nothing waits before it. */
  constructor(most: number, onEnd: (why: StreamEnd) => void) {
    this.#most = most;
    this.#onEnd = onEnd;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#ended('left'),
      },
      { highWaterMark: most, size: ({ byteLength }) => byteLength },
    );
  }

  get isOpen(): boolean {
    return this.#controller !== undefined;
  }

  /** The same bytes may be sent to many streams: they are not copied. */
  send(event: Uint8Array): void {
    if (this.#room <= 0) this.end('too-slow');
    this.#controller?.enqueue(event);
  }

  /** A sign of life. Whoever has not even taken the one before it has stopped reading, or is gone without a word. */
  beat(comment: Uint8Array): void {
    const isStalled = this.#room < this.#most;
    if (isStalled && this.#wasStalled) this.end('too-slow');
    else if (!isStalled) this.send(comment);
    this.#wasStalled = isStalled;
  }

  end(why: StreamEnd): void {
    const controller = this.#controller;
    this.#ended(why);
    try {
      // An error throws away what still waits; closing would keep it until it is read.
      if (why === 'too-slow') controller?.error(tooSlow());
      else controller?.close();
    } catch {
      // It has been cancelled already.
    }
  }

  get #room(): number {
    return this.#controller?.desiredSize ?? 0;
  }

  #ended(why: StreamEnd): void {
    if (!this.#controller) return;
    this.#controller = undefined;
    this.#onEnd(why);
  }
}

/** Servers print what breaks a stream off; where in our code that was is no news. */
function tooSlow(): Error {
  const error = new Error('The reader of a stream of changes is too slow.');
  error.stack = String(error);
  return error;
}
