/**
 * Loads code while an answer that needs it is on its way, once; where that fails, the next to ask tries again.
 *
 * @returns what asks, and gives the answer with the code.
 */
export function beside<Code>(
  load: () => Promise<Code>,
): <Answer>(ask: () => Promise<Answer>) => Promise<readonly [Answer, Code]> {
  let loading: Promise<Code> | undefined;
  return async (ask) => {
    const code = (loading ??= load());
    // Where the answer is wanted no more, or has failed, nobody else asks whether this has.
    code.catch(() => (loading = undefined));
    const answer = await ask();
    return [answer, await code];
  };
}
