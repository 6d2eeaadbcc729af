import { manifest } from '../../scripts/manifest.mjs';
import type { Declaration } from './element-page.js';

/** Every class that the manifest describes, made anew from the comments of the source. */
export async function declarations(): Promise<readonly Declaration[]> {
  const { modules } = (await manifest()) as { modules: { declarations?: Declaration[] }[] };
  return modules.flatMap((each) => each.declarations ?? []);
}
