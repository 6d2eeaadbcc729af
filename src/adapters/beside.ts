import type { Answer } from './adapter.js';
import { onceThere } from './once-there.js';

/** Asks, and gives the answer with the code. */
export interface Beside<Code> {
  <Given>(ask: () => Answer<Given>): Answer<readonly [Given, Code]>;
  /** Once it is here; a server has it from the beginning, since it draws without waiting. */
  code?: Code;
}

/** Loads code while an answer that needs it is on its way, once; where that fails, the next to ask tries again. */
export function beside<Code>(load: () => Promise<Code>): Beside<Code> {
  let loading: Promise<Code> | undefined;
  const asking: Beside<Code> = (ask) => {
    const { code } = asking;
    if (code) return onceThere(ask(), (answer) => [answer, code] as const);
    const loaded = (loading ??= load());
    // Where the answer is wanted no more, or has failed, nobody else asks whether this has.
    loaded.catch(() => (loading = undefined));
    return (async () => {
      const answer = await ask();
      return [answer, (asking.code = await loaded)] as const;
    })();
  };
  return asking;
}
