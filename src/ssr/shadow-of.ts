/**
 * What stands in the shadow root of the outermost element of a drawing, for frameworks that write the tag by themselves:
 * React, for one, takes it as the content of a `<template shadowrootmode="open">` inside.
 *
 * @param drawing - One element, as `@lit-labs/ssr` draws it.
 * @throws {TypeError} if there is no shadow root in it.
 */
export function shadowOf(drawing: string): string {
  const [, content] = /<template shadowroot[^>]*>([^]*)<\/template>/.exec(drawing) ?? [];
  if (content === undefined) throw new TypeError('drawing: there is no shadow root in it');
  return content;
}
