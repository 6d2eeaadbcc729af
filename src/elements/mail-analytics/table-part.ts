import { html, type TemplateResult } from 'lit';

import type { Answer } from '../../adapters/adapter.js';
import { beside } from '../../adapters/beside.js';
import { onceThere } from '../../adapters/once-there.js';
import { ColumnLayoutController } from '../../controllers/column-layout-controller.js';
import { HeadFocusController } from '../../controllers/head-focus-controller.js';
import type { PageController } from '../../controllers/page-controller.js';
import type { PageStateController } from '../../controllers/page-state-controller.js';
import { RowWindowController } from '../../controllers/row-window-controller.js';
import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import type { Mailing } from '../../model/mailing.js';
import type { ColumnName, Sort } from '../../model/query.js';
import type { RowRange } from '../../model/row-window.js';
import type { OwnColumns } from '../own-columns.js';
import { lookOf } from './column-look.js';
import type { MailAnalytics } from './mail-analytics.js';
import type { RowContext } from './mailing-row.js';
import { mailingTable } from './mailing-table.js';
import type { TableBody } from './table-body.js';

/** Rows that are printed at the most: some thirty pages. */
const PRINTED = 1000;

/** What the table is drawn from. */
interface TableSource {
  readonly pages: PageController<Mailing>;
  readonly page: PageStateController;
  readonly words: () => AnalyticsStrings;
  readonly formats: () => Formats;
  readonly sort: () => Sort<ColumnName>;
  /** The mailing whose drawer is open. */
  readonly selected: () => string | undefined;
  readonly onOpen: RowContext['onOpen'];
  readonly onSort: (column: ColumnName) => void;
  /** A person has changed the columns. */
  readonly onColumns: () => void;
  readonly onError: (error: unknown) => void;
}

/** What draws rows, loaded while the first are on their way. */
export const besideRows = beside(() => import('./table-body.js'));

/** The table of the section: which rows and columns are shown, which rows have just changed, and where the focus is. */
export class TablePart {
  readonly columns: ColumnLayoutController<OwnColumns<Mailing>>;
  readonly rows: RowWindowController;
  /** What draws rows that have come; absent until it has been loaded. */
  body: TableBody | undefined;
  #heads: HeadFocusController;
  #context: RowContext | undefined;
  /** The last row, by its place, that has been shown so far: printing goes as far. */
  #end = 0;
  #sorted = '';

  #onFocus = (event: FocusEvent): void => {
    this.#heads.onFocus(event);
    this.body?.focus.onFocus(event);
    // What has the focus is not to be under the subject, nor beyond the edge of the box.
    const { currentTarget: box, target } = event;
    const subject = (box as HTMLElement).querySelector<HTMLElement>('th[data-column="subject"]');
    (box as HTMLElement).style.scrollPaddingInlineStart = `${String(subject?.offsetWidth ?? 0)}px`;
    (target as Element).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  #box = (): HTMLElement | null => this.host.renderRoot.querySelector<HTMLElement>('#rows');

  #onKey = (event: KeyboardEvent): void => {
    this.#heads.onKey(event);
    this.body?.focus.onKey(event);
  };

  constructor(
    private readonly host: MailAnalytics,
    private readonly source: TableSource,
  ) {
    const { pages } = source;
    this.columns = new ColumnLayoutController(
      host,
      async () => {
        const { ColumnTools } = await import('./column-tools.js');
        return new ColumnTools(host, this.columns, source.onColumns);
      },
      async (list) => (await import('./own-mailing-columns.js')).ownMailingColumns(host, list, source.onError),
      source.onError,
    );
    this.rows = new RowWindowController(
      host,
      this.#box,
      () => pages.length,
      () => pages.want(this.rows.wanted),
    );
    this.#heads = new HeadFocusController(host, () => this.columns.layout.shown);
  }

  /** Asks for rows, with what draws them. */
  ask<Rows>(ask: () => Answer<Rows>): Answer<Rows> {
    return onceThere(besideRows(ask), ([answer, { TableBody: Body }]) => {
      this.body ??= this.#makeBody(Body);
      return answer;
    });
  }

  draw(): TemplateResult {
    const { pages, words, formats, sort, selected, onOpen } = this.source;
    const { isLoading, isReady, length } = pages;
    const { layout, own } = this.columns;
    this.#context = {
      columns: layout.shown,
      own,
      words: words(),
      formats: formats(),
      isCard: !this.rows.hasHead,
      mailingAt: (index) => pages.item(index),
      selected: selected(),
      changed: this.body?.marks.marked ?? new Set(),
      onOpen,
    };
    const state = {
      layout,
      own,
      range: this.#range(),
      total: isReady ? length : undefined,
      totals: isReady ? pages.totals : undefined,
      sort: sort(),
      isBusy: isLoading,
      stop: this.#heads.stop,
    };
    return html`${mailingTable(state, this.body, words(), formats(), {
        onSort: (column) => this.#onSort(column),
        onFocus: this.#onFocus,
        onKey: this.#onKey,
        onEdge: this.columns.onEdge,
      })}<span class="hidden" role="status">${this.#sorted}</span>`;
  }

  #onSort(column: ColumnName): void {
    const { words, sort, onSort } = this.source;
    onSort(column);
    const { sortedBy, ascending, descending } = words();
    const { label } = lookOf(column, words(), this.columns.own);
    this.#sorted = sortedBy(label, sort().direction === 'ascending' ? ascending : descending);
  }

  #makeBody(Body: typeof TableBody): TableBody {
    const { host, source, rows } = this;
    return new Body(
      host,
      this.#box,
      rows,
      () => source.pages.length,
      () => this.#context as RowContext,
    );
  }

  #range(): RowRange {
    const { pages, page } = this.source;
    if (!pages.isReady) return { first: 0, end: pages.error ? 0 : this.rows.bones };
    const { range } = this.rows;
    this.#end = Math.min(Math.max(this.#end, range.end), pages.length, PRINTED);
    return page.isPrinting ? { first: 0, end: this.#end } : range;
  }
}
