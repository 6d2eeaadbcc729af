import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { allInOrder, formatColumns, parseColumns, within, type ColumnLayout } from '../model/column-layout.js';
import { MAILING_COLUMNS, type MailingColumn } from '../model/query.js';

/** What changes the columns by hand; loaded when somebody is about to. */
export interface ColumnTools {
  /** Opens the list to choose from, at the button that was pressed. */
  open(button: HTMLElement): void;
  /** Draws the list anew, if it is open. */
  draw(): void;
  /** Something has happened at the edge of a head; how wide the head was then is known from its element. */
  handle(event: Event, edge: HTMLElement): void;
}

const RESIZING_KEYS = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter'];

/** Which columns a section shows, how wide, in which order: what its attribute says, and a person changes. */
export class ColumnLayoutController implements ReactiveController {
  /** All columns, also those that are hidden, in the order of the list to choose from. */
  all: readonly MailingColumn[] = MAILING_COLUMNS;
  #text = '';
  #layout: ColumnLayout = parseColumns('');
  #tools: ColumnTools | undefined;

  /** @param onDone - A person has changed them, and is done with it. */
  constructor(
    private readonly host: ReactiveControllerHost & { columns: string },
    private readonly load: () => Promise<ColumnTools>,
    private readonly onDone: () => void,
  ) {
    host.addController(this);
  }

  get layout(): ColumnLayout {
    const { columns } = this.host;
    if (columns !== this.#text) {
      this.#text = columns;
      this.#layout = parseColumns(columns);
      this.all = allInOrder(this.#layout.shown, this.all);
    }
    return this.#layout;
  }

  hostUpdated(): void {
    this.#tools?.draw();
  }

  /** Shows these, in this order. */
  show(shown: readonly MailingColumn[], all = this.all): void {
    this.all = all;
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
    this.#change({ shown: MAILING_COLUMNS, widths: {} });
    this.onDone();
  }

  readonly onPress = ({ currentTarget }: Event): void => {
    const button = currentTarget as HTMLElement;
    // From then on the browser opens and closes it: the button is its invoker.
    if (!this.#tools) void this.#have().then((tools) => tools.open(button));
  };

  /** Of the edges of heads: what a pointer does there, and keys. */
  readonly onEdge = (event: Event): void => {
    const edge = event.currentTarget as HTMLElement;
    if (event instanceof KeyboardEvent && RESIZING_KEYS.includes(event.key)) event.preventDefault();
    // At once, since what follows has to be loaded the first time.
    if (event instanceof PointerEvent && event.type === 'pointerdown' && event.button === 0) {
      edge.setPointerCapture(event.pointerId);
    }
    void this.#have().then((tools) => tools.handle(event, edge));
  };

  async #have(): Promise<ColumnTools> {
    return (this.#tools ??= await this.load());
  }

  #change(layout: ColumnLayout): void {
    this.host.columns = formatColumns(layout);
  }
}
