/** When a page shows what it is to show, and how evenly it draws. Times are in milliseconds. */

const LIMIT = 60_000;

/** What frames were like while something went on. */
export interface FrameFigures {
  frames: number;
  p50: number;
  p95: number;
  max: number;
  /** Frames of a screen of 60 Hz that did not come. */
  dropped: number;
}

export const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** Resolves within the next frame, before it is drawn. */
export const nextFrame = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Resolves in a task of its own: asked for within a frame, right after that frame is drawn. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(undefined);
  });

/** Resolves once a frame has been drawn. */
export async function drawn(): Promise<void> {
  await nextFrame();
  await nextTask();
}

/** Resolves once the page has nothing to do and no frame to draw. */
export async function rest(): Promise<void> {
  const left = (): Promise<number> =>
    new Promise((resolve) => requestIdleCallback((deadline) => resolve(deadline.timeRemaining())));
  // A browser with a frame before it leaves at most the sixteen milliseconds until then.
  while ((await left()) < 20) await pause(20);
}

/** @throws {Error} naming what has not come after a minute. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const start = performance.now();
  for (await nextFrame(); !isSo(); await nextFrame()) {
    if (performance.now() - start > LIMIT) throw new Error(`${what}: not seen within a minute`);
  }
}

/** From the start of an act until the first frame that shows its effect has been drawn. */
export async function timed(act: () => unknown, isShown: () => boolean, what: string): Promise<number> {
  await drawn();
  await pause(50);
  await drawn();
  const start = performance.now();
  act();
  await until(isShown, what);
  await nextTask();
  return performance.now() - start;
}

/** Watches for tasks that a person would notice. What it returns gives the longest so far; 0: none was over 50 ms. */
export function watchTasks(): () => Promise<number> {
  let longest = 0;
  const take = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'longtask' });
  return async () => {
    await drawn();
    take(observer.takeRecords());
    observer.disconnect();
    return longest;
  };
}

/** @param times - When each frame came. */
export function frameFigures(times: readonly number[]): FrameFigures {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  gaps.sort((a, b) => a - b);
  const at = (share: number): number => gaps[Math.max(0, Math.ceil(share * gaps.length) - 1)] ?? NaN;
  const wanted = Math.round(((times.at(-1) ?? NaN) - (times[0] ?? NaN)) / (1000 / 60));
  return { frames: gaps.length, p50: at(0.5), p95: at(0.95), max: at(1), dropped: Math.max(0, wanted - gaps.length) };
}
