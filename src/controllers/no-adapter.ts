import { defaultAdapter } from '../adapters/default-adapter.js';
import type { AdapterSource } from './adapter-controller.js';

const told = new WeakSet<Element>();

/**
 * Says in the console, once an element, that it has nobody to ask, and how to give it one: whoever sees the page cannot
 * do anything about it, but whoever made it can. Loaded when it is so.
 */
export function tellNoAdapter(element: Element & AdapterSource): void {
  const { adapter, src, localName } = element;
  if (adapter || src || defaultAdapter() || told.has(element)) return;
  told.add(element);
  const given = element.getAttribute('adapter');
  const mistake =
    given === null
      ? ''
      : ` adapter="${given}" is an attribute, which cannot hold an object; in React 18, set the property by a ref.`;
  console.warn(
    `mail-analytics: <${localName}> has no data source.${mistake} Set the property (element.adapter = adapter), or give it the address of a back end (src="/mail-analytics/api").`,
    element,
  );
}
