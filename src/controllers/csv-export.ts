import { csvWriter, type CsvColumn, type CsvWriter } from '../model/csv.js';
import { IdSet } from '../model/id-set.js';
import type { Page } from '../model/query.js';
import { ShapeError } from '../model/shape.js';
import { openCsvFile, type CsvFile } from './csv-file.js';
import type { AskWindow } from './page-controller.js';
import { fairTurn } from '../adapters/fair-turn.js';

/** What is written, and where it comes from. */
export interface CsvSource<Row> {
  fileName: string;
  columns: readonly CsvColumn<Row>[];
  /** The IANA zone of the times in it. */
  timeZone: string;
  ask: AskWindow<Row>;
  idOf: (row: Row) => string;
}

/** `idle`: not begun, or no file was chosen. `failed`: it can be started again. */
export type CsvExportState = 'idle' | 'running' | 'failed' | 'done' | 'cancelled';

/** Rows that are asked for at a time: the most that the contract allows. */
const PAGE = 1000;

/** Rows that are written between two turns of the page: some two milliseconds of work. */
const SLICE = 250;

/** Milliseconds between two reports of how far it is, of which each is drawn. */
const REPORT = 100;

/** Rows beyond twice the length of the list at which an adapter has answered so many that it would never end. */
const GROWTH = 100_000;

/**
 * Writes a list, of any adapter and length, to a file, page by page. The list may change meanwhile: no row is written
 * twice, and rows that move up because others before them leave the list are asked for again. After a failure of the
 * adapter it goes on where it stopped, after one of the file from the beginning.
 */
export class CsvExport<Row> {
  state: CsvExportState = 'idle';
  error: unknown;
  /** Rows that have been read. */
  read = 0;
  /** Rows that there are; absent until the first have come. */
  total: number | undefined;
  /** Rows in the file. */
  written = 0;
  #firstTotal = 0;
  #answered = 0;
  #seen = new IdSet();
  #file: CsvFile | undefined;
  #writer: CsvWriter<Row>;
  #running = new AbortController();
  #reportedAt = 0;

  /**
   * @param onError - Told what the adapter rejects with, or answers wrongly.
   * @throws {RangeError} if the time zone does not exist.
   */
  constructor(
    private readonly source: CsvSource<Row>,
    private readonly onChange: () => void,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#writer = csvWriter(source.columns, source.timeZone);
  }

  /** Begins, or tries again after a failure. What goes wrong is kept in `error`. */
  async start(): Promise<void> {
    const { signal } = (this.#running = new AbortController());
    this.#become('running');
    try {
      const isBegun = this.#file !== undefined;
      const file = (this.#file ??= await openCsvFile(this.source.fileName));
      if (signal.aborted) return this.#startOver();
      if (!isBegun) await file.write(this.#writer.head);
      while (this.total === undefined || this.read < this.total) {
        const isFirst = this.total === undefined;
        const rows = await this.#next(signal);
        if (!rows || signal.aborted) return;
        for (let row = 0; row < rows.length; row += SLICE) {
          await fairTurn();
          if (signal.aborted) return;
          await file.write(this.#writer.lines(rows.slice(row, row + SLICE)));
        }
        this.written += rows.length;
        if (isFirst || performance.now() - this.#reportedAt > REPORT) this.#become('running');
        await fairTurn();
        if (signal.aborted) return;
      }
      await file.save();
      if (signal.aborted) return;
      this.#file = undefined;
      this.#seen.clear();
      this.#become('done');
    } catch (error) {
      if (signal.aborted) return;
      const isNoneChosen = !this.#file && error instanceof DOMException && error.name === 'AbortError';
      this.#startOver();
      this.#become(isNoneChosen ? 'idle' : 'failed', isNoneChosen ? undefined : error);
    }
  }

  /** Ends it for good, and leaves no file; what is done stays. */
  cancel(): void {
    if (this.state !== 'running' && this.state !== 'failed') return;
    this.#running.abort();
    this.#startOver();
    this.#become('cancelled');
  }

  /** The rows that come next and are not in the file; absent where the adapter has failed, which is said. */
  async #next(signal: AbortSignal): Promise<readonly Row[] | undefined> {
    try {
      const { read, total: before } = this;
      const { items, total } = await this.#ask({ offset: read, limit: PAGE }, signal);
      if (items.length === 0 && read < total) throw new ShapeError('page.total', 'more than the rows that come', total);
      const moved = Math.min(read, Math.max(0, (before ?? total) - total));
      const isNear = moved > 0 && moved <= PAGE;
      const near = isNear ? (await this.#ask({ offset: read - moved, limit: moved }, signal)).items : [];
      this.total = total;
      this.read = moved > PAGE ? read - moved : read + items.length;
      return [...near, ...items].filter((row) => this.#seen.add(this.source.idOf(row)));
    } catch (error) {
      if (signal.aborted) return undefined;
      this.onError(error);
      // Some reject with nothing at all.
      this.#become('failed', error || new Error(''));
      return undefined;
    }
  }

  async #ask(window: { offset: number; limit: number }, signal: AbortSignal): Promise<Page<Row>> {
    const page = await this.source.ask(window, signal);
    this.#firstTotal ||= page.total;
    this.#answered += page.items.length;
    if (this.#answered > 2 * this.#firstTotal + GROWTH) {
      throw new ShapeError('page.total', 'grows as fast as it is read', page.total);
    }
    return page;
  }

  /** A file that could not be written is of no use, nor is one that nobody wants. */
  #startOver(): void {
    // Where the disk is gone there is nothing left to tidy up.
    this.#file?.discard().catch(() => undefined);
    this.#file = this.total = undefined;
    this.read = this.written = this.#answered = 0;
    this.#seen.clear();
  }

  #become(state: CsvExportState, error?: unknown): void {
    this.state = state;
    this.error = error;
    this.#reportedAt = performance.now();
    this.onChange();
  }
}
