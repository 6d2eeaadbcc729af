import { html } from 'lit';

import { isUnsent, type Mailing } from '../../model/mailing.js';
import type { ColumnName, MailingColumn } from '../../model/query.js';
import { NUMBER_COLUMNS } from '../../model/rated-columns.js';
import type { RowView } from '../../templates/recycled-rows.js';
import { stamp, writeAttribute } from '../../templates/stamp.js';
import { CELLS, type CellContext, type CellMaker } from './mailing-cells.js';

/** What rows are drawn with. */
export interface RowContext extends CellContext {
  columns: readonly ColumnName[];
  /** The mailing at a place of the list; absent until it has come. */
  mailingAt: (index: number) => Mailing | undefined;
  /** The mailing whose drawer is open. */
  selected: string | undefined;
  /** Mailings that have just changed. */
  changed: ReadonlySet<string>;
}

const tableRow = stamp<HTMLTableRowElement>(() => html`<tr role="row" part="row" data-row tabindex="-1"></tr>`);
const tableCell = stamp<HTMLTableCellElement>(() => html`<td role="gridcell" tabindex="-1"></td>`);

/** One mailing of the table. */
export class MailingRow implements RowView {
  readonly element = tableRow();
  #cells: readonly ReturnType<CellMaker>[] = [];
  #shown: Mailing | undefined;
  /** What the cells that stand there were written with. */
  #written: readonly unknown[] = [];

  /** @param context - Asked anew at each showing. */
  constructor(private readonly context: () => RowContext) {}

  show(index: number): void {
    const context = this.context();
    const { columns, words, formats, isCard, own } = context;
    const mailing = (this.#shown = context.mailingAt(index));
    const { element } = this;
    writeAttribute(element, 'data-id', mailing?.id);
    const className = classOf(mailing, context);
    if (element.className !== className) element.className = className;
    writeAttribute(element, 'aria-rowindex', String(index + 2));
    const written = [columns.join(), isCard, mailing, words, formats, own];
    if (written.every((each, place) => each === this.#written[place])) return;
    if (written[0] !== this.#written[0]) this.#makeCells(context);
    this.#written = written;
    for (const write of this.#cells) write(mailing, context);
  }

  #makeCells({ columns, own }: RowContext): void {
    this.element.replaceChildren();
    this.#cells = columns.map((column) => {
      const cell = this.element.appendChild(tableCell());
      const name = column as MailingColumn;
      cell.className = NUMBER_COLUMNS.includes(name) ? 'number' : '';
      writeAttribute(cell, 'data-column', column);
      return (own?.makerOf(column) ?? CELLS[name])({ cell, mailing: () => this.#shown, context: this.context });
    });
  }
}

function classOf(mailing: Mailing | undefined, { changed, selected }: RowContext): string {
  if (!mailing) return 'pending';
  const names = [
    mailing.id === selected && 'selected',
    changed.has(mailing.id) && 'changed',
    isUnsent(mailing) && 'unsent',
  ];
  return names.filter(Boolean).join(' ');
}
