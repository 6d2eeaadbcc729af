import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';

import { ClockController } from '../../controllers/clock-controller.js';
import { ExportController } from '../../controllers/export-controller.js';
import { FocusKeeperController } from '../../controllers/focus-keeper-controller.js';
import { FormatsController } from '../../controllers/formats-controller.js';
import { GridFocusController } from '../../controllers/grid-focus-controller.js';
import { HintController } from '../../controllers/hint-controller.js';
import { LinksController } from '../../controllers/links-controller.js';
import { LiveController } from '../../controllers/live-controller.js';
import { MarkController } from '../../controllers/mark-controller.js';
import { PageController } from '../../controllers/page-controller.js';
import { PauseController } from '../../controllers/pause-controller.js';
import { RowWindowController } from '../../controllers/row-window-controller.js';
import { StringsController, wordless } from '../../controllers/strings-controller.js';
import { TimelineController } from '../../controllers/timeline-controller.js';
import { statuses } from '../../locales/en-icon.js';
import { problem as problemWords } from '../../locales/en-problem.js';
import { recipients } from '../../locales/en-recipients.js';
import type { Recipient } from '../../model/mailing.js';
import { RECIPIENT_COLUMNS, type Change } from '../../model/query.js';
import { formatSort, parseSort, pressedSort } from '../../model/sort.js';
import { REACHED, STATUSES, type Reached } from '../../model/status.js';
import { toggled, wordsIn } from '../../model/word-list.js';
import { avatar } from '../../styles/avatar.js';
import { list } from '../../styles/list.js';
import { placedBox } from '../../styles/box.js';
import { reset } from '../../styles/reset.js';
import { statusTokens } from '../../styles/status-tokens.js';
import { tokens } from '../../styles/tokens.js';
import { exportButton } from '../../templates/export-button.js';
import { note } from '../../templates/note.js';
import { problem } from '../../templates/problem.js';
import { refreshOffer } from '../../templates/refresh-offer.js';
import { RecipientOpenEvent, ViewChangeEvent, type MailRecipientsEvents } from '../events.js';
import { MailElement } from '../mail-element.js';
import { property } from '../property.js';
import { wordsOfList } from './allowed-words.js';
import { filters } from './filters.js';
import { styles } from './mail-recipients.styles.js';
import { RecipientRow, type RowContext } from './recipient-row.js';
import { LATEST_FIRST, NEWEST, recipientsRequest, type RecipientsView } from './recipients-query.js';
import { countWords, emptyNote, recipientsTable } from './recipients-table.js';

/**
 * Who a mailing was sent to, and what became of each: the content of the drawer, for a host with a panel of its own.
 *
 * ```html
 * <mail-recipients src="/mail-analytics/api" mailing-id="42"></mail-recipients>
 * ```
 *
 * It fills the height it is given and scrolls inside. With `listEvents` of the adapter a row opens to what happened to
 * its mail, with `listLinks` it shows the links that were clicked.
 *
 * @customElement mail-recipients
 *
 * @csspart search - The search field.
 * @csspart scroll - The box in which the rows scroll.
 * @csspart row - One recipient.
 * @csspart history - What happened to the mail of the row that is open.
 * @csspart links - The links that were clicked.
 * @csspart export - The button that exports what is filtered.
 * @csspart refresh - The offer to put in order what has changed.
 * @csspart problem - What went wrong, with a way to try again.
 * @csspart note - What stands where rows would.
 *
 * @cssprop [--mail-recipient-row-height=53px] - Height of a row that is not open.
 * @fires {RecipientOpenEvent} recipient-open - The person asked for a recipient: go to that person's page.
 * @fires {ViewChangeEvent} view-change - The person sorted, searched or filtered.
 * @fires {AdapterErrorEvent} adapter-error - Data could not be had, or were of the wrong shape.
 */
export class MailRecipients extends MailElement<MailRecipientsEvents> {
  protected static override readonly method = 'listRecipients';
  static override styles = [tokens, statusTokens, reset, list, avatar, styles];

  /** Identifier of the mailing, as the adapter knows it. */
  @property({ attribute: 'mailing-id' }) mailingId = '';

