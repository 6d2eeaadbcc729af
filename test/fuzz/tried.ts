import fc from 'fast-check';

import { tellFigure } from '../figures.js';
import { isLong } from '../share.js';
import type { Acted } from './step.js';

declare global {
  /** What to do again, as a failure has told it: `FUZZ='{"seed":…,"path":"…"}'` in the environment. */
  var fuzz: { seed?: number; runs?: number; path?: string; replayPath?: string } | undefined;
}

/** The quick share tries the same each time: what fails then is of the change that is tested. The long one seeks. */
const QUICK_SEED = 20_261_126;

/** What sequences act on: faults are what was disturbed on purpose. */
export interface Machine<Model extends object, Real extends Acted<Model>> {
  promise: string;
  /** The file, for the command that repeats it. */
  file: string;
  runs: number;
  steps: fc.Arbitrary<fc.AsyncCommand<Model, Real>>[];
  faultsOf: (real: Real) => number;
  leave: (real: Real) => Promise<void>;
}

/** Tries sequences of commands, each on a fresh page; the seed and the commands of one that fails are in its message. */
export async function trySequences<Start, Model extends object, Real extends Acted<Model>>(
  start: fc.Arbitrary<Start>,
  setup: (start: Start) => { model: Model; real: Real },
  { promise, file, runs, steps, faultsOf, leave }: Machine<Model, Real>,
): Promise<void> {
  const again = globalThis.fuzz ?? {};
  const { seed = isLong ? Math.floor(Math.random() * 0x7fffffff) : QUICK_SEED, path, replayPath } = again;
  const tried = { sequences: 0, commands: 0, faults: 0 };
  const commands = fc.commands(steps, { maxCommands: 40, size: 'max', ...(replayPath && { replayPath }) });
  const property = fc.asyncProperty(start, commands, async (given, all) => {
    const { model, real } = setup(given);
    try {
      await fc.asyncModelRun(() => ({ model, real }), all);
      // Also what the last one did has to come to rest.
      await real.rest(model);
    } finally {
      await leave(real);
      tried.sequences += 1;
      tried.commands += real.steps;
      tried.faults += faultsOf(real);
    }
  });
  const details = await fc.check(property, {
    numRuns: again.runs ?? runs,
    seed,
    ...(path && { path }),
    // A shorter way to it takes longer than a page of the quick share has: what fails would not be told.
    endOnFailure: !isLong,
  });
  const command = `npx wtr --files '${file}'`;
  if (details.failed) {
    const [given, all] = details.counterexample ?? [];
    const text = String(all);
    const [, replayPath] = /replayPath="([^"]*)"/.exec(text) ?? [];
    const repeat = { seed: details.seed, path: details.counterexamplePath ?? '', replayPath };
    const { errorInstance: error } = details;
    const told = [
      `Repeat it by: FUZZ='${JSON.stringify(repeat)}' ${command}`,
      `After ${String(details.numRuns)} sequences, shrunk ${String(details.numShrinks)} times: from ${JSON.stringify(given)}`,
      text.replace(/ \/\*.*/, '').replaceAll(',', ',\n  '),
      error instanceof Error ? error.message : String(error),
    ];
    throw new Error(told.join('\n'));
  }
  console.log(
    `${file}: seed ${String(seed)}, ${String(tried.sequences)} sequences, ${String(tried.commands)} commands, ${String(tried.faults)} faults`,
  );
  await tellFigure({
    promise,
    cases: tried.sequences,
    faults: tried.faults,
    lost: 0,
    command: `TEST_SHARE=long ${command}`,
  });
}
