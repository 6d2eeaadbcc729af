import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';

import { ExportController } from '../../controllers/export-controller.js';
import { FormatsController } from '../../controllers/formats-controller.js';
import { LinksController } from '../../controllers/links-controller.js';
import { LiveController } from '../../controllers/live-controller.js';
import { LoadedPartController } from '../../controllers/loaded-part-controller.js';
import { OwnColumnsController } from '../../controllers/own-columns-controller.js';
import { PageController } from '../../controllers/page-controller.js';
import { StringsController, wordless } from '../../controllers/strings-controller.js';
import { TypingController } from '../../controllers/typing-controller.js';
import { statuses } from '../../locales/en-icon.js';
import { problem as problemWords } from '../../locales/en-problem.js';
import { recipients } from '../../locales/en-recipients.js';
import type { Recipient } from '../../model/mailing.js';
import type { OwnColumn } from '../../model/own-column.js';
import { RECIPIENT_COLUMNS, type Change, type OwnName, type RecipientColumn } from '../../model/query.js';
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
import { ListPart } from './list-part.js';
import { styles } from './mail-recipients.styles.js';
import { LATEST_FIRST, NEWEST, recipientFilter, recipientsRequest, type RecipientsView } from './recipients-query.js';
import { countWords, emptyNote } from './recipients-table.js';

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
 * @slot actions - Buttons of the host's own, beside those of `actions`.
 *
 * @csspart search - The search field.
 * @csspart scroll - The box in which the rows scroll.
 * @csspart row - One recipient.
 * @csspart cell - A cell of the host's own column; one of its column "owner" is `cell-owner` as well.
 * @csspart history - What happened to the mail of the row that is open.
 * @csspart links - The links that were clicked.
 * @csspart actions - The bar of what can be done with the recipients.
 * @csspart action - One of its buttons, and those of a row that is open.
 * @csspart warning - Why who has opened is not certain, where that matters.
 * @csspart export - The button that exports what is filtered.
 * @csspart refresh - The offer to put in order what has changed.
 * @csspart problem - What went wrong, with a way to try again.
 * @csspart note - What stands where rows would.
 *
 * @cssprop [--mail-recipient-row-height=53px] - Height of a row that is not open.
 * @fires {RecipientOpenEvent} recipient-open - The person asked for a recipient: go to that person's page.
 * @fires {ViewChangeEvent} view-change - The person sorted, searched or filtered.
 * @fires {RecipientActionEvent} follow-up - The person wants to write once more. Cancelable: say yourself what came of it.
 * @fires {RecipientActionEvent} fix-address - The person wants to find the right addresses. Cancelable, as above.
 * @fires {RecipientActionEvent} suppress - The person wants to write no more. Cancelable, as above.
 * @fires {AdapterErrorEvent} adapter-error - Data could not be had, or were of the wrong shape.
 */
export class MailRecipients extends MailElement<MailRecipientsEvents> {
  /** @internal */
  static override readonly method = 'listRecipients';
  static override styles = [tokens, statusTokens, reset, list, avatar, styles];

  /** Identifier of the mailing, as the adapter knows it. */
  @property({ attribute: 'mailing-id', useDefault: true }) mailingId = '';

  /** Subject of the mailing, by which an exported file is named. Default: the identifier. */
  @property({ useDefault: true }) subject = '';

  /** Only these statuses, separated by spaces. */
  @property({ useDefault: true }) statuses = '';

  /** Only those who have come this far: the filter behind a number of the table, as "opened". */
  @property() reached?: Reached;

  /** A column, with `-` before it for descending: name, email, status, date, last-event. */
  @property({ useDefault: true }) sort = formatSort(NEWEST);

  /** Only where name or address contains this. */
  @property({ useDefault: true }) search = '';

  /** Count what software opened as if a person had. */
  @property({ type: Boolean, attribute: 'include-machine-opens' }) includeMachineOpens = false;

  /**
   * Columns of the host's own, behind ours, or below them where there is no room: as those of `<mail-analytics>`, without
   * a row of sums.
   */
  @property({ attribute: false }) columns: readonly OwnColumn<Recipient>[] = [];

  /**
   * What the host can do with recipients, separated by spaces: "follow-up", "fix-address", "suppress". Each is a button
   * that says with how many it can be done, and fires the event of its name. Default: none.
   */
  @property({ useDefault: true }) actions = '';

  /** @internal */
  readonly isComplete = (): boolean => !!this.#words.spoken && (this.#pages.isReady || !!this.#pages.error);

