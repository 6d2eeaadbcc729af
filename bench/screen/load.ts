import type * as Icons from './host-icons.js';
import type * as Lists from './host-lists.js';

/** What the page has loaded of ours. */
export let host: typeof Lists & Partial<Pick<typeof Icons, 'setDefaultAdapter'>>;

/**
 * Runs a bundle of ours.
 *
 * @returns milliseconds to compile and evaluate it; that it comes from the page itself leaves the network out.
 */
export async function load(script: string): Promise<number> {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  // Only registering counts, not what waits for the bench's own code to be over.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const start = performance.now();
  host = await import(url);
  return performance.now() - start;
}
