import { html, nothing, type TemplateResult } from 'lit';

import { ExportController } from '../../controllers/export-controller.js';
import { FocusKeeperController } from '../../controllers/focus-keeper-controller.js';
import { FormatsController } from '../../controllers/formats-controller.js';
import { LiveController } from '../../controllers/live-controller.js';
import { PageController, type ListRequest } from '../../controllers/page-controller.js';
import { PageStateController } from '../../controllers/page-state-controller.js';
import { PeriodController } from '../../controllers/period-controller.js';
import { StringsController, wordless } from '../../controllers/strings-controller.js';
import { analytics } from '../../locales/en-analytics.js';
import { problem as problemWords } from '../../locales/en-problem.js';
import type { Mailing, Recipient } from '../../model/mailing.js';
import type { ColumnList, OwnColumn } from '../../model/own-column.js';
import { type Change, type ColumnName, type Sort } from '../../model/query.js';
import { formatSort, parseSort, pressedSort } from '../../model/sort.js';
import type { ViewStorage } from '../../model/saved-view.js';
import { MAILING_STATUSES, type MailingStatus } from '../../model/status.js';
import { wordsIn } from '../../model/word-list.js';
import { list } from '../../styles/list.js';
import { placedBox } from '../../styles/box.js';
import { reset } from '../../styles/reset.js';
import { statusTokens } from '../../styles/status-tokens.js';
import { tokens } from '../../styles/tokens.js';
import { note } from '../../templates/note.js';
import { problem } from '../../templates/problem.js';
import { MailingOpenEvent, ViewChangeEvent, type MailAnalyticsEvents } from '../events.js';
import { MailElement } from '../mail-element.js';
import { property } from '../property.js';
import { wordsOfSection } from './allowed-words.js';
import { cardStyles } from './cards.styles.js';
import { drawerPart } from './drawer-part.js';
import { emptyNote } from './empty-note.js';
import { styles } from './mail-analytics.styles.js';
import { LATEST_FIRST, mailingQuery, mailingRequest, NEWEST } from './mailing-query.js';
import { SavedViewsPart } from './saved-views-part.js';
import { isSummaryComplete, summaryPart, summaryPlace } from './summary-place.js';
import { TablePart } from './table-part.js';
import { tableStyles } from './table.styles.js';
import { toolbar, toolbarState } from './toolbar.js';
import { topBar, viewTools } from './top-bar.js';
import { ViewEditing, type ViewWords } from './view-editing.js';

/**
 * The analytics of sent mail, for a page of its own or a section of a project: the numbers of a period as tiles and as
 * a chart, the sent-mail table, and the recipients of each mailing in a drawer. Tiles and chart sum up the scope and the
 * period, whatever the table is searched for or filtered by, and are there where the adapter has `getSummary`.
 *
 * ```html
 * <mail-analytics src="/mail-analytics/api" scope="project:42"></mail-analytics>
 * ```
 *
 * @customElement mail-analytics
 *
 * @slot title - In place of the title.
 * @slot actions - Buttons of the host's own in the drawer, beside those of `actions`.
 *
 * @csspart summary - The tiles.
 * @csspart summary-problem - Why tiles and chart are not of now, with a way to try again.
 * @csspart chart - The chart, with its legend.
 * @csspart toolbar - Search and filters.
 * @csspart export - The button that exports what is filtered.
 * @csspart range - Choice of the period.
 * @csspart live - Whether changes are followed: the button that pauses and goes on.
 * @csspart saved-views - The button that says which saved view is shown, and opens their list.
 * @csspart views - The list of saved views.
 * @csspart choose-columns - The button that opens the list of columns.
 * @csspart columns - The list in which columns are chosen.
 * @csspart table - The sent-mail table.
 * @csspart scroll - The box in which its rows scroll.
 * @csspart row - One mailing.
 * @csspart cell - A cell of the host's own column; one of its column "owner" is `cell-owner` as well.
 * @csspart totals - The sums, at the foot of the table.
 * @csspart subject - The subject of a mailing, which opens its recipients.
 * @csspart drawer - The side panel with the recipients.
 * @csspart refresh - The offer to put in order what has changed.
 * @csspart problem - What went wrong, with a way to try again.
 * @csspart note - What stands where rows would.
 *
 * @cssprop [--mail-table-max-height=min(75vh, 900px)] - Height beyond which the rows scroll inside.
 * @cssprop [--mail-row-height=53px] - Height of rows, 36px by itself where they are compact.
 * @cssprop [--mail-card-height=104px] - Height of rows in a narrow place, where they are cards.
 * @cssprop [--mail-drawer-width=520px] - Width of the side panel.
 *
 * @fires {MailingOpenEvent} mailing-open - The person asked for a mailing. Cancelable: show your own page instead.
 * @fires {RecipientOpenEvent} recipient-open - The person asked for a recipient: go to that person's page.
 * @fires {ViewChangeEvent} view-change - The person sorted, searched, filtered, changed columns, or opened or closed the drawer.
 * @fires {RecipientActionEvent} follow-up - As of `<mail-recipients>`, from the drawer; so are the next two.
 * @fires {RecipientActionEvent} fix-address - The person wants to find the right addresses.
 * @fires {RecipientActionEvent} suppress - The person wants to write no more.
 * @fires {AdapterErrorEvent} adapter-error - Data could not be had, or were of the wrong shape.
 */