  #words = new StringsController(this, { problem: problemWords, recipients, statuses }, wordless);
  #formats = new FormatsController(this);
  #pages = new PageController<Recipient>(
    this,
    () => recipientsRequest(this.adapters.asked, this.mailingId, this.#view),
    ({ messageId }) => messageId,
    this.reportError,
  );
  #own = new OwnColumnsController(
    this,
    async (list: readonly unknown[]) =>
      (await import('./own-recipient-columns.js')).ownRecipientColumns(this, list, this.reportError),
    this.reportError,
  );
  #list = new ListPart(this, {
    pages: this.#pages,
    words: () => this.#words.strings,
    formats: () => this.#formats.formats,
    adapter: () => this.adapters.adapter,
    sort: () => this.#view.sort,
    own: () => this.#own.own,
    onSort: (column) => this.#change({ sort: formatSort(pressedSort(column, this.#view.sort, LATEST_FIRST)) }),
    onPress: (recipient) => void this.dispatchEvent(new RecipientOpenEvent(this.mailingId, recipient)),
    drawActions: (recipient) => (this.actions ? this.#actions.part?.drawRow(recipient) : undefined) ?? nothing,
    onError: this.reportError,
  });
  #links = new LinksController(
    this,
    () => [this.adapters.adapter, this.mailingId],
    async () => new (await import('./links.js')).Links(this),
    this.reportError,
  );
  #actions = new LoadedPartController(
    this,
    () => this.actions !== '' || this.querySelector(':scope > [slot="actions"]') !== null,
    async () => new (await import('./actions.js')).Actions(this, () => this.#listed, this.reportError),
    this.reportError,
  );
  #export = new ExportController(
    this,
    () => recipientsRequest(this.adapters.asked, this.mailingId, this.#view).ask,
    async () => (await import('./recipients-csv.js')).recipientsExporter(this.#own.own),
    this.reportError,
  );
  #check = wordsOfList(this, this.#formats, this.#pages, () => this.#own.own);
  #typing = new TypingController(this, (search) => this.#change({ search }));
  #isOwn = ({ mailingId }: Change): boolean => mailingId === this.mailingId;

  constructor() {
    super();
    this.addController(placedBox(this));
    new LiveController(
      this,
      () => ({ adapter: this.adapters.adapter, scope: undefined, isWanted: this.#isOwn }),
      (changes) => this.#onChanges(changes),
      this.reportError,
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('columns') && (this.columns.length > 0 || this.#own.own)) this.#own.take(this.columns);
    if (changed.has('mailingId')) this.#list.toTop();
  }

  protected override updated(): void {
    this.#pages.want(this.#list.rows.wanted);
  }

  protected override render(): TemplateResult {
    const { problem: failure, recipients: words, statuses: names } = this.#words.strings;
    const { formats } = this.#formats;
    const { changes, counts, isReady, isStarved, length, total } = this.#pages;
    const error = this.#pages.error ?? this.#check.problem ?? this.#own.own?.problem;
    const isMissing = isStarved && !this.adapters.adapter && !this.adapters.isLoading;
    const isEmpty = isReady && length === 0 && !error;
    const { statuses: picked, reached } = this.#view;
    const search = this.#typing.text ?? this.search;
    const links = this.#links.isOffered ? { isOpen: this.#links.isOpen, onToggle: this.#links.onToggle } : undefined;
    return html`<div class="tools" ?inert=${!this.#words.spoken}>
        ${filters({ counts, reached, search, statuses: picked, links }, words, names, formats, {
          onStatus: (status) => this.#change({ statuses: toggled(picked, status) }),
          onReachedRemove: () => this.#change({ reached: undefined }),
          onSearch: this.#typing.type,
        })}
      </div>
      ${this.#links.view ?? nothing} ${error ? problem(error, failure, () => this.#pages.renew()) : nothing}
      ${isMissing ? note(failure.noAdapter) : isEmpty ? emptyNote(this, words, (view) => this.#change(view)) : this.#list.draw(error)}
      ${this.#renderActions()}
      <footer>
        <span role="status">${countWords(this.#pages, this.adapters.isLoading, words, formats)}</span>
        ${refreshOffer(changes, failure, formats, () => this.#pages.renew())}
        ${exportButton(words.exportCsv, this.#export, total > 0)}
      </footer>`;
  }

  #renderActions(): TemplateResult | typeof nothing {
    const { part, error, retry } = this.#actions;
    // A server has neither, and knows nothing of what is in the slot.
    if ((!part && !error) || !this.#actions.isShown) return nothing;
    if (!part) return problem(error, this.#words.strings.problem, retry);
    return this.#words.spoken ? part.draw() : nothing;
  }

  #onChanges(changes: readonly Change[]): void {
    const own = changes.filter(this.#isOwn);
    if (changes.length === 0) this.#pages.refresh();
    else if (own.length === 0) return;
    const messages = own.flatMap(({ message }) => message ?? []);
    // Changes count people alone, and rows that count software as well have to be asked for.
    this.#list.marks.mark(this.#pages.follow(messages, true, this.includeMachineOpens));
    this.#list.timeline.follow(messages);
    this.#links.follow();
    this.#actions.part?.follow();
  }

  #change(view: Partial<Pick<MailRecipients, 'reached' | 'search' | 'sort' | 'statuses'>>): void {
    if ('search' in view) this.#typing.forget();
    Object.assign(this, view);
    this.#list.toTop();
    const { search, statuses: picked, sort, reached } = this.#view;
    this.dispatchEvent(new ViewChangeEvent({ search, statuses: picked, sort, reached }));
  }

  /** Whom actions are taken with; absent until they are there. */
  get #listed() {
    const { adapter } = this.adapters;
    const isThere = this.#pages.isReady && !this.#pages.error;
    return adapter && isThere ? { adapter, filter: recipientFilter(this.#view) } : undefined;
  }

  /** Attributes as far as they are understood. */
  get #view(): RecipientsView {
    const { search, includeMachineOpens } = this;
    return {
      search,
      includeMachineOpens,
      statuses: wordsIn(this.statuses, STATUSES),
      reached: REACHED.find((each) => each === this.reached),
      sort:
        parseSort<RecipientColumn | OwnName>(this.sort, [...RECIPIENT_COLUMNS, ...(this.#own.own?.sortable ?? [])]) ??
        NEWEST,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mail-recipients': MailRecipients;
  }
}
