import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';

import { listRecipients } from '../../adapters/checked-lists.js';
import { FocusKeeperController } from '../../controllers/focus-keeper-controller.js';
import { FormatsController } from '../../controllers/formats-controller.js';
import { LiveController } from '../../controllers/live-controller.js';
import { MarkController } from '../../controllers/mark-controller.js';
import { PageController, type ListRequest } from '../../controllers/page-controller.js';
import { PauseController } from '../../controllers/pause-controller.js';
import { RowWindowController } from '../../controllers/row-window-controller.js';
import { StringsController } from '../../controllers/strings-controller.js';
import { problem as problemWords, recipients, statuses } from '../../locales/en.js';
import type { Recipient } from '../../model/mailing.js';
import { RECIPIENT_COLUMNS, type Change, type RecipientColumn, type Sort } from '../../model/query.js';
import { formatSort, parseSort, pressedSort } from '../../model/sort.js';
import { REACHED, STATUSES, type Reached, type Status } from '../../model/status.js';
import { toggled, wordsIn } from '../../model/word-list.js';
import { list } from '../../styles/list.js';
import { reset } from '../../styles/reset.js';
import { statusTokens } from '../../styles/status-tokens.js';
import { tokens } from '../../styles/tokens.js';
import { note } from '../../templates/note.js';
import { problem } from '../../templates/problem.js';
import { recycledRows } from '../../templates/recycled-rows.js';
import { sortHeader } from '../../templates/sort-header.js';
import { RecipientOpenEvent, ViewChangeEvent } from '../events.js';
import { MailElement } from '../mail-element.js';
import { property } from '../property.js';
import { filters } from './filters.js';
import { styles } from './mail-recipients.styles.js';
import { pendingRow, recipientRow } from './recipient-row.js';

const COLUMNS = ['name', 'email', 'status', 'date'] as const satisfies readonly RecipientColumn[];
/** Rows drawn in outline until the first have come. */
const BONES = 8;

const NEWEST: Sort<RecipientColumn> = { by: 'date', direction: 'descending' };

/**
 * Who a mailing was sent to, and what became of each: the content of the drawer, for a host with a panel of its own.
 *
 * ```html
 * <mail-recipients src="/mail-analytics/api" mailing-id="42"></mail-recipients>
 * ```
 *
 * It fills the height it is given and scrolls inside.
 *
 * @customElement mail-recipients
 *
 * @csspart search - The search field.
 * @csspart scroll - The box in which the rows scroll.
 * @csspart row - One recipient.
 * @csspart problem - What went wrong, with a way to try again.
 * @csspart note - What stands where rows would.
 *
 * @fires {RecipientOpenEvent} recipient-open - The person asked for a recipient: go to that person's page.
 * @fires {ViewChangeEvent} view-change - The person sorted, searched or filtered.
 * @fires {AdapterErrorEvent} adapter-error - Data could not be had, or were of the wrong shape.
 */
export class MailRecipients extends MailElement {
  static override styles = [tokens, statusTokens, reset, list, styles];

  /** Identifier of the mailing, as the adapter knows it. */
  @property({ attribute: 'mailing-id' }) mailingId = '';

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

