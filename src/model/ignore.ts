/**
 * For a promise whose failure nobody can mend: code that only says something in the console, or whose want shows by
 * itself, and could not be loaded. A host that watches for unhandled rejections hears nothing of it.
 */
export function ignore(): void {
  // There is nothing to be done.
}
