import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

import { formatNames } from '../../history/formats.js';
import { HistoryError, type HistoryOutcome } from '../../history/history-format.js';
import { neutralLine } from '../../history/neutral.js';
import { readHistory } from '../../history/read-history.js';
import { UsageError, type Command } from './command.js';
import { counted, grouped, Progress, rateOf, type Tally } from './progress.js';
import { Rejections } from './rejections.js';

const NAMES = formatNames.join(', ').replace(/(.{50,70},) /g, `$1\n${' '.repeat(19)}`);

const USAGE = `Usage: mail-analytics import FILE [options]

Reads exported e-mail events from FILE, CSV or NDJSON ("-" is standard input), and writes them as NDJSON,
an event a line. Progress and what was not read go to standard error.

Options:
  --format NAME    what FILE is; without it, the header of CSV decides, and NDJSON is neutral. One of:
                   ${NAMES}
  --out FILE       write the events there instead of to standard output
  --rejected FILE  write the lines that were not read there, as NDJSON: {"line":7,"problem":"…"}
  --quiet          show neither progress nor the report at the end
  --help           show this
  --version        show the version

Exit code: 0 if all was read, 1 if lines were rejected or FILE could not be read, 2 if it was called wrongly.
`;

/** So many characters are written at once. */
const BATCH = 65_536;

interface ImportOptions {
  file: string;
  format: string | undefined;
  out: string | undefined;
  rejected: string | undefined;
  isQuiet: boolean;
}

/** `mail-analytics import`: exported history to events, in constant memory. */
export const importCommand: Command = {
  usage: USAGE,

  async run(args) {
    const options = optionsOf(args);
    await checkFiles(options);
    const { bytes, size } = await inputOf(options.file);
    const tally: Tally = { lines: 0, events: 0, rejected: 0, bytes: 0 };
    const outcomes = readHistory(counting(bytes, tally), { format: options.format });
    const progress = new Progress(process.stderr, tally, size);
    const rejections = new Rejections(options.rejected);
    if (!options.isQuiet) progress.start();
    try {
      // Nothing is written over before it is known that there is something to write.
      const first = await outcomes.next();
      await rejections.open();
      await write(linesOf(first, outcomes, tally, rejections), options.out);
    } catch (error) {
      if (options.out === undefined && isBrokenPipe(error)) return 0;
      throw error instanceof HistoryError ? new Error(`${options.file}: ${error.message}`, { cause: error }) : error;
    } finally {
      progress.stop();
      await outcomes.return();
      await rejections.close();
    }
    if (!options.isQuiet) process.stderr.write(summaryOf(tally, progress.seconds) + rejections.report());
    return tally.rejected > 0 ? 1 : 0;
  },
};

function optionsOf(args: readonly string[]): ImportOptions {
  const text = { type: 'string' } as const;
  const options = { format: text, out: text, rejected: text, quiet: { type: 'boolean' } } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  const { positionals, values } = parsed;
  const [file, ...others] = positionals;
  if (file === undefined || file === '') throw new UsageError('FILE is missing');
  if (others.length > 0) throw new UsageError(`expected one FILE, got ${String(positionals.length)}`);
  if (values.format !== undefined && !formatNames.includes(values.format)) {
    throw new UsageError(`no format is called '${values.format}'`);
  }
  const { format, out, rejected, quiet } = values;
  return { file, format, out, rejected, isQuiet: quiet ?? false };
}

/** Two of the files may not be one: it would be emptied before it is read, or be written to twice. */
async function checkFiles({ file, out, rejected }: ImportOptions): Promise<void> {
  const pairs = [
    ['FILE', file === '-' ? undefined : file, '--out', out],
    ['FILE', file === '-' ? undefined : file, '--rejected', rejected],
    ['--out', out, '--rejected', rejected],
  ] as const;
  for (const [a, one, b, other] of pairs) {
    if (one === undefined || other === undefined) continue;
    if (await isSame(one, other)) throw new UsageError(`${a} and ${b} are the same file`);
  }
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => undefined)));
  if (!one || !other) return resolve(a) === resolve(b);
  // Devices, as /dev/null, may be named twice.
  return one.isFile() && one.dev === other.dev && one.ino === other.ino;
}

/** The bytes of a file, with their number where it is known. */
async function inputOf(file: string): Promise<{ bytes: AsyncIterable<Uint8Array>; size?: number }> {
  if (file === '-') return { bytes: process.stdin };
  const handle = await open(file);
  const info = await handle.stat();
  if (info.isDirectory()) {
    await handle.close();
    throw new Error(`${file} is a directory`);
  }
  const bytes = handle.createReadStream() as AsyncIterable<Uint8Array>;
  return info.isFile() ? { bytes, size: info.size } : { bytes };
}

async function* counting(bytes: AsyncIterable<Uint8Array>, tally: Tally): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    yield chunk;
    tally.bytes += chunk.length;
  }
}

/** The events as text, many lines at once; counts and sets aside what was rejected. */
async function* linesOf(
  first: IteratorResult<HistoryOutcome, void>,
  outcomes: AsyncGenerator<HistoryOutcome, void>,
  tally: Tally,
  rejections: Rejections,
): AsyncGenerator<string> {
  let text = '';
  let line = 0;
  for (let next = first; !next.done; next = await outcomes.next()) {
    const outcome = next.value;
    // A line may have several outcomes.
    if (outcome.line !== line) tally.lines += 1;
    line = outcome.line;
    if ('problem' in outcome) {
      tally.rejected += 1;
      await rejections.add(outcome);
    } else {
      tally.events += outcome.events.length;
      for (const event of outcome.events) text += neutralLine(event);
    }
    if (text.length >= BATCH) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

async function write(lines: AsyncIterable<string>, out: string | undefined): Promise<void> {
  if (out !== undefined) await pipeline(lines, createWriteStream(out));
  else await pipeline(lines, process.stdout as Writable, { end: false });
}

function summaryOf({ lines, events, rejected }: Tally, seconds: number): string {
  const rate = grouped(rateOf(lines, seconds));
  const time = `${counted(lines, 'line')} in ${seconds.toFixed(1)} s (${rate} a second)`;
  return `${time}: ${counted(events, 'event')}, ${grouped(rejected)} rejected\n`;
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
