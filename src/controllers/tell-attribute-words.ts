import { wrongName, wrongWord } from '../model/wrong-words.js';
import { warnOnce } from './warn-once.js';
import type { AllowedWords } from './attribute-words-controller.js';

/**
 * Says in the console, once an element and value, which of its words are passed over and what they may be.
 *
 * @param wrong - What the properties may say in which something is wrong.
 * @param names - Attributes that are none of ours.
 * @returns the first of what is to be said on screen as well.
 */
export function tellAttributeWords(element: Element, wrong: AllowedWords, names: readonly string[]): Error | undefined {
  const { observedAttributes } = element.constructor as unknown as { readonly observedAttributes: readonly string[] };
  for (const name of names) warnOnce(element, wrongName(name, observedAttributes));
  const said = Object.entries(wrong).map(([property, allowed]) => {
    const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const value = (element as unknown as Record<string, string | number | undefined>)[property];
    // What a number was written as, only the attribute has kept.
    return wrongWord(name, Number.isNaN(value) ? (element.getAttribute(name) ?? 'NaN') : String(value ?? ''), allowed);
  });
  for (const each of said) warnOnce(element, each?.advice);
  return said.find((each) => each?.problem)?.problem;
}
