import type { MailAnalyticsAdapter } from '../adapter.js';

/** What a host gives the kit: its adapter, over data that hold still while a case runs. */
export interface ConformanceSetup {
  /** Filled with some mailings, of which at least one has several recipients; the more kinds of them, the better. */
  adapter: MailAnalyticsAdapter;
  /** The mailing whose recipients are looked at. Default: for each case, the one that has most to look at. */
  mailingId?: string;
  /** Makes something change that `subscribe` should tell of; without it, only the ways in and out are tried. */
  change?: () => void | Promise<void>;
  /** Called when the case has ended, however it ended. */
  teardown?: () => void | Promise<void>;
}

/** Why a case could not be tried with the data at hand, in words. */
export interface Skipped {
  skipped: string;
}

/** One promise of the contract, to be tried from any test runner. */
export interface ConformanceCase {
  /** The promise, as a sentence without its subject: "sorts mailings by subject, both ways". */
  readonly name: string;
  /**
   * Tries it, with a setup of its own.
   *
   * @throws {ConformanceError} if the adapter breaks the promise.
   */
  run(): Promise<Skipped | undefined>;
}

/** The adapter broke a promise. The message names what was asked, what was expected, and what came. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';

  /**
   * @param asked - What was asked, as a call: `listMailings({"limit":10})`.
   * @param expected - What the contract promises, as a noun: "a total of 5".
   * @param received - What came instead: "4".
   */
  constructor(
    readonly asked: string,
    readonly expected: string,
    readonly received: string,
    options?: ErrorOptions,
  ) {
    super(`${asked}: expected ${expected}, received ${received.replace(/\.$/, '')}.`, options);
  }
}

/** A promise and how it is tried. */
export interface Promised {
  readonly name: string;
  readonly probe: (setup: ConformanceSetup) => Promise<void>;
}

class Skip extends Error {}

/** Ends a case that the data at hand say nothing about. */
export function skip(reason: string): never {
  throw new Skip(reason);
}

/** Makes a case of a promise. */
export function caseOf(
  { name, probe }: Promised,
  setUp: () => Promise<ConformanceSetup> | ConformanceSetup,
): ConformanceCase {
  return {
    name,
    async run() {
      const setup = await setUp();
      try {
        await probe(setup);
        return undefined;
      } catch (error) {
        if (error instanceof Skip) return { skipped: error.message };
        throw error;
      } finally {
        await setup.teardown?.();
      }
    },
  };
}

/** @throws {ConformanceError} unless both are the same, value for value. */
export function expectSame(asked: string, what: string, expected: unknown, received: unknown): void {
  if (brief(expected, Infinity) === brief(received, Infinity)) return;
  throw new ConformanceError(asked, `${what} ${brief(expected)}`, brief(received));
}

/** @throws {ConformanceError} unless it is true. */
export function expectThat(isTrue: boolean, asked: string, expected: string, received: unknown): void {
  if (!isTrue) throw new ConformanceError(asked, expected, typeof received === 'string' ? received : brief(received));
}

/** @throws {ConformanceError} at the first row that differs, unless the same rows stand in the same order. */
export function expectRows(asked: string, expected: readonly string[], received: readonly string[]): void {
  const length = Math.max(expected.length, received.length);
  for (let row = 0; row < length; row += 1) {
    if (expected[row] === received[row]) continue;
    const place = `in row ${String(row + 1)} of ${String(expected.length)}`;
    throw new ConformanceError(asked, `${brief(expected[row])} ${place}`, brief(received[row]));
  }
}

/** A value, short enough for a sentence. */
export function brief(value: unknown, most = 200): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value, sortedKeys) ?? typeof value;
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}

/** The order of fields means nothing, so it must not tell two values apart. */
function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