export class MailAnalytics extends MailElement<MailAnalyticsEvents> {
  /** @internal */
  static override readonly method = 'listMailings';
  static override styles = [tokens, statusTokens, reset, list, styles, tableStyles, cardStyles];

  /** What is looked at, as "project:42". Default: everything. */
  @property() scope?: string;

  /** First day, "2026-11-01", or instant. */
  @property({ useDefault: true }) from = '';

  /** Last day, included whole, or instant. */
  @property({ useDefault: true }) to = '';

  /** The last so many days, as "30d"; wins over `from` and `to`. */
  @property({ useDefault: true }) range = '';

  /** Height of rows: `comfortable` (default), with rates under the numbers, or `compact`. */
  @property({ useDefault: true }) density: 'comfortable' | 'compact' = 'comfortable';

  /** A column, with `-` before it for descending. */
  @property({ useDefault: true }) sort = formatSort(NEWEST);

  /** Only where subject, sender or address contains this. */
  @property({ useDefault: true }) search = '';

  /** Only mailings of these statuses, separated by spaces. */
  @property({ useDefault: true }) statuses = '';

  /** The mailing whose drawer is open; one that is not in the first window of the list is passed over. */
  @property({ attribute: 'mailing-id', useDefault: true }) mailingId = '';

  /** What is not shown, separated by spaces: "title", "summary", "chart", "toolbar". */
  @property({ useDefault: true }) hide = '';

  /** Count what software opened as if a person had. */
  @property({ type: Boolean, attribute: 'include-machine-opens' }) includeMachineOpens = false;

  /** What the host can do with the recipients in the drawer: as `actions` of `<mail-recipients>`. Default: none. */
  @property({ useDefault: true }) actions = '';

  /** Columns of the host's own in the drawer: as `columns` of `<mail-recipients>`. */
  @property({ attribute: false }) recipientColumns: readonly OwnColumn<Recipient>[] = [];

  /** Pixels of the drawer, as `view-change` tells what a person has made it. Default: `--mail-drawer-width`. */
  @property({ type: Number, attribute: 'drawer-width' }) drawerWidth?: number;

  /** Where a person keeps views by name: a storage of the host's, or `viewsIn(localStorage, key)`. Shows *Views*. */
  @property({ attribute: false }) views?: ViewStorage;

  /** @internal */
  readonly isComplete = (): boolean =>
    !!this.#words.spoken && (this.#pages.isReady || !!this.#pages.error) && isSummaryComplete(this.#summary);

