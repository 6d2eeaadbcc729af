import { GridFocusController } from '../../controllers/grid-focus-controller.js';
import { MarkController } from '../../controllers/mark-controller.js';
import type { RowWindowController } from '../../controllers/row-window-controller.js';
import { totalsAfter } from '../../model/found-totals.js';
import { mailingMayMove } from '../../model/may-move.js';
import type { RowRange } from '../../model/row-window.js';
import { adopt } from '../../styles/adopt.js';
import { recycledRows } from '../../templates/recycled-rows.js';
import { cardBodyStyles } from './card-body.styles.js';
import type { MailAnalytics } from './mail-analytics.js';
import { MailingRow, type RowContext } from './mailing-row.js';
import { mediaStyles } from './media.styles.js';
import { bodyStyles } from './table-body.styles.js';
import { totalsRow } from './totals-row.js';

/**
 * The rows of the table: what they are drawn with, how the arrow keys go through them, and what changes mean to them.
 * Loaded while the first are on their way.
 */
export class TableBody {
  readonly focus: GridFocusController;
  readonly marks: MarkController;
  readonly mayMove = mailingMayMove;
  readonly summed = totalsAfter;
  readonly foot = totalsRow;

  #makeRow = (): MailingRow => new MailingRow(this.context);

  /**
   * @param box - The scroll box in the element's root, once it is drawn.
   * @param total - Rows in the whole list.
   * @param context - What rows are drawn with, asked anew at each showing.
   */
  constructor(
    host: MailAnalytics,
    box: () => HTMLElement | null,
    rows: RowWindowController,
    total: () => number,
    private readonly context: () => RowContext,
  ) {
    adopt(host, bodyStyles, mediaStyles, cardBodyStyles);
    this.marks = new MarkController(host);
    this.focus = new GridFocusController(host, box, rows, total);
  }

  draw(range: RowRange): unknown {
    return recycledRows(range, this.#makeRow);
  }
}
