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
  /** Where a test in Node drives a browser: that one. */
  engine?: string;
}

/** Writes down what was tried where `npm run test:long` collects it; elsewhere it does nothing. */
export async function tellFigure(figure: Figure): Promise<void> {
  const line = JSON.stringify({ engine: engine(), ...figure });
  if ('document' in globalThis) {
    navigator.sendBeacon('/figures', line);
    return;
  }
  const file = process.env['FIGURES'];
  if (!file) return;
  const { appendFile } = await import('node:fs/promises');
  await appendFile(file, `${line}\n`);
}

/** The engine that it was tried in. */
export function engine(): string {
  if (!('document' in globalThis)) return 'Node';
  // By the standard one of three, and the same in browsers of one engine.
  if (navigator.vendor === '') return 'Firefox';
  return navigator.vendor.startsWith('Apple') ? 'WebKit' : 'Chromium';
}
