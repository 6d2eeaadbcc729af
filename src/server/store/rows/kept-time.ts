/** A moment as it is kept: its instant, and its text where that is not the usual one. */
export interface Moment {
  /** Milliseconds since 1970. */
  at: number;
  time: string | null;
}

/** In every month there are so many days, so such a text is what it seems; the engine takes 30 February for 2 March. */
const PLAIN = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Whether a time is written as `toISOString` writes the instant. Said without that, mostly: it is asked of each event. */
export function isUsualTime(time: string, at: number): boolean {
  return PLAIN.test(time) || new Date(at).toISOString() === time;
}

export function momentOf(time: string): Moment {
  const at = Date.parse(time);
  return { at, time: isUsualTime(time, at) ? null : time };
}

/** As it was written. */
export function timeOf(at: number, time: string | null): string {
  return time ?? new Date(at).toISOString();
}
