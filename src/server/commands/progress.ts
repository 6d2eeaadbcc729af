/** What has been read so far. */
export interface Tally {
  /** Records, that is: one of CSV may span several lines of the file. Its header is none. */
  lines: number;
  events: number;
  rejected: number;
  bytes: number;
}

/** Where progress is shown: standard error, as far as it matters here. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** On a terminal one line is rewritten, elsewhere (a log) lines are added. Both in milliseconds. */
const REWRITE_EVERY = 100;
const ADD_EVERY = 5000;

const TO_START = '\r';
const CLEAR_TO_END = '\u001b[K';

/** Shows how far a long reading is. The tally is looked at, and changed by whoever reads. */
export class Progress {
  readonly #screen: Screen;
  readonly #tally: Readonly<Tally>;
  readonly #size: number | undefined;
  readonly #startedAt = performance.now();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param size - Bytes of the whole, if they are known: then a percentage is shown. */
  constructor(screen: Screen, tally: Readonly<Tally>, size?: number) {
    this.#screen = screen;
    this.#tally = tally;
    this.#size = size;
  }

  /** Since it was made. */
  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  start(): void {
    this.#timer = setInterval(() => this.#show(), this.#screen.isTTY ? REWRITE_EVERY : ADD_EVERY);
    this.#timer.unref();
  }

  /** Leaves no line half written. */
  stop(): void {
    if (!this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#screen.isTTY) this.#screen.write(TO_START + CLEAR_TO_END);
  }

  #show(): void {
    const text = progressText(this.#tally, this.seconds, this.#size);
    if (!this.#screen.isTTY) {
      this.#screen.write(`${text}\n`);
      return;
    }
    // A line that wraps could not be rewritten. Some terminals say that they have no columns.
    const width = Math.max(1, (this.#screen.columns || 80) - 1);
    this.#screen.write(TO_START + text.slice(0, width) + CLEAR_TO_END);
  }
}

/** "1,200 lines, 1,190 events, 10 rejected, 600 lines a second, 43 %" */
export function progressText({ lines, events, rejected, bytes }: Readonly<Tally>, seconds: number, size = 0): string {
  const parts = [
    counted(lines, 'line'),
    counted(events, 'event'),
    `${grouped(rejected)} rejected`,
    `${counted(rateOf(lines, seconds), 'line')} a second`,
  ];
  // A file may grow while it is read.
  if (size > 0) parts.push(`${String(Math.min(100, Math.floor((bytes / size) * 100)))} %`);
  return parts.join(', ');
}

/** Whole ones a second. */
export function rateOf(count: number, seconds: number): number {
  return seconds > 0 ? Math.round(count / seconds) : 0;
}

/** "1 line", "1,200 lines" */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const NUMBER = new Intl.NumberFormat('en');

export function grouped(number: number): string {
  return NUMBER.format(number);
}
