import { allInOrder, formatColumns } from '../../model/column-choice.js';
import { parseColumns, within, type ColumnLayout } from '../../model/column-layout.js';
import type { Mailing } from '../../model/mailing.js';
import { MAILING_COLUMNS, type ColumnName } from '../../model/query.js';
import type { OwnColumns } from '../own-columns.js';

/** A section reads its columns as a text, whatever it was given. */
interface Arranged {
  get columns(): string;
  set columns(columns: string);
}

/** What a person does to the columns of a section, whose attribute keeps it. */
export class ColumnArrangement {
  #all: readonly ColumnName[] = MAILING_COLUMNS;

  /**
   * @param source - What the host page has given at last, and its own columns.
   * @param onDone - A person has changed them, and is done with it.
   */
  constructor(
    private readonly host: Arranged,
    private readonly source: { readonly given: string; readonly own: OwnColumns<Mailing> | undefined },
    private readonly onDone: () => void,
  ) {}

  /** Those of the host's own. */
  get own(): OwnColumns<Mailing> | undefined {
    return this.source.own;
  }

  get layout(): ColumnLayout {
    return parseColumns(this.host.columns, this.own?.names);
  }

  /** All columns, also those that are hidden, in the order of the list to choose from. */
  get all(): readonly ColumnName[] {
    this.#all = allInOrder(this.layout.shown, this.#all, this.#known);
    return this.#all;
  }

  /**
   * Shows these, in their order.
   *
   * @param all - The order of the list to choose from, where that is another one now.
   */
  show(shown: readonly ColumnName[], all = this.all): void {
    this.#all = all;
    this.#change({ ...this.layout, shown });
    this.onDone();
  }

  /**
   * Makes columns wider or narrower, to so many CSS pixels; without a number, as wide as they are by themselves.
   *
   * @param isDone - Whether that was the last of several such changes.
   */
  resize(sizes: Readonly<Partial<Record<ColumnName, number | undefined>>>, isDone = true): void {
    const { shown, widths } = this.layout;
    const sized = { ...widths, ...sizes };
    const known = shown.flatMap((column) => (sized[column] ? [[column, within(sized[column])] as const] : []));
    this.#change({ shown, widths: Object.fromEntries(known) });
    if (isDone) this.onDone();
  }

  /** As the host page has given them as a list, or else as a section has them by itself. */
  reset(): void {
    this.#all = this.#known;
    this.host.columns = this.source.given;
    this.onDone();
  }

  get #known(): readonly ColumnName[] {
    return [...MAILING_COLUMNS, ...(this.own?.names ?? [])];
  }

  #change(layout: ColumnLayout): void {
    this.host.columns = formatColumns(layout, this.#known);
  }
}
