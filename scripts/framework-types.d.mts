/** See `framework-types.mjs`. */
export function frameworkFiles(manifest: { modules: unknown[] }): Record<string, string>;
