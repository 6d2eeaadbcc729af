/** Ways to see that nothing is left behind. The browsers of the tests are started so that garbage can be collected. */
import { executeServerCommand } from '@web/test-runner-commands';

import { pause } from './harness.js';

declare global {
  interface Window {
    /** Of Chromium started with `--expose-gc`. */
    gc?: () => void;
  }
  interface Performance {
    /** Of Chromium alone; bytes. */
    memory?: { usedJSHeapSize: number };
  }
}

/** Collects garbage. What the document holds goes in a second turn, after the scripts that held it. */
async function collect(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    if (window.gc) window.gc();
    else await executeServerCommand('collect-garbage');
    await pause(20);
  }
}

async function usedBytes(): Promise<number> {
  await collect();
  return performance.memory?.usedJSHeapSize ?? 0;
}

/**
 * 0 in engines that do not tell: what is kept is still found there by those who hold it. Bytes by which the memory in use is larger after something has been done as often again: the least of two times, since
 * what is kept grows each time, and what the browser does meanwhile does not.
 */
export async function growth(rounds: number, run: () => Promise<unknown>): Promise<number> {
  const half = async (): Promise<number> => {
    for (let round = 0; round < rounds / 2; round += 1) await run();
    return usedBytes();
  };
  const [first, second, third] = [await half(), await half(), await half()];
  return Math.min(second - first, third - second);
}

/** How many of these are still held by something, once what waits for a frame or a timer has had its time. */
export async function held(things: readonly WeakRef<object>[]): Promise<number> {
  let left = things.length;
  for (let turn = 0; turn < 20 && left > 0; turn += 1) {
    await collect();
    left = things.filter((each) => each.deref() !== undefined).length;
  }
  return left;
}

/** How many listeners are on these targets after something has been done that were not there before. */
export async function listenersLeft(targets: readonly EventTarget[], run: () => Promise<unknown>): Promise<number> {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const left = new Map<EventTarget, Set<unknown>>(targets.map((target) => [target, new Set()]));
  EventTarget.prototype.addEventListener = function (...told: Parameters<typeof addEventListener>): void {
    left.get(this)?.add(told[1]);
    addEventListener.apply(this, told);
  };
  EventTarget.prototype.removeEventListener = function (...told: Parameters<typeof removeEventListener>): void {
    left.get(this)?.delete(told[1]);
    removeEventListener.apply(this, told);
  };
  try {
    await run();
  } finally {
    Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
  }
  return [...left.values()].reduce((sum, { size }) => sum + size, 0);
}

/** Waits as `waitUntil` does, which holds on to what it asks for as long as it might have waited. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turns = 0; !isSo(); turns += 1) {
    if (turns > 2_000) throw new Error(`It does not come to be: ${String(isSo)}`);
    await pause(5);
  }
}