  /** Subject of the mailing, by which an exported file is named. Default: the identifier. */
  @property() subject = '';

  /** Only these statuses, separated by spaces. */
  @property() statuses = '';

  /** Only those who have come this far: the filter behind a number of the table, as "opened". */
  @property() reached?: Reached;

  /** A column, with `-` before it for descending: name, email, status, date, last-event. */
  @property() sort = formatSort(NEWEST);

  /** Only where name or address contains this. */
  @property() search = '';

  /** Count what software opened as if a person had. */
  @property({ type: Boolean, attribute: 'include-machine-opens' }) includeMachineOpens = false;

  /** @internal */
  readonly isComplete = (): boolean => !!this.#words.spoken && (this.#pages.isReady || !!this.#pages.error);

  #box = (): HTMLElement | null => this.renderRoot.querySelector('#rows');
  #words = new StringsController(this, { problem: problemWords, recipients, statuses }, wordless);
  #formats = new FormatsController(this);
  #clock = new ClockController(this);
  #pages = new PageController<Recipient>(
    this,
    () => recipientsRequest(this.adapters.asked, this.mailingId, this.#view),
    ({ messageId }) => messageId,
    this.reportError,
  );
  #timeline = new TimelineController(
    this,
    {
      box: this.#box,
      rows: () => this.#rows,
      idAt: (place) => this.#pages.item(place)?.messageId,
      placeOf: (messageId) => this.#pages.placeOf(messageId),
      adapter: () => this.adapters.adapter,
    },
    async () => new (await import('./timeline.js')).Timeline(this, (messageId) => this.#pages.find(messageId)),
    this.reportError,
  );
  #rows = new RowWindowController(
    this,
    this.#box,
    () => this.#pages.length,
    () => this.#pages.want(this.#rows.wanted),
  );
  #links = new LinksController(
    this,
    () => [this.adapters.adapter, this.mailingId],
    async () => new (await import('./links.js')).Links(this),
    this.reportError,
  );
  #export = new ExportController(
    this,
    () => recipientsRequest(this.adapters.asked, this.mailingId, this.#view).ask,
    async () => (await import('./recipients-csv.js')).recipientsExporter,
    this.reportError,
  );
  #check = wordsOfList(this, this.#formats, this.#pages);
  #marks = new MarkController(this);
  #typing = new PauseController(this, 150);
  #focus: GridFocusController;
  #hints = new HintController(this, '.date', ({ parentElement: row }) => {
    const recipient = this.#pages.item(Number(row?.getAttribute('aria-rowindex')) - 2);
    return recipient && this.#formats.formats.exact(recipient.statusAt);
  });
  #rowContext = this.#makeContext();
  #makeRow = (): RecipientRow => new RecipientRow(() => this.#rowContext);
  #isOwn = ({ mailingId }: Change): boolean => mailingId === this.mailingId;

  constructor() {
    super();
    this.addController(placedBox(this));
    new FocusKeeperController(this, () => this.renderRoot.querySelector('input[type="search"]'));
    this.#focus = new GridFocusController(this, this.#box, this.#rows, () => this.#pages.length);
    new LiveController(
      this,
      () => ({ adapter: this.adapters.adapter, scope: undefined, isWanted: this.#isOwn }),
      (changes) => this.#onChanges(changes),
      this.reportError,
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('mailingId')) this.#toTop();
  }

  protected override updated(): void {
    this.#pages.want(this.#rows.wanted);
  }

  protected override render(): TemplateResult {
    const { problem: failure, recipients: words, statuses: names } = this.#words.strings;
    const { formats } = this.#formats;
    const { changes, counts, isReady, isStarved, length, total } = this.#pages;
    const error = this.#pages.error ?? this.#check.problem;
    const isMissing = isStarved && !this.adapters.adapter && !this.adapters.isLoading;
    const isEmpty = isReady && length === 0 && !error;
    const { search, statuses: picked, reached } = this.#view;
    const links = this.#links.isOffered ? { isOpen: this.#links.isOpen, onToggle: this.#links.onToggle } : undefined;
    return html`<div class="tools" ?inert=${!this.#words.spoken}>
        ${filters({ counts, reached, search, statuses: picked, links }, words, names, formats, {
          onStatus: (status) => this.#change({ statuses: toggled(picked, status) }),
          onReachedRemove: () => this.#change({ reached: undefined }),
          onSearch: (text) => this.#typing.after(() => this.#change({ search: text })),
        })}
      </div>
      ${this.#links.view ?? nothing} ${error ? problem(error, failure, () => this.#pages.renew()) : nothing}
      ${isMissing ? note(failure.noAdapter) : isEmpty ? emptyNote(this, words, (view) => this.#change(view)) : this.#renderTable(error)}
      <footer>
        <span role="status">${countWords(this.#pages, this.adapters.isLoading, words, formats)}</span>
        ${refreshOffer(changes, failure, formats, () => this.#pages.renew())}
        ${exportButton(words.exportCsv, this.#export, total > 0)}
      </footer>`;
  }

  #renderTable(error: unknown): TemplateResult {
    const { isLoading, isReady, length } = this.#pages;
    this.#rowContext = this.#makeContext();
    const { words, hasHistory } = this.#rowContext;
    const state = {
      range: isReady ? this.#rows.range : { first: 0, end: error ? 0 : this.#rows.bones },
      total: isReady ? length : undefined,
      sort: this.#view.sort,
      isBusy: isLoading,
      hasHistory,
    };
    return recipientsTable(state, words, {
      makeRow: this.#makeRow,
      onSort: (column) => this.#change({ sort: formatSort(pressedSort(column, this.#view.sort, LATEST_FIRST)) }),
      onFocus: (event) => this.#onFocus(event),
      onKey: (event) => this.#onKey(event),
      onPress: this.#timeline.onPress,
      onPointer: this.#hints.handle,
    });
  }

  #onFocus(event: FocusEvent): void {
    if (event.type === 'focusin') this.#focus.onFocus(event);
    this.#hints.handle(event);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#hints.hide()) {
      // A dialog around the list stays open: this press was meant for the tip.
      event.preventDefault();
      event.stopPropagation();
    } else if (!this.#timeline.onKey(event)) this.#focus.onKey(event);
  }

  #onChanges(changes: readonly Change[]): void {
    const own = changes.filter(this.#isOwn);
    if (changes.length === 0) this.#pages.refresh();
    else if (own.length === 0) return;
    const messages = own.flatMap(({ message }) => message ?? []);
    // Changes count people alone, and rows that count software as well have to be asked for.
    this.#marks.mark(this.#pages.follow(messages, true, this.includeMachineOpens));
    this.#timeline.follow(messages);
    this.#links.follow();
  }

  #change(view: Partial<Pick<MailRecipients, 'reached' | 'search' | 'sort' | 'statuses'>>): void {
    if ('search' in view) this.#typing.cancel();
    Object.assign(this, view);
    this.#toTop();
    const { search, statuses: picked, sort, reached } = this.#view;
    this.dispatchEvent(new ViewChangeEvent({ search, statuses: picked, sort, reached }));
  }

  /** To the first row of another list. */
  #toTop(): void {
    this.#timeline.close();
    this.#rows.scrollToTop();
    this.#focus.toFirst();
  }

  #makeContext(): RowContext {
    const { recipients: words, statuses: names } = this.#words.strings;
    return {
      words,
      names,
      formats: this.#formats.formats,
      now: this.#clock.now,
      holdsUntil: (instant) => this.#clock.holdsUntil(instant),
      marked: this.#marks.marked,
      hasHistory: this.#timeline.isOffered,
      openId: this.#timeline.openId,
      recipientAt: (index) => this.#pages.item(index),
      onPress: (recipient) => void this.dispatchEvent(new RecipientOpenEvent(this.mailingId, recipient)),
      onToggle: ({ messageId }) => this.#timeline.toggle(messageId),
    };
  }

  /** Attributes as far as they are understood. */
  get #view(): RecipientsView {
    const { search, includeMachineOpens } = this;
    return {
      search,
      includeMachineOpens,
      statuses: wordsIn(this.statuses, STATUSES),
      reached: REACHED.find((each) => each === this.reached),
      sort: parseSort(this.sort, RECIPIENT_COLUMNS) ?? NEWEST,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mail-recipients': MailRecipients;
  }
}
