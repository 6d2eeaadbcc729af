import { COLUMN_WIDTHS, NARROWEST, WIDEST } from '../../model/column-layout.js';
import type { ColumnName, MailingColumn } from '../../model/query.js';
import type { ColumnArrangement } from './column-arrangement.js';

/** Pixels by which a press of an arrow key moves an edge. */
const STEP = 16;

/** Makes columns wider and narrower at the edges of their heads: by a drag, by the keyboard, or back by a double press. */
export class ColumnEdges {
  constructor(protected readonly columns: ColumnArrangement) {}

  handle(event: Event, edge: HTMLElement): void {
    const head = edge.closest('th');
    const column = head?.dataset['column'];
    if (!head || !column) return;
    if (event instanceof KeyboardEvent) this.#onKey(event, head, column);
    else if (event.type === 'dblclick') this.columns.resize({ [column]: undefined });
    else if (event instanceof PointerEvent && event.type === 'pointerdown' && event.button === 0) {
      this.#drag(event, edge, head, column);
    }
  }

  #onKey({ key }: KeyboardEvent, head: HTMLElement, column: ColumnName): void {
    const width = head.offsetWidth;
    const step = STEP * directionOf(head);
    const widths: Partial<Record<string, number>> = {
      ArrowRight: width + step,
      ArrowLeft: width - step,
      Home: NARROWEST,
      End: WIDEST,
    };
    if (key === 'Enter') this.columns.resize({ [column]: undefined });
    else if (key in widths) this.columns.resize({ ...this.#asDrawn(head), [column]: widths[key] });
  }

  #drag({ pointerId, clientX }: PointerEvent, edge: HTMLElement, head: HTMLElement, column: ColumnName): void {
    // This code was loaded at the press, and the pointer may be up again.
    if (!edge.hasPointerCapture(pointerId)) return;
    const widths: Partial<Record<ColumnName, number>> = { ...this.#asDrawn(head), [column]: head.offsetWidth };
    let isMoved = false;
    const onMove = (event: PointerEvent): void => {
      const moved = (event.clientX - clientX) * directionOf(head);
      isMoved ||= moved !== 0;
      if (isMoved) this.columns.resize({ ...widths, [column]: (widths[column] ?? 0) + moved }, false);
    };
    edge.addEventListener('pointermove', onMove);
    const onEnd = (): void => {
      edge.removeEventListener('pointermove', onMove);
      if (isMoved) this.columns.resize({});
    };
    edge.addEventListener('lostpointercapture', onEnd, { once: true });
    edge.focus({ preventScroll: true });
  }

  /**
   * All widths as they are, where a table that is wider than its columns has spread them: else those that are not
   * dragged would jump to their own.
   */
  #asDrawn(head: HTMLElement): Partial<Record<ColumnName, number>> {
    const { shown, widths } = this.columns.layout;
    if (shown.some((column) => widths[column])) return {};
    const usual = (column: ColumnName): number =>
      this.columns.own?.look(column)?.width ?? COLUMN_WIDTHS[column as MailingColumn];
    const heads = [...(head.parentElement?.querySelectorAll('th') ?? [])];
    const drawn = shown.map((column, at) => [column, heads[at]?.offsetWidth ?? 0] as const);
    const isSpread = drawn.some(([column, width]) => Math.abs(width - usual(column)) > 1);
    return isSpread ? Object.fromEntries(drawn) : {};
  }
}

/** 1 where columns follow each other to the right, -1 where they do to the left. */
function directionOf(head: HTMLElement): 1 | -1 {
  return getComputedStyle(head).direction === 'rtl' ? -1 : 1;
}
