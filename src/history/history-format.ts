import type { MailEvent } from '../model/mail-event.js';
import type { Fields } from '../providers/fields.js';

/** One export as CSV: by which columns it is known, and how a row of it is read. */
export interface HistoryFormat {
  /** As on the command line: that of the provider whose export it is, or "neutral". */
  readonly name: string;

  /** The columns by which its header is recognised. Without one of them there is no event. */
  readonly columns: readonly string[];

  /** Columns that are read as well, where they are there. */
  readonly more: readonly string[];

  /**
   * Reads one row. Its fields have the names of `columns` and `more`, however the header spells them.
   *
   * @throws {FieldError} if a field is wrong without which there is no event.
   * @throws {LineError} if the provider's own reader refuses the row.
   */
  read(fields: Fields): MailEvent | MailEvent[];
}

/** What became of one record of a file: its events, or why there are none. */
export type HistoryOutcome =
  | { readonly line: number; readonly events: readonly MailEvent[] }
  | { readonly line: number; readonly problem: string };

/** A record that cannot be read; the others of the file can. */
export class LineError extends Error {
  override readonly name = 'LineError';
}

/** A file that cannot be read at all. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';

  /**
   * @param found - The names of its columns or fields; empty where there are none.
   * @param known - The names of the formats that could have been.
   */
  constructor(
    problem: string,
    readonly found: readonly string[],
    readonly known: readonly string[],
  ) {
    super(problem);
  }
}
