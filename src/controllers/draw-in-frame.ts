import type { ReactiveControllerHost } from 'lit';

const waiting = new Set<ReactiveControllerHost>();

/**
 * Has an element drawn anew with the next frame, once, however often and for whatever reasons it is asked for: a
 * thousand changes a second are no more to see than sixty. A page in the background has no frames and nothing to see.
 */
export function drawInFrame(host: ReactiveControllerHost): void {
  if (waiting.size === 0) requestAnimationFrame(drawAll);
  waiting.add(host);
}

/** It is being drawn right now, with all that is known. */
export function skipFrame(host: ReactiveControllerHost): void {
  waiting.delete(host);
}

function drawAll(): void {
  for (const host of waiting) host.requestUpdate();
  waiting.clear();
}
