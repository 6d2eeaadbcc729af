type Field = HTMLInputElement | HTMLSelectElement;

/** What a person has done in a root: where the focus is, how far boxes are scrolled, what was typed, and the last press. */
export function stateOf(root: ShadowRoot): { take(): () => void } {
  let pressed: Way | undefined;
  const onPress = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button) pressed = wayTo(button);
  };
  root.addEventListener('click', onPress);
  return {
    /** Takes it from what is there now, and returns what gives it to what is drawn in its place. */
    take: () => {
      root.removeEventListener('click', onPress);
      const restores = [scrolled(root), typed(root), focused(root)];
      return () => {
        for (const restore of restores) restore();
        if (pressed) found(root, pressed)?.click();
      };
    },
  };
}

function scrolled(root: ShadowRoot): () => void {
  const boxes = [...root.querySelectorAll('div, ul')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
    .map((box) => ({ way: wayTo(box), left: box.scrollLeft, top: box.scrollTop }));
  return () => {
    for (const { way, ...to } of boxes) found(root, way)?.scrollTo({ ...to, behavior: 'instant' });
  };
}

function typed(root: ShadowRoot): () => void {
  const fields = [...root.querySelectorAll<Field>('input, select')]
    .filter((field) => isChanged(field))
    .map((field) => ({ way: wayTo(field), value: field.value }));
  return () => {
    for (const { way, value } of fields) {
      const field = found(root, way) as Field | undefined;
      if (!field) continue;
      field.value = value;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  };
}

function isChanged(field: Field): boolean {
  if ('defaultValue' in field) return field.value !== field.defaultValue;
  return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
}

function focused(root: ShadowRoot): () => void {
  const { activeElement: had } = root;
  if (!had) return () => undefined;
  const way = wayTo(had);
  const selection = had instanceof HTMLInputElement ? ([had.selectionStart, had.selectionEnd] as const) : undefined;
  return () => {
    const element = found(root, way);
    element?.focus({ preventScroll: true });
    if (selection?.[0] != null && element instanceof HTMLInputElement) element.setSelectionRange(...selection);
  };
}

/** The way to an element, in steps that are named where they can be, so that it is found among others than before too. */
type Way = readonly string[];

function wayTo(element: Element): Way {
  const { id, localName, parentElement: parent } = element;
  const row = element.getAttribute('data-id');
  if (id || row !== null) return [id ? `#${CSS.escape(id)}` : `[data-id="${CSS.escape(row ?? '')}"]`];
  const column = element.getAttribute('data-column');
  const like = [...(element.parentNode?.children ?? [])].filter((each) => each.localName === localName);
  const step =
    column === null
      ? `${localName}:nth-of-type(${String(like.indexOf(element) + 1)})`
      : `[data-column="${CSS.escape(column)}"]`;
  return [...(parent ? wayTo(parent) : []), step];
}

function found(root: ShadowRoot, [first = '', ...rest]: Way): HTMLElement | undefined {
  const start = /^[#[]/.test(first) ? root.querySelector(first) : childOf(root, first);
  const end = rest.reduce<Element | null | undefined>((at, step) => at && childOf(at, step), start);
  return end instanceof HTMLElement ? end : undefined;
}

function childOf({ children }: ParentNode, step: string): Element | undefined {
  return [...children].find((each) => each.matches(step));
}