  #words = new StringsController(this, { analytics, problem: problemWords }, wordless);
  #formats = new FormatsController(this);
  #period = new PeriodController(this, () => this.#formats.formats.timeZone);
  #pages = new PageController<Mailing>(
    this,
    () => this.#request(),
    ({ id }) => id,
    this.reportError,
  );
  #page = new PageStateController(this, () => this.#pages.renew());
  #live = new LiveController(
    this,
    () => ({ adapter: this.adapters.adapter, scope: this.scope, isWanted: ({ mailing }) => !!mailing }),
    (changes) => this.#onChanges(changes),
    this.reportError,
  );
  #summary = summaryPart(
    this,
    () => ({ ...this.adapters, isStarved: this.#pages.isStarved || !!this.#pages.error, period: this.#period.period }),
    this.reportError,
  );
  #export = new ExportController(
    this,
    () => this.#request().ask,
    async () => (await import('./mailings-csv.js')).mailingsExporter(this.#table.columns.own),
    this.reportError,
  );
  #drawer = drawerPart(
    this,
    this.#pages,
    () => this.adapters.adapter,
    () => this.#tellView(),
    this.reportError,
  );
  #saved = new SavedViewsPart(this, (view) => this.#change(view), this.reportError);
  #editing = new ViewEditing(
    this,
    () => this.#picked,
    (view) => this.#change(view),
    () => this.#pages.renew(),
  );
  #table = new TablePart(this, {
    pages: this.#pages,
    page: this.#page,
    words: () => this.#words.strings.analytics,
    formats: () => this.#formats.formats,
    sort: () => this.#sorted,
    selected: () => this.#drawer.opened?.mailing.id,
    onOpen: (mailing, ...from) => {
      if (this.dispatchEvent(new MailingOpenEvent(mailing.id, from[1]))) this.#drawer.open(mailing, ...from);
    },
    onSort: (column) => this.#change({ sort: formatSort(pressedSort(column, this.#sorted, LATEST_FIRST)) }),
    onColumns: () => this.#tellView(),
    onError: this.reportError,
  });
  #check = wordsOfSection(this, this.#table, this.#formats, this.#period);

  constructor() {
    super();
    this.addController(placedBox(this));
    new FocusKeeperController(this, 'dialog[open] .close', 'input[type="search"], #rows', 'button, select');
  }

  protected override updated(): void {
    this.#pages.want(this.#table.rows.wanted);
  }

  /**
   * Which columns, in which order, how wide in pixels: "subject:320 date opened". Default: all thirteen. As a property
   * also a list, which may have columns of the host's own in it (`OwnColumn`); it reads as a text all the same.
   */
  @property()
  get columns(): string {
    return this.#table.columns.text;
  }
  set columns(columns: string | ColumnList<Mailing>) {
    this.#table.columns.take(columns);
  }

  protected override render(): TemplateResult {
    const { analytics: words, problem: failure } = this.#words.strings;
    const { formats } = this.#formats;
    const { isReady, length } = this.#pages;
    const [isUntitled, isBarred] = (['title', 'toolbar'] as const).map((each) => wordsIn(this.hide, [each]).length > 0);
    const { own } = this.#table.columns;
    const error = this.#pages.error ?? this.#period.problem ?? this.#check.problem ?? own?.problem;
    const [actions, statuses, sort] = [this.#editing, this.#picked, this.#sorted];
    const isLoading = this.#pages.isLoading || this.adapters.isLoading;
    const shown = toolbarState(this, this.#pages, actions, { statuses, sort, own, isLoading });
    const isMissing = this.#pages.isStarved && !this.adapters.adapter && !this.adapters.isLoading;
    const isEmpty = isReady && length === 0 && !error;
    const tools = {
      live: this.#live,
      isOffline: this.#page.isOffline,
      isStale: !!this.#pages.error,
      views: this.#saved.button,
      columns: isBarred ? undefined : this.#table.columns,
      exporting: isBarred ? undefined : this.#export,
      hasRows: length > 0,
    };
    return html`<section aria-label=${words.title} ?inert=${!this.#words.spoken}>
      ${isUntitled ? nothing : topBar(shown, words, formats, actions, tools, this.#period.period)}
      ${summaryPlace(this.#summary, this.hide, failure)}
      ${isBarred ? nothing : toolbar(shown, words, failure, formats, actions, isUntitled ? viewTools(tools, words, formats) : nothing)}
      ${error ? problem(error, failure, () => this.#pages.renew()) : nothing}
      ${isMissing ? note(failure.noAdapter) : isEmpty ? emptyNote(this, words, (filters) => this.#change(filters)) : this.#table.draw()}
      ${this.#drawer.view ?? nothing}
    </section>`;
  }

  #onChanges(changes: readonly Change[]): void {
    const mailings = changes.flatMap(({ mailing }) => mailing ?? []);
    if (changes.length === 0) this.#pages.refresh();
    else if (mailings.length === 0) return;
    this.#summary.part?.follow();
    // Changes count people alone, and rows that count software as well have to be asked for.
    const here = this.#pages.follow(mailings, false, this.includeMachineOpens);
    this.#table.body?.marks.mark(here);
    this.#drawer.follow(mailings);
  }

  #change(view: ViewWords): void {
    if ('search' in view) this.#editing.typing.forget();
    Object.assign(this, view);
    this.#table.rows.scrollToTop();
    this.#tellView();
  }

  #tellView(): void {
    const { search, range, from, to, columns, drawerWidth } = this;
    const rest = { statuses: this.#picked, sort: this.#sorted, mailingId: this.#drawer.opened?.mailing.id };
    this.dispatchEvent(new ViewChangeEvent({ search, range, from, to, columns, drawerWidth, ...rest }));
  }

  #request(): ListRequest<Mailing> {
    const query = mailingQuery(this, this.#picked, this.#sorted, this.#period.period);
    return mailingRequest(this.adapters.asked, query, this.#table);
  }

  get #picked(): readonly MailingStatus[] {
    return wordsIn(this.statuses, MAILING_STATUSES);
  }

  get #sorted(): Sort<ColumnName> {
    return parseSort(this.sort, this.#table.columns.sortable) ?? NEWEST;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mail-analytics': MailAnalytics;
  }
}
