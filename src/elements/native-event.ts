/**
 * The browser's own `Event`, by way of what descends from it: old libraries and scripts of a page put something else in
 * its place, of which no event can be made.
 */
export const NativeEvent = Object.getPrototypeOf(CustomEvent) as typeof Event;
