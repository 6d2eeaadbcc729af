const said = new WeakMap<Element, Set<string>>();

/** Says something of an element in the console, unless it has been said of it already. */
export function warnOnce(element: Element, advice: string | undefined): void {
  const before = said.get(element) ?? new Set();
  if (!advice || before.has(advice)) return;
  said.set(element, before.add(advice));
  console.warn(`mail-analytics: <${element.localName}>: ${advice}`, element);
}
