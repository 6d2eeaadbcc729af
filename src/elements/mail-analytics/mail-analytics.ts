import { html, nothing, type TemplateResult } from 'lit';

import { listMailings } from '../../adapters/checked-lists.js';
import { FocusKeeperController } from '../../controllers/focus-keeper-controller.js';
import { FormatsController } from '../../controllers/formats-controller.js';
import { LiveController } from '../../controllers/live-controller.js';
import { MarkController } from '../../controllers/mark-controller.js';
import { PageController, type ListRequest } from '../../controllers/page-controller.js';
import { PauseController } from '../../controllers/pause-controller.js';
import { PeriodController } from '../../controllers/period-controller.js';
import { RowWindowController } from '../../controllers/row-window-controller.js';
import { StringsController } from '../../controllers/strings-controller.js';
import { analytics, problem as problemWords } from '../../locales/en.js';
import type { Mailing } from '../../model/mailing.js';
import { MAILING_COLUMNS, type Change, type MailingColumn, type Sort } from '../../model/query.js';
import { formatSort, parseSort, pressedSort } from '../../model/sort.js';
import { MAILING_STATUSES, type MailingStatus, type Reached } from '../../model/status.js';
import { toggled, wordsIn } from '../../model/word-list.js';
import { list } from '../../styles/list.js';
import { reset } from '../../styles/reset.js';
import { statusTokens } from '../../styles/status-tokens.js';
import { tokens } from '../../styles/tokens.js';
import { note } from '../../templates/note.js';
import { problem } from '../../templates/problem.js';
import { MailingOpenEvent, ViewChangeEvent } from '../events.js';
import { MailElement } from '../mail-element.js';
import { property, state } from '../property.js';
import { cardStyles } from './cards.styles.js';
import { NUMBER_COLUMNS, type CellContext } from './columns.js';
import { drawer, showDrawer } from './drawer.js';
import { drawerStyles } from './drawer.styles.js';
import { emptyNote } from './empty-note.js';
import { styles } from './mail-analytics.styles.js';
import { mailingQuery } from './mailing-query.js';
import { mailingTable } from './mailing-table.js';
import { rangeField, toolbar, type ToolbarActions, type ToolbarState } from './toolbar.js';

/** Rows drawn in outline until the first have come. */
const BONES = 8;

const NEWEST: Sort<MailingColumn> = { by: 'date', direction: 'descending' };

/**
 * The analytics of sent mail, for a page of its own or a section of a project: the sent-mail table, and the
 * recipients of each mailing in a drawer.
 *
 * ```html
 * <mail-analytics src="/mail-analytics/api" scope="project:42"></mail-analytics>
 * ```
 *
 * @customElement mail-analytics
 *
 * @slot title - In place of the title.
 *
 * @csspart toolbar - Search and filters.
 * @csspart range - Choice of the period.
 * @csspart table - The sent-mail table.
 * @csspart scroll - The box in which its rows scroll.
 * @csspart row - One mailing.
 * @csspart subject - The subject of a mailing, which opens its recipients.
 * @csspart drawer - The side panel with the recipients.
 * @csspart problem - What went wrong, with a way to try again.
 * @csspart note - What stands where rows would.
 *
 * @cssprop [--mail-table-max-height=min(75vh, 900px)] - Height beyond which the rows scroll inside.
 * @cssprop [--mail-drawer-width=520px] - Width of the side panel.
 *
 * @fires {MailingOpenEvent} mailing-open - The person asked for a mailing. Cancelable: show your own page instead.
 * @fires {RecipientOpenEvent} recipient-open - The person asked for a recipient: go to that person's page.
 * @fires {ViewChangeEvent} view-change - The person sorted, searched, filtered, or opened or closed the drawer.
 * @fires {AdapterErrorEvent} adapter-error - Data could not be had, or were of the wrong shape.
 */
export class MailAnalytics extends MailElement {
  static override styles = [tokens, statusTokens, reset, list, styles, cardStyles, drawerStyles];

  /** What is looked at, as "project:42". Default: everything. */
  @property() scope?: string;

  /** First day, "2026-11-01", or instant. */
  @property() from = '';

  /** Last day, included whole, or instant. */
  @property() to = '';

