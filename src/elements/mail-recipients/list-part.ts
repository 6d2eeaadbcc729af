import type { TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { FocusKeeperController } from '../../controllers/focus-keeper-controller.js';
import { GridFocusController } from '../../controllers/grid-focus-controller.js';
import { HintController } from '../../controllers/hint-controller.js';
import { MarkController } from '../../controllers/mark-controller.js';
import type { PageController } from '../../controllers/page-controller.js';
import { RowWindowController } from '../../controllers/row-window-controller.js';
import { TimelineController } from '../../controllers/timeline-controller.js';
import type { Formats } from '../../locales/formats.js';
import type { Strings } from '../../locales/strings.js';
import type { Recipient } from '../../model/mailing.js';
import type { OwnName, RecipientColumn, Sort } from '../../model/query.js';
import type { OwnColumns } from '../own-columns.js';
import type { MailRecipients } from './mail-recipients.js';
import { RecipientRow, type RowContext } from './recipient-row.js';
import { recipientsTable } from './recipients-table.js';

/** What the list is drawn from. */
interface ListSource {
  readonly pages: PageController<Recipient>;
  readonly words: () => Pick<Strings, 'recipients' | 'statuses'>;
  readonly formats: () => Formats;
  readonly adapter: () => MailAnalyticsAdapter | undefined;
  readonly sort: () => Sort<RecipientColumn | OwnName>;
  /** Columns of the host's own. */
  readonly own: () => OwnColumns<Recipient> | undefined;
  readonly onSort: (column: RecipientColumn | OwnName) => void;
  readonly onPress: (recipient: Recipient) => void;
  /** What can be done with a recipient. */
  readonly drawActions: (recipient: Recipient) => unknown;
  readonly onError: (error: unknown) => void;
}

/** The rows of the list: which are drawn, which one is open, which have just changed, and where the focus is. */
export class ListPart {
  readonly timeline: TimelineController;
  readonly rows: RowWindowController;
  readonly marks: MarkController;
  #clock: ClockController;
  #hints: HintController;
  #focus: GridFocusController;
  #rowContext: RowContext;
  #makeRow = (): RecipientRow => new RecipientRow(() => this.#rowContext);

  #box = (): HTMLElement | null => this.host.renderRoot.querySelector('#rows');

  #onFocus = (event: FocusEvent): void => {
    if (event.type === 'focusin') this.#focus.onFocus(event);
    this.#hints.handle(event);
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#hints.hide()) {
      // A dialog around the list stays open: this press was meant for the tip.
      event.preventDefault();
      event.stopPropagation();
    } else if (!this.timeline.onKey(event)) this.#focus.onKey(event);
  };

  constructor(
    private readonly host: MailRecipients,
    private readonly source: ListSource,
  ) {
    const { pages, adapter, formats, onError } = source;
    this.#clock = new ClockController(host);
    this.timeline = new TimelineController(
      host,
      {
        box: this.#box,
        rows: () => this.rows,
        idAt: (place) => pages.item(place)?.messageId,
        placeOf: (messageId) => pages.placeOf(messageId),
        adapter,
      },
      async () => {
        const { Timeline } = await import('./timeline.js');
        return new Timeline(host, (messageId) => pages.find(messageId), source.drawActions);
      },
      onError,
    );
    this.rows = new RowWindowController(
      host,
      this.#box,
      () => pages.length,
      () => pages.want(this.rows.wanted),
    );
    this.marks = new MarkController(host);
    this.#hints = new HintController(host, '.date', ({ parentElement: row }) => {
      const recipient = pages.item(Number(row?.getAttribute('aria-rowindex')) - 2);
      return recipient && formats().exact(recipient.statusAt);
    });
    // Before what leads the focus from a row to the box.
    new FocusKeeperController(host, 'input[type="search"]');
    this.#focus = new GridFocusController(host, this.#box, this.rows, () => pages.length);
    this.#rowContext = this.#makeContext();
  }

  /** @param error - Why there is nothing to wait for. */
  draw(error: unknown): TemplateResult {
    const { pages, sort, onSort } = this.source;
    const { isLoading, isReady, length } = pages;
    this.#clock.holdsToday();
    this.#rowContext = this.#makeContext();
    const { words, hasHistory } = this.#rowContext;
    const state = {
      range: isReady ? this.rows.range : { first: 0, end: error ? 0 : this.rows.bones },
      total: isReady ? length : undefined,
      sort: sort(),
      own: this.#rowContext.own,
      isBusy: isLoading,
      hasHistory,
    };
    return recipientsTable(state, words, {
      makeRow: this.#makeRow,
      onSort,
      onFocus: this.#onFocus,
      onKey: this.#onKey,
      onPress: this.timeline.onPress,
      onPointer: this.#hints.handle,
    });
  }

  /** To the first row of another list. */
  toTop(): void {
    this.timeline.close();
    this.rows.scrollToTop();
    this.#focus.toFirst();
  }

  #makeContext(): RowContext {
    const { pages, words, formats, own, onPress } = this.source;
    const { recipients, statuses } = words();
    return {
      words: recipients,
      names: statuses,
      formats: formats(),
      own: own(),
      now: this.#clock.now,
      holdsUntil: (instant) => this.#clock.holdsUntil(instant),
      marked: this.marks.marked,
      hasHistory: this.timeline.isOffered,
      openId: this.timeline.openId,
      recipientAt: (index) => pages.item(index),
      onPress,
      onToggle: ({ messageId }) => this.timeline.toggle(messageId),
    };
  }
}