  #words = new StringsController(this, { problem: problemWords, recipients, statuses });
  #formats = new FormatsController(this);
  #pages = new PageController<Recipient>(
    this,
    () => this.#request(),
    ({ messageId }) => messageId,
    this.reportError,
  );
  #rows = new RowWindowController(
    this,
    () => this.renderRoot.querySelector('#rows'),
    () => this.#pages.total,
  );
  #marks = new MarkController(this);
  #typing = new PauseController(this, 150);

  constructor() {
    super();
    new FocusKeeperController(this, () => this.renderRoot.querySelector('input[type="search"]'));
    new LiveController(
      this,
      () => ({ adapter: this.adapters.adapter, scope: undefined }),
      (changes) => this.#onChanges(changes),
      this.reportError,
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('mailingId')) this.#rows.scrollToTop();
  }

  protected override updated(): void {
    this.#pages.want(this.#rows.range);
  }

  protected override render(): TemplateResult {
    const { problem: failure, recipients: words, statuses: names } = this.#words.strings;
    const { formats } = this.#formats;
    const { counts, error, isReady, isStarved, total } = this.#pages;
    const isMissing = isStarved && !this.adapters.adapter && !this.adapters.isLoading;
    const isEmpty = isReady && total === 0 && !error;
    return html`<div class="tools">
        ${filters(
          { counts, reached: this.#knownReached, search: this.search, statuses: this.#picked },
          words,
          names,
          formats,
          {
            onStatus: (status) => this.#change({ statuses: toggled(this.#picked, status) }),
            onReachedRemove: () => this.#change({ reached: undefined }),
            onSearch: (search) => this.#typing.after(() => this.#change({ search })),
          },
        )}
      </div>
      ${error ? problem(error, failure, () => this.#pages.retry()) : nothing}
      ${isMissing ? note(failure.noAdapter) : isEmpty ? this.#renderNote() : this.#renderTable()}
      <footer><span role="status">${this.#countWords()}</span></footer>`;
  }

  #renderNote(): TemplateResult {
    const { recipients: words } = this.#words.strings;
    const isFiltered = this.search.trim() !== '' || this.statuses !== '' || this.reached !== undefined;
    if (!isFiltered) return note(words.empty);
    const onClick = (): void => this.#change({ search: '', statuses: '', reached: undefined });
    return note(words.nothingFound, undefined, { label: words.clearFilters, onClick });
  }

  #renderTable(): TemplateResult {
    const { recipients: words, statuses: names } = this.#words.strings;
    const { error, isLoading, isReady, total } = this.#pages;
    const range = isReady ? this.#rows.range : { first: 0, end: error ? 0 : BONES };
    const now = new Date();
    const onPress = (recipient: Recipient): void => this.#onRecipientPress(recipient);
    const { formats } = this.#formats;
    const context = { words, names, formats, now, marked: this.#marks.marked, onPress };
    const onSort = (column: RecipientColumn): void => this.#onSort(column);
    const row = (index: number): TemplateResult => {
      const recipient = this.#pages.item(index);
      return recipient ? recipientRow(recipient, index, context) : pendingRow(index);
    };
    return html`<div class="scroll" id="rows" part="scroll" tabindex="-1">
      <table
        role="table"
        aria-label=${words.label}
        aria-rowcount=${isReady ? total + 1 : -1}
        aria-busy=${isLoading ? 'true' : 'false'}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            ${COLUMNS.map((column) => sortHeader(column, words.columns[column], this.#sorted, onSort))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <tr class="before" aria-hidden="true"></tr>
          ${recycledRows(range, row)}
          <tr class="after" aria-hidden="true"></tr>
        </tbody>
      </table>
    </div>`;
  }

  #onSort(column: RecipientColumn): void {
    this.#change({ sort: formatSort(pressedSort(column, this.#sorted, ['date', 'last-event'])) });
  }

  #onRecipientPress(recipient: Recipient): void {
    this.dispatchEvent(new RecipientOpenEvent(this.mailingId, recipient));
  }

  #onChanges(changes: readonly Change[]): void {
    const own = changes.filter(({ mailingId }) => mailingId === this.mailingId);
    if (own.length === 0) return;
    const messages = own.flatMap(({ message }) => message ?? []);
    this.#marks.mark(messages.map(({ messageId }) => messageId));
    const { includeMachineOpens } = this;
    // Changes count people alone, and rows that count software as well have to be asked for.
    const changed = includeMachineOpens
      ? []
      : messages.filter((message) => this.#pages.replace(message)?.status !== message.status);
    const isFiltered = this.#picked.length > 0 || this.#knownReached !== undefined;
    void this.#pages.refresh(includeMachineOpens || (isFiltered && changed.length > 0));
  }

  #change(view: Partial<Pick<MailRecipients, 'reached' | 'search' | 'sort' | 'statuses'>>): void {
    if ('search' in view) this.#typing.cancel();
    Object.assign(this, view);
    this.#rows.scrollToTop();
    const { search, reached } = this;
    this.dispatchEvent(new ViewChangeEvent({ search, statuses: this.#picked, sort: this.#sorted, reached }));
  }

  #request(): ListRequest<Recipient> {
    const { adapter } = this.adapters;
    const { mailingId, search, includeMachineOpens } = this;
    const query = {
      ...(search.trim() && { search: search.trim() }),
      ...(this.#picked.length > 0 && { statuses: this.#picked }),
      ...(this.#knownReached && { reached: this.#knownReached }),
      ...(includeMachineOpens && { includeMachineOpens }),
      sort: this.#sorted,
    };
    return {
      key: [adapter, mailingId, JSON.stringify(query)],
      ask:
        adapter && mailingId
          ? (window, signal) => listRecipients(adapter, mailingId, { ...query, ...window }, { signal })
          : undefined,
    };
  }

  #countWords(): string {
    const { recipients: words } = this.#words.strings;
    const { isLoading, isReady, total } = this.#pages;
    if (isReady) return words.recipients(total, this.#formats.formats.number(total));
    return isLoading || this.adapters.isLoading ? words.loading : '';
  }

  get #picked(): readonly Status[] {
    return wordsIn(this.statuses, STATUSES);
  }

  get #knownReached(): Reached | undefined {
    return REACHED.find((each) => each === this.reached);
  }

  get #sorted(): Sort<RecipientColumn> {
    return parseSort(this.sort, RECIPIENT_COLUMNS) ?? NEWEST;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mail-recipients': MailRecipients;
  }
}