  /** The last so many days, as "30d"; wins over `from` and `to`. */
  @property() range = '';

  /** Which columns, in which order, separated by spaces. Default: all thirteen. */
  @property() columns = '';

  /** A column, with `-` before it for descending. */
  @property() sort = formatSort(NEWEST);

  /** Only where subject, sender or address contains this. */
  @property() search = '';

  /** Only mailings of these statuses, separated by spaces. */
  @property() statuses = '';

  /** What is not shown, separated by spaces: "title", "toolbar". */
  @property() hide = '';

  /** Count what software opened as if a person had. */
  @property({ type: Boolean, attribute: 'include-machine-opens' }) includeMachineOpens = false;

  @state() private opened: { mailing: Mailing; column: MailingColumn; reached?: Reached } | undefined;
  @state() private isCustom = false;

  #words = new StringsController(this, { analytics, problem: problemWords });
  #formats = new FormatsController(this);
  #period = new PeriodController(this, () => this.#formats.formats.timeZone);
  #pages = new PageController<Mailing>(
    this,
    () => this.#request(),
    ({ id }) => id,
    this.reportError,
  );
  #rows = new RowWindowController(
    this,
    () => this.renderRoot.querySelector('#rows'),
    () => this.#pages.total,
  );
  #live = new LiveController(
    this,
    () => ({ adapter: this.adapters.adapter, scope: this.scope }),
    (changes) => this.#onChanges(changes),
    this.reportError,
  );
  #typing = new PauseController(this, 150);
  #marks = new MarkController(this);

  constructor() {
    super();
    new FocusKeeperController(this, () => this.renderRoot.querySelector('input[type="search"], #rows'));
  }

  protected override updated(): void {
    this.#pages.want(this.#rows.range);
    showDrawer(this.#dialog, this.opened !== undefined);
  }

  protected override render(): TemplateResult {
    const { analytics: words, problem: failure } = this.#words.strings;
    const { formats } = this.#formats;
    const { isReady, total } = this.#pages;
    const hidden = wordsIn(this.hide, ['title', 'toolbar']);
    const error = this.#pages.error ?? this.#period.problem;
    const actions = this.#actions();
    const shown = this.#toolbarState();
    const isMissing = this.#pages.isStarved && !this.adapters.adapter && !this.adapters.isLoading;
    const isEmpty = isReady && total === 0 && !error;
    return html`<section aria-label=${words.title}>
      ${
        hidden.includes('title')
          ? nothing
          : html`<header class="top">
              <slot name="title"><h2>${words.title}</h2></slot>
              ${this.#live.isLive ? html`<span class="live">${words.live}</span>` : nothing}
              ${rangeField(shown, words, actions)}
            </header>`
      }
      ${hidden.includes('toolbar') ? nothing : toolbar(shown, words, formats, actions)}
      ${error ? problem(error, failure, () => this.#pages.retry()) : nothing}
      ${isMissing ? note(failure.noAdapter) : isEmpty ? emptyNote(this, words, (filters) => this.#change(filters)) : this.#renderTable()}
      ${this.#renderDrawer()}
    </section>`;
  }

  #renderTable(): TemplateResult {
    const { error, isLoading, isReady, total } = this.#pages;
    const state = {
      columns: this.#shownColumns,
      mailingAt: (index: number) => this.#pages.item(index),
      range: isReady ? this.#rows.range : { first: 0, end: error ? 0 : BONES },
      total: isReady ? total : undefined,
      sort: this.#sorted,
      isBusy: isLoading,
      selected: this.opened?.mailing.id,
      changed: this.#marks.marked,
    };
    const { formats } = this.#formats;
    const { analytics: words } = this.#words.strings;
    const context: CellContext = { words, formats, onOpen: (...opened) => this.#onOpen(...opened) };
    return mailingTable(state, context, (column) => this.#onSort(column));
  }

  #renderDrawer(): TemplateResult {
    const { opened, locale, timeZone, strings, includeMachineOpens } = this;
    const { adapter } = this.adapters;
    const mailing = opened && (this.#pages.find(opened.mailing.id) ?? opened.mailing);
    return drawer(
      { mailing, reached: opened?.reached, adapter, locale, timeZone, strings, includeMachineOpens },
      this.#words.strings.analytics,
      this.#formats.formats,
      { onClose: () => this.#dialog?.close(), onClosed: () => this.#onClosed() },
    );
  }

  #onOpen(mailing: Mailing, column: MailingColumn, reached?: Reached): void {
    if (!this.dispatchEvent(new MailingOpenEvent(mailing.id, reached))) return;
    this.opened = { mailing, column, reached };
    this.#tellView();
  }

  #onClosed(): void {
    const { opened } = this;
    if (!opened) return;
    this.opened = undefined;
    this.#tellView();
    // The row may have been drawn anew, or elsewhere, while the drawer was open.
    const cell = `[data-id="${CSS.escape(opened.mailing.id)}"] [data-column="${opened.column}"] button`;
    this.renderRoot.querySelector<HTMLElement>(cell)?.focus();
  }

  #onSort(column: MailingColumn): void {
    this.#change({ sort: formatSort(pressedSort(column, this.#sorted, ['date', ...NUMBER_COLUMNS])) });
  }

  #onChanges(changes: readonly Change[]): void {
    const mailings = changes.flatMap(({ mailing }) => mailing ?? []);
    if (mailings.length === 0) return;
    this.#marks.mark(mailings.map(({ id }) => id));
    // Changes count people alone, and rows that count software as well have to be asked for.
    if (this.includeMachineOpens) return void this.#pages.refresh(true);
    const isCountStale = mailings.map((mailing) => this.#pages.replace(mailing)?.status !== mailing.status);
    for (const mailing of mailings) {
      if (mailing.id === this.opened?.mailing.id) this.opened = { ...this.opened, mailing };
    }
    if (isCountStale.includes(true)) void this.#pages.refresh();
  }

  #actions(): ToolbarActions {
    return {
      onSearch: (search) => this.#typing.after(() => this.#change({ search })),
      onStatus: (status) => this.#change({ statuses: toggled(this.#picked, status) }),
      onSort: (sort) => this.#change({ sort: formatSort(sort) }),
      onRange: (range) => {
        this.isCustom = range === 'custom';
        this.#change(this.isCustom ? { range: '' } : { range: range === 'all' ? '' : range, from: '', to: '' });
      },
      onDay: (end, day) => this.#change({ [end]: day }),
    };
  }

  #change(view: Partial<Pick<MailAnalytics, 'from' | 'range' | 'search' | 'sort' | 'statuses' | 'to'>>): void {
    if ('search' in view) this.#typing.cancel();
    Object.assign(this, view);
    this.#rows.scrollToTop();
    this.#tellView();
  }

  #tellView(): void {
    const { search, range, from, to } = this;
    const mailingId = this.opened?.mailing.id;
    this.dispatchEvent(
      new ViewChangeEvent({ search, statuses: this.#picked, sort: this.#sorted, range, from, to, mailingId }),
    );
  }

  #request(): ListRequest<Mailing> {
    const { adapter } = this.adapters;
    const query = mailingQuery(this, this.#picked, this.#sorted, this.#period.period);
    return {
      key: [adapter, JSON.stringify(query)],
      ask: adapter && ((window, signal) => listMailings(adapter, { ...query, ...window }, { signal })),
    };
  }

  #toolbarState(): ToolbarState {
    const { search, from, to } = this;
    const { counts, isReady, total } = this.#pages;
    const range = this.range || (this.isCustom || from || to ? 'custom' : 'all');
    const known = isReady ? total : undefined;
    const isLoading = this.#pages.isLoading || this.adapters.isLoading;
    return { counts, search, statuses: this.#picked, sort: this.#sorted, range, from, to, total: known, isLoading };
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>('#drawer');
  }

  get #shownColumns(): readonly MailingColumn[] {
    const wanted = wordsIn(this.columns, MAILING_COLUMNS);
    return wanted.length > 0 ? wanted : MAILING_COLUMNS;
  }

  get #picked(): readonly MailingStatus[] {
    return wordsIn(this.statuses, MAILING_STATUSES);
  }

  get #sorted(): Sort<MailingColumn> {
    return parseSort(this.sort, MAILING_COLUMNS) ?? NEWEST;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mail-analytics': MailAnalytics;
  }
}
