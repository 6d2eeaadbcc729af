import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { isWithinOwn, placeIn } from './cell-place.js';

/**
 * The one place among the heads of a table to which Tab comes, and the arrow keys from there: sideways through the
 * heads, and down to the rows, from whose first they come back up.
 */
export class HeadFocusController implements ReactiveController {
  /** The column whose head it is. */
  #column: string | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly columns: () => readonly string[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#column = undefined;
  }

  get stop(): string | undefined {
    const columns = this.columns();
    return this.#column !== undefined && columns.includes(this.#column) ? this.#column : columns[0];
  }

  readonly onFocus = ({ target }: FocusEvent): void => {
    const column = headOf(target)?.dataset['column'];
    if (column === undefined || column === this.stop) return;
    this.#column = column;
    this.host.requestUpdate();
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const { key, target, currentTarget } = event;
    if (
      !(target instanceof Element) ||
      event.defaultPrevented ||
      isWithinOwn(target) ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    )
      return;
    const table = currentTarget as HTMLElement;
    const columns = this.columns();
    const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? '';
    const at = columns.indexOf(column);
    const step = getComputedStyle(table).direction === 'rtl' ? -1 : 1;
    const places: Partial<Record<string, number>> = {
      ArrowRight: at + step,
      ArrowLeft: at - step,
      Home: 0,
      End: columns.length - 1,
    };
    const place = places[key];
    const headFor = (name = column): string => `th[data-column="${name}"] > :first-child`;
    let next: Element | null | undefined;
    if (!headOf(target)) {
      if (key === 'ArrowUp' && target.closest('[aria-rowindex="2"]')) next = table.querySelector(headFor());
    } else if (place !== undefined) next = table.querySelector(headFor(columns[place]));
    else if (key === 'ArrowDown') {
      const cell = table
        .querySelector('tbody [tabindex="0"]')
        ?.closest('tr')
        ?.querySelector(`[data-column="${column}"]`);
      next = cell && placeIn(cell);
    }
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  };
}

function headOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest('th') : null;
}
