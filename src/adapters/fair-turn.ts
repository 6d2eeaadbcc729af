/**
 * A turn for everything else: input, frames, timers, answers. For work that lasts: after a plain `scheduler.yield()` it
 * would go on before the timers of the page, which stand still until it ends, and as a task in the background it may
 * never go on in a page that is busy. Messages take their turn with all other tasks.
 */
export function fairTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
