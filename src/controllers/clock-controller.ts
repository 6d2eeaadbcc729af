import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { drawInFrame } from './draw-in-frame.js';

/** Milliseconds between two looks at the clock: it may be set, and goes on while a laptop sleeps and its timers do not. */
const LONGEST = 60_000;

/** At such times, in milliseconds, hours, days and years begin in every zone. */
export const QUARTER = 900_000;

/** When each is to be drawn anew. */
const due = new Map<ClockController, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let timerEnds = Infinity;

/**
 * Has an element drawn anew when words in it are no longer true, as "11 min. ago". All elements of a page share one
 * timer, which ends when the first of them is due.
 */
export class ClockController implements ReactiveController {
  /** The present, as of the last drawing. */
  now = new Date();
  #until = Infinity;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.now = new Date();
    this.#until = Infinity;
  }

  hostUpdated(): void {
    if (this.#until === Infinity) due.delete(this);
    else due.set(this, this.#until);
    wind();
  }

  hostDisconnected(): void {
    due.delete(this);
    wind();
  }

  /** Something that is being drawn is true until then, in milliseconds since 1970. */
  holdsUntil(instant: number): void {
    if (instant < this.#until) this.#until = instant;
  }

  /** Something that is being drawn is true of this hour, of today or of this year. */
  holdsToday(): void {
    this.holdsUntil((Math.floor(this.now.getTime() / QUARTER) + 1) * QUARTER);
  }

  /** Its time has come. */
  ring(): void {
    due.delete(this);
    drawInFrame(this.host);
  }
}

function wind(): void {
  const next = Math.min(...due.values());
  if (next === timerEnds) return;
  clearTimeout(timer);
  timerEnds = next;
  if (next < Infinity) timer = setTimeout(ring, Math.min(LONGEST, Math.max(0, next - Date.now())));
}

function ring(): void {
  timerEnds = Infinity;
  const now = new Date();
  // A page that was asleep, or whose clock was set, has more than one due; of one that was set back, all are.
  for (const [clock, until] of due) if (until <= now.getTime() || clock.now > now) clock.ring();
  wind();
}
