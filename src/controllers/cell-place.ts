/** Keys inside a cell of the host's own are those of what is in it. */
export function isWithinOwn(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('td.own *');
}

/**
 * What has the focus in a cell. What a host has put into a cell of its own is gone into from there, and is not left until
 * the person does.
 */
export function placeIn(cell: Element): HTMLElement {
  return cell.querySelector<HTMLElement>(cell.matches('.own') ? ':focus' : 'button, a') ?? (cell as HTMLElement);
}
