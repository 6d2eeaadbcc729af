/** What can be asked of an engine in a test. Where it cannot, a test is counted as skipped, and says why. */
import { engine } from '../figures.js';

export interface Capability {
  isThere: boolean;
  /** What is missing elsewhere, after the name of the engine: "cannot be told …". */
  why: string;
}

/** WebKit takes what a person prefers from the desktop, which has nothing to say about these. */
const isTold = engine() !== 'WebKit';

export const forcedColors: Capability = { isThere: isTold, why: 'has no forced colours' };
export const paper: Capability = { isThere: isTold, why: 'cannot be told to draw a page as on paper' };

/** Whether something is still held can only be seen after a collection, which WebKit does when it likes. */
export const garbage: Capability = { isThere: engine() !== 'WebKit', why: 'collects no garbage on request' };

/** WebKit counts a page of this machine that came without encryption among the unsafe ones. */
export const ownFiles: Capability = { isThere: 'storage' in navigator, why: 'gives such a page no files' };
export const fileRemoval: Capability = {
  isThere: ownFiles.isThere && 'remove' in FileSystemFileHandle.prototype,
  why: 'lets nobody choose a file, nor take one away',
};

/** What answers in place of a server is a service worker, which has to be handed an answer that breaks off. */
export const streamsToWorkers: Capability = { isThere: canHandOver(), why: 'hands no stream over to a worker' };

function canHandOver(): boolean {
  const stream = new ReadableStream();
  try {
    new MessageChannel().port1.postMessage(stream, [stream]);
    return true;
  } catch {
    return false;
  }
}

/** A test that needs something of its engine. */
export function itWith({ isThere, why }: Capability, title: string, run: Mocha.AsyncFunc): void {
  if (isThere) it(title, run);
  else it.skip(`${title} (${engine()} ${why})`, run);
}

/** A group of tests of which each does. */
export function describeWith({ isThere, why }: Capability, title: string, tests: (this: Mocha.Suite) => void): void {
  if (isThere) describe(title, tests);
  else describe.skip(`${title} (${engine()} ${why})`, tests);
}
