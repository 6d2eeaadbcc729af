/** What an element tells of the language it is to speak. */
export interface Speaker {
  locale?: string;
}

/**
 * The language of an element, as a BCP 47 tag: its own, else the one that is declared around it. Empty where there is
 * none; then it is the viewer's.
 */
export function localeAround(element: HTMLElement & Speaker): string {
  return element.locale || langAround(element);
}

/** The nearest `lang` around an element, out of the shadow roots that it is in, as the browser finds it. */
export function langAround(element: Element): string {
  const declaring = element.closest<HTMLElement>('[lang]');
  if (declaring) return declaring.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langAround(root.host) : '';
}
