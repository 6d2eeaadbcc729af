import { noChange } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';

import type { RowRange } from '../model/row-window.js';

/** One row on screen: its elements are made once, and written anew for whichever row of the list comes into view. */
export interface RowView {
  readonly element: HTMLElement;

  /** Shows the row at a place of the whole list. */
  show(index: number): void;
}

/**
 * The rows of a list that are in view. A row that stays in view keeps its elements, and with them the focus; those of
 * a row that leaves are used for one that comes, so that scrolling makes none.
 */
export class RecycledRows extends Directive {
  #views = new Map<number, RowView>();

  render(_range: RowRange, _make: () => RowView): unknown {
    return noChange;
  }

  override update({ endNode, parentNode }: ChildPart, [range, make]: Parameters<this['render']>): unknown {
    const leaving = [...this.#views].filter(([index]) => index < range.first || index >= range.end);
    const isEachLeaving = leaving.length === this.#views.size;
    for (const [index] of leaving) this.#views.delete(index);
    const spare = leaving.map(([, view]) => view);
    if (isEachLeaving) this.#views = replaced(spare, range, () => appended(make(), parentNode, endNode));
    else this.#fill(spare, range, make, parentNode, endNode);
    for (const { element } of spare) element.remove();
    for (const [index, view] of this.#views) view.show(index);
    return noChange;
  }

  /** What comes above those that stay, and what comes below them. In the map they stand as on screen. */
  #fill(spare: RowView[], { first, end }: RowRange, make: () => RowView, parent: Node, after: Node | null): void {
    const [start = first] = this.#views.keys();
    let top = this.#views.get(start)?.element ?? after;
    const above: [number, RowView][] = [];
    for (let index = start - 1; index >= first; index -= 1) {
      const view = appended(spare.pop() ?? make(), parent, top);
      above.unshift([index, view]);
      top = view.element;
    }
    for (let index = start + this.#views.size; index < end; index += 1) {
      this.#views.set(index, appended(spare.shift() ?? make(), parent, after));
    }
    if (above.length > 0) this.#views = new Map([...above, ...this.#views]);
  }
}

function appended(view: RowView, parent: Node, before: Node | null): RowView {
  parent.insertBefore(view.element, before);
  return view;
}

/** None stays: each is written anew where it stands. The focus does not pass to another row with its elements. */
function replaced(spare: RowView[], { first, end }: RowRange, make: () => RowView): Map<number, RowView> {
  const views = new Map<number, RowView>();
  for (let index = first; index < end; index += 1) {
    const view = spare.shift();
    if (view?.element.matches(':focus-within')) view.element.replaceWith(view.element);
    views.set(index, view ?? make());
  }
  return views;
}

/** @param make - Makes the elements of one more row. */
export const recycledRows = directive(RecycledRows);
