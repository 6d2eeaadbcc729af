import { joined } from '../providers/signature.js';
import { CsvHistory } from './csv-history.js';
import { kindOf, markOf } from './file-kind.js';
import { formatNames } from './formats.js';
import { HistoryError, type HistoryOutcome } from './history-format.js';
import { JsonHistory } from './json-history.js';
import { RecordSplitter, type RawRecord } from './record-splitter.js';

export interface HistoryOptions {
  /** One of `formatNames`. Default: what the header says; of NDJSON, the neutral format. */
  readonly format?: string | undefined;
}

/** How a file is cut into records, and how these are read. */
interface Reader {
  splitter: RecordSplitter;
  history: { read(records: readonly RawRecord[]): HistoryOutcome[] };
}

/**
 * Reads exported events, CSV or NDJSON, record by record and without ever holding the file. What cannot be read is
 * reported, with the number of the line on which it begins (the first line, the header of CSV, is 1), and the others are
 * used. One line of a provider's NDJSON may give events and problems, then it has several outcomes.
 *
 * @throws {HistoryError} if the file as a whole is nothing that we know; and whatever `bytes` throws.
 */
export async function* readHistory(
  bytes: AsyncIterable<Uint8Array>,
  { format }: HistoryOptions = {},
): AsyncGenerator<HistoryOutcome, void, undefined> {
  if (format !== undefined && !formatNames.includes(format)) {
    throw new HistoryError(`no format is called '${format}'`, [], formatNames);
  }
  let head: Uint8Array = new Uint8Array();
  let reader: Reader | undefined;
  for await (const chunk of bytes) {
    let next = chunk;
    if (!reader) {
      head = joined(head, chunk);
      reader = readerOf(head, false, format);
      if (!reader) continue;
      next = head.subarray(markOf(head));
      head = new Uint8Array();
    }
    for (const outcome of reader.history.read(reader.splitter.push(next))) yield outcome;
  }
  if (!reader) {
    reader = readerOf(head, true, format);
    const records = reader?.splitter.push(head.subarray(markOf(head))) ?? [];
    for (const outcome of reader?.history.read(records) ?? []) yield outcome;
  }
  for (const outcome of reader?.history.read(reader.splitter.end()) ?? []) yield outcome;
}

function readerOf(head: Uint8Array, isAll: boolean, format: string | undefined): Reader | undefined {
  const kind = kindOf(head.subarray(markOf(head)), isAll);
  if (!kind) return undefined;
  if (kind.kind === 'json') return { splitter: new RecordSplitter(), history: new JsonHistory(format) };
  return { splitter: new RecordSplitter(kind.delimiter), history: new CsvHistory(kind.delimiter, format) };
}
