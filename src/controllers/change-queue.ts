import type { Change } from '../model/query.js';
import { ShapeError } from '../model/shape.js';

/** Milliseconds until changes that have come are looked at. */
const FRAME = 16;

/** Milliseconds of work in one go: well below the 50 at which a person notices a halt. */
const BUDGET = 8;

/** Changes between two looks at the clock. */
const STRIDE = 32;

/**
 * The changes that an adapter tells, taken one by one, a little later: a host may call a listener a thousand times in
 * a second, or with a million changes at once, and the page has to stay alive.
 */
export class ChangeQueue {
  #lists: (readonly Change[])[] = [];
  #at = 0;
  #hasComplained = false;
  #isMissing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param take - Takes one change; may throw where it is of the wrong shape.
   * @param onTurn - Told after some have been taken, and whether others may have been missed.
   * @param onError - Told of the first wrong one of each list: a million of them are one mistake.
   */
  constructor(
    private readonly take: (change: Change, path: string) => void,
    private readonly onTurn: (isMissing: boolean) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  add(changes: readonly Change[]): void {
    if (!isList(changes)) {
      this.onError(new ShapeError('changes', 'not a list', changes));
      return;
    }
    this.#isMissing ||= changes.length === 0;
    // The host may use its list for the next ones.
    this.#lists.push(changes.slice());
    // Not an animation frame: a page in the background has none, and its changes would pile up.
    this.#timer ??= setTimeout(() => this.#work(), FRAME);
  }

  /** Nothing that waits is taken any more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lists = [];
    this.#isMissing = false;
    this.#next();
  }

  #work(): void {
    const end = performance.now() + BUDGET;
    this.#timer = undefined;
    for (let taken = 1; this.#lists[0]; taken += 1) {
      const [list] = this.#lists;
      if (this.#at < list.length) this.#takeOne(list);
      else this.#next();
      if (taken % STRIDE > 0 || performance.now() < end) continue;
      this.#timer = setTimeout(() => this.#work());
      break;
    }
    const isMissing = this.#isMissing;
    this.#isMissing = false;
    this.onTurn(isMissing);
  }

  #next(): void {
    this.#lists.shift();
    this.#at = 0;
    this.#hasComplained = false;
  }

  #takeOne(list: readonly Change[]): void {
    const at = this.#at;
    this.#at += 1;
    try {
      this.take(list[at] as Change, `changes[${String(at)}]`);
    } catch (error) {
      if (!this.#hasComplained) this.onError(error);
      this.#hasComplained = true;
    }
  }
}

function isList(changes: unknown): changes is readonly Change[] {
  return Array.isArray(changes);
}
