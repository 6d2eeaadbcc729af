/** What a person does in a story, by what can be seen: no member of a class, and no test framework. */

/** Longest wait for what follows at once, in milliseconds. */
const PATIENCE = 8000;

/** Waits for something to be seen. @throws {Error} naming what was not. */
export async function sees<Seen>(what: string, look: () => Seen | null | undefined | false): Promise<Seen> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const seen = look();
    if (seen) return seen;
    if (performance.now() > end) throw new Error(`Not seen: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

/** The first element of a story that matches a path, once it is there. */
export function finds<Found extends HTMLElement = HTMLElement>(story: Element, path: string): Promise<Found> {
  return sees(path, () => lookUp<Found>(story, path));
}

/** All of them; `>>>` in a path goes into the shadow root of what is before it. */
export function all<Found extends HTMLElement = HTMLElement>(story: Element, path: string): Found[] {
  const [first = '', ...rest] = path.split('>>>').map((part) => part.trim());
  let found: Element[] = [...story.querySelectorAll(first)];
  for (const part of rest) found = found.flatMap((each) => [...(each.shadowRoot?.querySelectorAll(part) ?? [])]);
  return found as Found[];
}

export function lookUp<Found extends HTMLElement = HTMLElement>(story: Element, path: string): Found | undefined {
  return all<Found>(story, path)[0];
}

/** Waits until a story is whole: until all that its `parameters.shows` names is to be seen. */
export async function seesWhole(story: Element, { shows }: { shows?: readonly string[] }): Promise<void> {
  if (!shows?.length) throw new Error('parameters.shows: nothing is to be seen');
  for (const path of shows) await finds(story, path);
}

export function reads(element: Element | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export async function presses(story: Element, path: string): Promise<void> {
  const element = await finds(story, path);
  element.focus();
  element.click();
}

/** Presses the one whose words begin like that. */
export async function pressesNamed(story: Element, path: string, name: string): Promise<void> {
  const element = await sees(`${path} “${name}”`, () => all(story, path).find((each) => reads(each).startsWith(name)));
  element.focus();
  element.click();
}

export async function types(story: Element, path: string, words: string): Promise<void> {
  const field = await finds<HTMLInputElement>(story, path);
  field.focus();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
