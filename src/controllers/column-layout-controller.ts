import type { ReactiveControllerHost } from 'lit';

import { parseColumns, type ColumnLayout } from '../model/column-layout.js';
import { columnsText, type ColumnList } from '../model/own-column.js';
import { MAILING_COLUMNS, type ColumnName } from '../model/query.js';
import { OwnColumnsController } from './own-columns-controller.js';

/** What changes the columns by hand. */
export interface ColumnTools {
  /** Opens the list to choose from, at the button that was pressed. */
  open(button: HTMLButtonElement): void;
  /** Something has happened at the edge of a head. */
  handle(event: Event, edge: HTMLElement): void;
}

/** Columns of the host's own, once what draws them is here. */
interface Own {
  readonly names: readonly string[];
  readonly sortable: readonly string[];
}

const RESIZING_KEYS = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter'];

/**
 * Which columns a section shows, how wide, in which order, as its attribute says; what changes them is loaded then, and
 * what draws those of the host's own when it has any.
 */
export class ColumnLayoutController<OwnSet extends Own> {
  #owned: OwnColumnsController<ColumnList<never>, OwnSet>;
  #text = '';
  #given = '';
  #layout: ColumnLayout = parseColumns('');
  #readFrom: readonly unknown[] = [];
  #tools: ColumnTools | undefined;

  /**
   * @param load - Loads what changes them: few visits do.
   * @param loadOwn - Loads what draws those of the host's own.
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly load: () => Promise<ColumnTools>,
    loadOwn: (list: ColumnList<never>) => Promise<OwnSet>,
    onError: (error: unknown) => void,
  ) {
    this.#owned = new OwnColumnsController(host, loadOwn, onError);
  }

  /** Absent where there are none, or they have not come yet. */
  get own(): OwnSet | undefined {
    return this.#owned.own;
  }

  get text(): string {
    return this.#text;
  }

  /** All by which the list can be sorted. */
  get sortable(): readonly ColumnName[] {
    return [...MAILING_COLUMNS, ...(this.own?.sortable ?? [])];
  }

  /** All that may be named; absent while those of the host's own have not come. */
  get known(): readonly ColumnName[] | undefined {
    return this.#owned.isComing ? undefined : [...MAILING_COLUMNS, ...(this.own?.names ?? [])];
  }

  get layout(): ColumnLayout {
    const from = [this.#text, this.own];
    if (from.some((each, place) => each !== this.#readFrom[place])) {
      this.#readFrom = from;
      this.#layout = parseColumns(this.#text, this.own?.names);
    }
    return this.#layout;
  }

  /** As the host page gave them at last, whatever a person has made of them. */
  get given(): string {
    return this.#given;
  }

  /**
   * Takes what `columns` is set to. A list brings columns of the host's own, which stay when a text comes after it. One
   * that says the same as the list before leaves the columns as a person has arranged them since: a page that is drawn
   * anew makes its lists anew.
   */
  take(columns: string | ColumnList<never> | null): void {
    if (typeof columns === 'object' && columns) {
      this.#owned.take(columns);
      const text = columnsText(columns);
      if (text !== this.#given) this.#text = this.#given = text;
    } else this.#text = columns ?? '';
    this.host.requestUpdate();
  }

  readonly onPress = (event: Event): void => {
    const button = event.currentTarget as HTMLButtonElement;
    // Once it is its invoker, the browser opens and closes the list.
    if (button.popoverTargetElement) return;
    // Where the code is here already it is so before this very press has done its work, which would close it again.
    event.preventDefault();
    void this.#have().then((tools) => tools.open(button));
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
}
