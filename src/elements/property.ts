import type { PropertyDeclaration, ReactiveElement } from 'lit';

/**
 * Declares an attribute or property of an element, as Lit's decorator of this name does. Lit's own also serves
 * standard decorators, with a third of a kilobyte that every page with an icon would load for nothing.
 */
export function property(options?: PropertyDeclaration) {
  return (prototype: ReactiveElement, name: string): void => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
  };
}
