import { nothing, type CSSResult, type LitElement } from 'lit';

import { stateOf } from '../controllers/root-state.js';

/** Milliseconds for which what a server has drawn stays at the most: until then, a press on it has to wait. */
const LONGEST = 5_000;

/** An element of ours. */
type Drawn = LitElement & { readonly isComplete: () => boolean };

/** What an element keeps to itself otherwise. */
interface Inside {
  render: () => unknown;
  renderRoot: ParentNode;
}

/**
 * Keeps what a server has drawn into an element until the element has as much to show by itself, or for a time at the
 * most; then puts that in its place within one task, so that no frame shows neither or both. Where Lit's own hydration
 * is on the page it is not used: it asks for the very same values as on the server, and here data come later and times
 * are of another zone. Focus, scroll positions, what was typed and the last press are taken along.
 */
export function keepServerDrawn(element: Drawn, root: ShadowRoot): void {
  const inside = element as unknown as Inside;
  const { elementStyles } = element.constructor as typeof LitElement;
  const sheets = elementStyles.flatMap((each) => (each as CSSResult).styleSheet ?? []);
  const state = stateOf(root);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    element.requestUpdate();
  }, LONGEST);
  const replace = (): unknown => {
    if (!element.isComplete() && !isLate) return nothing;
    // What the class draws is found again behind it.
    Reflect.deleteProperty(inside, 'render');
    const drawn = inside.render();
    if (drawn === nothing) {
      // It is far from what a person sees, and not drawn yet.
      inside.render = replace;
      return nothing;
    }
    clearTimeout(timer);
    const restore = state.take();
    root.replaceChildren();
    // What has been loaded meanwhile comes after those of the element itself, as it does elsewhere.
    root.adoptedStyleSheets = [...sheets, ...root.adoptedStyleSheets];
    inside.renderRoot = root;
    const last = {
      hostUpdated: () => {
        element.removeController(last);
        restore();
      },
    };
    element.addController(last);
    return drawn;
  };
  inside.render = replace;
  element.requestUpdate();
}
