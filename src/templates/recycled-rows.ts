import { noChange } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';
import { insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';

import type { RowRange } from '../model/row-window.js';

/**
 * The rows of a list that are in view. A row that stays in view keeps its elements, and with them the focus; those of
 * a row that leaves are used for one that comes, so that scrolling makes none.
 */
class RecycledRows extends Directive {
  #parts = new Map<number, ChildPart>();

  render(_range: RowRange, _row: (index: number) => unknown): unknown {
    return noChange;
  }

  override update(container: ChildPart, [{ first, end }, row]: Parameters<this['render']>): unknown {
    const left = [...this.#parts].filter(([index]) => index < first || index >= end);
    for (const [index] of left) this.#parts.delete(index);
    let next: ChildPart | undefined;
    for (let index = end - 1; index >= first; index -= 1) {
      let part = this.#parts.get(index);
      if (!part) {
        part = insertPart(container, next, left.pop()?.[1]);
        this.#parts.set(index, part);
      }
      setChildPartValue(part, row(index));
      next = part;
    }
    for (const [, part] of left) removePart(part);
    return noChange;
  }
}

/** @param row - Draws the row at a place of the whole list. */
export const recycledRows = directive(RecycledRows);
