import { parse } from 'csv-parse/sync';

import { utf8 } from '../providers/body.js';
import { FieldError, Fields } from '../providers/fields.js';
import { formatNames, formats } from './formats.js';
import { HistoryError, LineError, type HistoryFormat, type HistoryOutcome } from './history-format.js';
import type { RawRecord } from './record-splitter.js';

/** Records of CSV to events: the first is the header, which tells the format. */
export class CsvHistory {
  #format: HistoryFormat | undefined;
  /** The names of the columns, in the format's own spelling. */
  #names: readonly string[] = [];
  readonly #delimiter: string;
  readonly #wanted: string | undefined;

  /** @param wanted - The format by its name; without it, the header decides. */
  constructor(delimiter: number, wanted?: string) {
    this.#delimiter = String.fromCharCode(delimiter);
    this.#wanted = wanted;
  }

  /** @throws {HistoryError} if the header is of no format that we know. */
  read(records: readonly RawRecord[]): HistoryOutcome[] {
    const [header] = records;
    const rest = this.#format || !header ? records : records.slice(1);
    if (!this.#format && header) this.#readHeader(header);
    const texts = rest.map((record) => (record.problem === undefined ? textOf(record.bytes) : undefined));
    const rows = this.#rowsOf(texts.filter((text) => text !== undefined));
    let index = 0;
    return rest.map(({ line, problem }, place) => {
      if (problem !== undefined) return { line, problem };
      if (texts[place] === undefined) return { line, problem: 'expected UTF-8' };
      return this.#outcomeOf(line, rows[index++] ?? []);
    });
  }

  #readHeader(record: RawRecord): void {
    const text = record.problem === undefined ? textOf(record.bytes) : undefined;
    if (text === undefined) {
      throw new HistoryError(`the header: ${record.problem ?? 'expected UTF-8'}`, [], formatNames);
    }
    const found = (this.#rowsOf([text])[0] ?? []).map((name) => name.trim());
    this.#format = formatOf(found, this.#wanted);
    const known = new Map([...this.#format.columns, ...this.#format.more].map((name) => [plain(name), name]));
    this.#names = found.map((name) => known.get(plain(name)) ?? name);
  }

  /** The fields of each of the texts, all of them in one go, which is four times as fast as one by one. */
  #rowsOf(texts: readonly string[]): string[][] {
    if (texts.length === 0) return [];
    const options = { delimiter: this.#delimiter, record_delimiter: '\n', relax_column_count: true } as const;
    const rows = parse(texts.join('\n'), options);
    if (rows.length !== texts.length) {
      throw new Error(`${String(texts.length)} records gave ${String(rows.length)} rows`);
    }
    return rows;
  }

  #outcomeOf(line: number, row: readonly string[]): HistoryOutcome {
    const wide = this.#names.length;
    // A delimiter without quotes around it moves what follows into the wrong columns.
    if (row.length < wide || row.slice(wide).some((text) => text !== '')) {
      return { line, problem: `expected ${String(wide)} fields, got ${String(row.length)}` };
    }
    const fields = Object.create(null) as Record<string, string>;
    this.#names.forEach((name, index) => (fields[name] ??= row[index] ?? ''));
    try {
      return { line, events: [this.#format?.read(new Fields(fields, '')) ?? []].flat() };
    } catch (error) {
      if (!(error instanceof FieldError || error instanceof LineError)) throw error;
      return { line, problem: error.message };
    }
  }
}

/** The first format all of whose columns are there. */
function formatOf(found: readonly string[], wanted: string | undefined): HistoryFormat {
  const there = new Set(found.map(plain));
  const candidates = formats.filter(({ name }) => wanted === undefined || name === wanted);
  const format = candidates.find(({ columns }) => columns.every((name) => there.has(plain(name))));
  if (format) return format;
  const known = candidates.map(({ name, columns }) => `${name} (${columns.join(', ')})`);
  const what =
    known.length > 0
      ? `expected the columns of ${known.join(' or of ')}`
      : `no CSV of ${String(wanted)} is known, only NDJSON of what its webhook posts`;
  throw new HistoryError(`the header: ${what}, got ${listed(found)}`, found, formatNames);
}

/** Names in a header are the same whatever their case, spaces and signs: "Bounced At" is `BouncedAt`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function listed(names: readonly string[]): string {
  const text = names.join(', ');
  return text.length > 500 ? `${text.slice(0, 499)}…` : text;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8(bytes);
  } catch {
    return undefined;
  }
}
