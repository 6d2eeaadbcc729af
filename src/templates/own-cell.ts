import { html, nothing, render } from 'lit';

import { stamp, textIn, writeText } from './stamp.js';

/** What the focus can go to inside a cell. */
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';

const labelBox = stamp<HTMLSpanElement>(() => html`<span class="label"></span>`);
const valueBox = stamp<HTMLSpanElement>(() => html`<span class="value"></span>`);

/** Writes a cell anew. */
export interface OwnCell {
  /** @throws what Lit throws at a value that cannot be shown; the cell is empty then. */
  show(value: unknown, label: string): void;
}

/**
 * Fills a cell with what a host shows in it, and makes it one place of its grid: Enter or F2 goes into what is in it,
 * Tab and Shift+Tab go on inside, Escape or F2 comes back.
 */
export function ownCell(cell: HTMLElement): OwnCell {
  cell.addEventListener('keydown', (event) => onKey(event, cell));
  const label = textIn(cell.appendChild(labelBox()));
  cell.append(' ');
  let box = cell.appendChild(valueBox());
  return {
    show(value, name) {
      const hadFocus = cell.matches(':focus-within');
      writeText(label, name);
      try {
        render(value ?? nothing, box);
      } catch (error) {
        // What Lit had begun there is of no use to it any more.
        const empty = valueBox();
        box.replaceWith(empty);
        box = empty;
        throw error;
      } finally {
        for (const each of placesIn(cell)) if (!each.matches(':focus')) each.tabIndex = -1;
        if (hadFocus && !cell.matches(':focus-within')) cell.focus({ preventScroll: true });
      }
    },
  };
}

function onKey(event: KeyboardEvent, cell: HTMLElement): void {
  const { key, shiftKey, target } = event;
  const places = placesIn(cell);
  const at = places.indexOf(target as HTMLElement);
  const isIn = target !== cell;
  const goesIn = !isIn && (key === 'Enter' || key === 'F2');
  const next = goesIn ? places[0] : isIn && key === 'Tab' ? places[at + (shiftKey ? -1 : 1)] : undefined;
  const goesOut = isIn && (key === 'Escape' || key === 'F2');
  if (!next && !goesOut) return;
  event.preventDefault();
  // A dialog around the list stays open: this press was meant for the cell.
  event.stopPropagation();
  (next ?? cell).focus();
}

function placesIn(cell: HTMLElement): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => !each.matches(':disabled'));
}
