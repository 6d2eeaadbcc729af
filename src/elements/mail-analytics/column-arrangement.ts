import { allInOrder, formatColumns } from '../../model/column-choice.js';
import { parseColumns, within, type ColumnLayout } from '../../model/column-layout.js';
import { MAILING_COLUMNS, type MailingColumn } from '../../model/query.js';

/** What a person does to the columns of a section, whose attribute keeps it. */
export class ColumnArrangement {
  #all: readonly MailingColumn[] = MAILING_COLUMNS;

  /** @param onDone - A person has changed them, and is done with it. */
  constructor(
    private readonly host: { columns: string },
    private readonly onDone: () => void,
  ) {}

  get layout(): ColumnLayout {
    return parseColumns(this.host.columns);
  }

  /** All columns, also those that are hidden, in the order of the list to choose from. */
  get all(): readonly MailingColumn[] {
    this.#all = allInOrder(this.layout.shown, this.#all);
    return this.#all;
  }

  /**
   * Shows these, in their order.
   *
   * @param all - The order of the list to choose from, where that is another one now.
   */
  show(shown: readonly MailingColumn[], all = this.all): void {
    this.#all = all;
    this.#change({ ...this.layout, shown });
    this.onDone();
  }

  /**
   * Makes columns wider or narrower, to so many CSS pixels; without a number, as wide as they are by themselves.
   *
   * @param isDone - Whether that was the last of several such changes.
   */
  resize(sizes: Readonly<Partial<Record<MailingColumn, number | undefined>>>, isDone = true): void {
    const { shown, widths } = this.layout;
    const sized = { ...widths, ...sizes };
    const known = shown.flatMap((column) => (sized[column] ? [[column, within(sized[column])] as const] : []));
    this.#change({ shown, widths: Object.fromEntries(known) });
    if (isDone) this.onDone();
  }

  /** As a section has them by itself. */
  reset(): void {
    this.#all = MAILING_COLUMNS;
    this.#change({ shown: MAILING_COLUMNS, widths: {} });
    this.onDone();
  }

  #change(layout: ColumnLayout): void {
    this.host.columns = formatColumns(layout);
  }
}
