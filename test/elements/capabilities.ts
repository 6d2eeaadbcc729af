/** What can be asked of an engine in a test. Where it cannot, a test is counted as skipped, and says why. */
import { engine } from '../figures.js';

interface Capability {
  isThere: boolean;
  /** What is missing elsewhere, after the name of the engine: "cannot be told …". */
  why: string;
}

/** WebKit takes what a person prefers from the desktop, which has nothing to say about these. */
const isTold = engine() !== 'WebKit';

export const forcedColors: Capability = { isThere: isTold, why: 'has no forced colours' };
export const paper: Capability = { isThere: isTold, why: 'cannot be told to draw a page as on paper' };

/** A test that needs something of its engine. */
export function itWith({ isThere, why }: Capability, title: string, run: Mocha.AsyncFunc): void {
  if (isThere) it(title, run);
  else it.skip(`${title} (${engine()} ${why})`, run);
}
