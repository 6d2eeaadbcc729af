import { VERSION } from './version.js';

/** A class that a tag was given to, of this library or of another. */
interface Registered extends CustomElementConstructor {
  readonly version?: string;
  readonly observedAttributes?: readonly string[];
}

/** Tags come one after another, some on demand; what is found within this many milliseconds is told together. */
const TOGETHER = 500;

const told: string[] = [];

/**
 * A tag was taken already: says so once in the console, unless by a copy of the same version, which is as good. Loaded
 * when one was.
 */
export function tellTaken(tag: string): void {
  const { version, observedAttributes = [] } = customElements.get(tag) as Registered;
  if (version === VERSION || told.push(`<${tag}>`) > 1) return;
  // Every element of ours has had this attribute, from the first version on.
  const ours = version ?? (observedAttributes.includes('time-zone') && 'an older version');
  setTimeout(() => {
    const tags = told.join(', ');
    console.warn(
      ours
        ? `mail-analytics: two versions are on this page, ${ours} and then ${VERSION}. What came first stays: ${tags} of ${ours}. Load one version only.`
        : `mail-analytics: ${tags} was registered before, by something else than this library, and stays so.`,
    );
  }, TOGETHER);
}
