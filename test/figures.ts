/** What was tried for one promise, for the table of the documentation. */
export interface Figure {
  /** What is promised, in the words of the table: "The log holds every event, whoever is killed". */
  promise: string;
  /** How often it was put to the test. */
  cases: number;
  /** Faults that were caused meanwhile. */
  faults: number;
  /** What was lost, shown twice, leaked or let in: 0, or the test fails. */
  lost: number;
  /** What repeats it. */
  command: string;
}

/** Writes down what was tried where `npm run test:long` collects it; elsewhere it does nothing. */
export async function tellFigure(figure: Figure): Promise<void> {
  const line = JSON.stringify({ ...figure, engine: engine() });
  if ('document' in globalThis) {
    navigator.sendBeacon('/figures', line);
    return;
  }
  const file = process.env['FIGURES'];
  if (!file) return;
  const { appendFile } = await import('node:fs/promises');
  await appendFile(file, `${line}\n`);
}

/** The engine that it was tried in: what only it has tells, and not what it calls itself. */
export function engine(): string {
  if (!('document' in globalThis)) return 'Node';
  if (CSS.supports('-moz-appearance', 'none')) return 'Firefox';
  return 'chrome' in globalThis ? 'Chromium' : 'WebKit';
}
