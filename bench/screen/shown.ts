/** What a person sees of a list, read through the parts that it documents. */

const found = <Found extends Element>(list: Element, selector: string): Found | null =>
  list.shadowRoot?.querySelector<Found>(selector) ?? null;

/** The box in which the rows scroll. */
export function scrollBox(list: Element): Element {
  const box = found(list, '[part~="scroll"]');
  if (!box) throw new Error(`${list.localName}: no scroll part`);
  return box;
}

/** The row of a place, from 0, if it has come and is in view. */
export function rowAt(list: Element, place: number): Element | undefined {
  const row = found(list, `[part~="row"][aria-rowindex="${String(place + 2)}"]`);
  if (!row) return undefined;
  const { top, bottom } = row.getBoundingClientRect();
  const box = scrollBox(list).getBoundingClientRect();
  return bottom > top && top < box.bottom && bottom > box.top ? row : undefined;
}

/** Whether a text is all that stands in one of the cells of a row, or in its button. */
export const says = (row: Element | undefined, text: string): boolean =>
  row !== undefined && [...row.querySelectorAll('td, button')].some((each) => textOf(each) === text);

export const textOf = (element: Element): string => element.textContent.trim();

/** Whether there is no row, or one that has not come yet, at one of three points of the box. */
export function isBlank(list: Element): boolean {
  const { left, top, height } = scrollBox(list).getBoundingClientRect();
  return [0.3, 0.6, 0.9].some((share) => {
    const row = list.shadowRoot?.elementFromPoint(left + 60, top + height * share)?.closest('[part~="row"]');
    return !row || textOf(row) === '';
  });
}
