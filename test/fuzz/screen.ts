/** What a person reads off the screen, whatever the language. */

/** Digits of any script, without what groups them. */
export function numberIn(text: string | null | undefined): number {
  const digits = [...(text ?? '')].flatMap((sign) => {
    if (!/\p{Nd}/u.test(sign)) return [];
    const code = sign.codePointAt(0) ?? 0;
    // Arabic-Indic digits, and those of Persian; all others are ours.
    return code >= 0x6f0 ? code - 0x6f0 : code >= 0x660 ? code - 0x660 : code - 0x30;
  });
  return digits.length === 0 ? NaN : Number(digits.join(''));
}

export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** The innermost element that has the focus. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Which element it is, for whoever has to find out what became of it. */
export function named(element: Element | null | undefined): string {
  if (!element) return 'nothing';
  const { localName, id, className } = element;
  const words = [element.getAttribute('part'), element.getAttribute('data-column'), element.ariaLabel];
  return `<${localName} ${[id, className, ...words].filter(Boolean).join(' ')}>`;
}

/** Presses a button as a person does, whom browsers give the focus to it first. */
export function press(button: HTMLElement): void {
  button.focus({ preventScroll: true });
  button.click();
}

/** Until when what was typed waits to be sought. */
let typed: Promise<unknown> = Promise.resolve();

export function type(field: HTMLInputElement, text: string): void {
  field.focus({ preventScroll: true });
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  // A little more than the pause of the field, and timers go off in their order.
  typed = new Promise((resolve) => setTimeout(resolve, 160));
}

/** What has been typed is sought from now on, also where it was the same as before. */
export async function typedOut(): Promise<void> {
  await typed;
}

export function choose(field: HTMLSelectElement | HTMLInputElement, value: string): void {
  field.focus({ preventScroll: true });
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Rows of a list that have come, by their place in it; of those in outline, nothing. */
export interface SeenRow {
  place: number;
  id: string;
  element: HTMLElement;
}

/** What is wrong with a list of rows in itself: gaps, rows that are there twice, or too few to fill the box. */
export function flawsOfWindow(list: HTMLElement, rows: readonly SeenRow[], total: number): string[] {
  const flaws: string[] = [];
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size < rows.length) flaws.push(`a row is there twice: ${rows.map(({ id }) => id).join(' ')}`);
  rows.forEach(({ place }, index) => {
    if (index > 0 && place !== (rows[index - 1]?.place ?? 0) + 1) flaws.push(`row ${String(place)} is out of turn`);
  });
  const box = list.shadowRoot?.querySelector<HTMLElement>('#rows');
  const [first, last] = [rows[0], rows.at(-1)];
  if (!box || !first || !last) return flaws;
  const area = box.getBoundingClientRect();
  const heightOf = (part: string): number => box.querySelector(part)?.getBoundingClientRect().height ?? 0;
  const top = area.top + heightOf('thead');
  const bottom = area.bottom - heightOf('tfoot');
  if (first.place > 0 && first.element.getBoundingClientRect().top > top + 1) flaws.push('rows are missing above');
  if (last.place < total - 1 && last.element.getBoundingClientRect().bottom < bottom - 1)
    flaws.push('rows are missing below');
  return flaws;
}

/** Pairs that differ, in words. */
export function differing(what: string, seen: Record<string, unknown>, right: Record<string, unknown>): string[] {
  return Object.keys(right).flatMap((name) =>
    Object.is(seen[name], right[name])
      ? []
      : [`${what}: ${name} is ${JSON.stringify(seen[name])} instead of ${JSON.stringify(right[name])}`],
  );
}
